"""Voices that say as much as is wanted, to try how a dub keeps up; they know no clock."""

from pathlib import Path
from typing import Protocol

import numpy as np

from engine.audio.file import read_audio_blocks
from engine.bundle import Bundle
from engine.config import EngineConfig
from engine.events import Pcm
from engine.runtime.translator import StreamingTranslator
from engine.runtime.units import Units, UnitVocoder
from engine.runtime.voice import load_vocoder

RATE_HZ = 16_000


class Voice(Protocol):
    """Says as much as is wanted."""

    def say(self, duration_ms: int, scale: float) -> Pcm:
        """Return what lasts `duration_ms` as it was learned, in units `scale` times as long."""


class Recorded:
    """Says the same recording again and again; it has no units that could be shorter."""

    def __init__(self, speech: Pcm) -> None:
        """Keep speech (n_samples,) at `RATE_HZ`."""
        self._speech = speech
        self._place = 0

    def say(self, duration_ms: int, scale: float) -> Pcm:
        """Return the next `duration_ms`, whatever the scale."""
        place, n_samples = self._place, duration_ms * RATE_HZ // 1000
        self._place += n_samples
        said: Pcm = np.take(self._speech, range(place, self._place), mode="wrap")
        return said


class Vocoded:
    """Says the same units again and again."""

    def __init__(self, units: Units, vocoder: UnitVocoder, unit_ms: float) -> None:
        self._units, self._vocoder, self._unit_ms = units, vocoder, unit_ms
        self._place = 0.0

    def say(self, duration_ms: int, scale: float) -> Pcm:
        """Return the sound of the next units."""
        first, self._place = round(self._place), self._place + duration_ms / self._unit_ms
        self._vocoder.duration_scale = scale
        return self._vocoder.push(
            np.take(self._units, range(first, round(self._place)), mode="wrap")
        )


class _Units:
    """A vocoder that keeps the units and says nothing."""

    duration_scale = 1.0
    waiting_ms = 0

    def __init__(self) -> None:
        self.units = [np.zeros(0, np.int64)]

    def reset(self) -> None:
        """Go on."""

    def push(self, units: Units) -> Pcm:
        """Keep units (n_units,)."""
        self.units.append(units)
        return np.zeros(0, np.float32)

    def finish(self) -> Pcm:
        """Return no samples."""
        return np.zeros(0, np.float32)


def load_voice(bundle: Bundle, recording: Path) -> Vocoded:
    """Return what says the units of a recording's translation."""
    translator, kept = StreamingTranslator(bundle, EngineConfig("s2st")), _Units()
    translator.vocode_with(lambda vocoder: kept)
    for block in read_audio_blocks(recording, translator.input_rate_hz):
        translator.push(block)
    translator.finish()
    units, vocoder = np.concatenate(kept.units), load_vocoder(bundle, 1)
    n_samples = len(vocoder.push(units)) + len(vocoder.finish())
    return Vocoded(units, vocoder, n_samples * 1000 / RATE_HZ / len(units))
