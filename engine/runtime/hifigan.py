"""Units to sound with the unit HiFi-GAN: windows of codes with some context, joined by a fade.

A sample depends on some 20 codes of 20 ms on either side, most of it on the nearest few. Every
window has codes before and after what it speaks; so nothing is vocoded twice but that context, and
what has too little after it yet is held back until more units come, or the utterance ends.
"""

from dataclasses import dataclass

import numpy as np

from engine.errors import ConfigError
from engine.events import Pcm
from engine.runtime.durations import CODE_MS, Durations, Ids
from engine.runtime.graph import Graph
from engine.runtime.units import UNIT_MS
from engine.spec import HifiganSpec

DURATION_OFFSET_CODES = 1  # the network predicts log(1 + duration)
MAX_DURATION_CODES = 100  # two seconds; the longest units of speech are a tenth of that
MAX_WINDOW_CODES = 150  # three seconds: bounds the memory that one window takes


@dataclass(frozen=True, slots=True)
class Join:
    """How an utterance is cut into windows, in codes of 20 ms, and how these are joined.

    Attributes:
        left_codes: How many codes before it a piece is made with.
        right_codes: How many after it: so much is held back.
        fade_samples: How long one piece fades into the next; taken from the right context.
        least_codes: How many codes a piece has at least, unless it is the last.
    """

    left_codes: int
    right_codes: int
    fade_samples: int = 0
    least_codes: int = 1

    def __post_init__(self) -> None:
        """Raise `ConfigError` on a value that makes no sense."""
        if min(self.left_codes, self.right_codes, self.fade_samples) < 0:
            raise ConfigError(f"contexts and fades must be 0 or more, not {self}")
        if self.least_codes < 1:
            raise ConfigError(f"least_codes must be 1 or more, not {self.least_codes}")

    @staticmethod
    def exact(spec: HifiganSpec) -> "Join":
        """Return the join whose pieces are those of the whole utterance."""
        return Join(spec.context_codes, spec.context_codes)


# See docs/exactness.md for what this costs and gains.
FAST = Join(left_codes=8, right_codes=6, fade_samples=160, least_codes=8)


class HifiganVocoder:
    """A streaming stage from units to samples at 16 kHz."""

    def __init__(
        self, spec: HifiganSpec, durations: Graph, vocoder: Graph, join: Join = FAST
    ) -> None:
        """Keep the networks; raise `ConfigError` where the fade is longer than what follows."""
        if join.fade_samples > join.right_codes * spec.hop_samples:
            raise ConfigError(f"fade_samples must fit into right_codes, and {join} does not")
        self._hop_samples = spec.hop_samples
        self._durations = Durations(durations, DURATION_OFFSET_CODES, MAX_DURATION_CODES)
        self._vocoder = vocoder
        self._join = join
        phase = (np.arange(join.fade_samples, dtype=np.float32) + 0.5) / max(1, join.fade_samples)
        self._fade_in = np.sin(np.pi / 2 * phase) ** 2
        self.reset()

    @property
    def waiting_ms(self) -> int:
        """About how long the sound is that is still to come."""
        n_codes = len(self._codes) - self._n_spoken
        return n_codes * CODE_MS + self._durations.n_waiting_units * UNIT_MS

    @property
    def duration_scale(self) -> float:
        """How many times as long units last as they were learned."""
        return self._durations.scale

    @duration_scale.setter
    def duration_scale(self, scale: float) -> None:
        self._durations.scale = scale

    def reset(self) -> None:
        """Begin a new utterance."""
        self._durations.reset()
        self._codes = np.zeros(0, np.int64)
        self._n_spoken = 0  # codes of `_codes` that became sound
        self._after = np.zeros(0, np.float32)  # what the last window said of the next samples

    def push(self, units: Ids) -> Pcm:
        """Return the samples that `units` (n,) complete, possibly none."""
        self._codes = np.concatenate([self._codes, self._durations.push(units)])
        end = len(self._codes) - self._join.right_codes
        return self._speak(end if end - self._n_spoken >= self._join.least_codes else 0)

    def finish(self) -> Pcm:
        """Return the rest of the utterance, and reset."""
        self._codes = np.concatenate([self._codes, self._durations.finish()])
        pcm = self._speak(len(self._codes))
        self.reset()
        return pcm

    def _speak(self, end: int) -> Pcm:
        """Return the sound of the codes up to `end`."""
        pieces = []
        while self._n_spoken < end:
            pieces.append(self._window(min(end, self._n_spoken + MAX_WINDOW_CODES)))
        self._forget()
        return np.concatenate(pieces) if pieces else np.zeros(0, np.float32)

    def _window(self, end: int) -> Pcm:
        start = max(0, self._n_spoken - self._join.left_codes)
        window = self._codes[start : end + self._join.right_codes]
        waveform = self._vocoder.run(codes=window[None])["waveform"][0]
        first, last = ((code - start) * self._hop_samples for code in (self._n_spoken, end))
        pcm = self._faded(waveform[first:last])
        self._after = waveform[last : last + self._join.fade_samples]
        self._n_spoken = end
        return pcm

    def _faded(self, pcm: Pcm) -> Pcm:
        n_samples = min(len(self._after), len(pcm))
        fade_in, joined = self._fade_in[:n_samples], pcm.copy()
        joined[:n_samples] = fade_in * pcm[:n_samples] + (1 - fade_in) * self._after[:n_samples]
        return joined

    def _forget(self) -> None:
        n_old = max(0, self._n_spoken - self._join.left_codes)
        self._codes, self._n_spoken = self._codes[n_old:], self._n_spoken - n_old
