"""Make clean speech less clean: speed (so pitch and formants, too), level, noise, silence."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile
import soxr

from engine.events import Pcm
from engine.runtime.features import SAMPLE_RATE_HZ

SPEED_RANGE = (0.86, 1.16)
PEAK_DB_RANGE = (-24.0, -1.0)
SNR_DB_RANGE = (12.0, 40.0)
MAX_LEAD_S = 0.4


class Augmenter:
    """Draws every effect from one seeded generator, so that a run can be repeated."""

    def __init__(self, noise: list[Pcm], seed: int) -> None:
        self._noise = noise
        self._rng = np.random.default_rng(seed)

    def vary(self, speech: Pcm) -> Pcm:
        """Return `speech` (n_samples,) at 16 kHz with a random selection of the effects."""
        if self._rng.random() < 0.5:
            factor = self._rng.uniform(*SPEED_RANGE)
            speech = soxr.resample(speech, SAMPLE_RATE_HZ * factor, SAMPLE_RATE_HZ)
        speech = self._with_lead(self._at_level(speech))
        return self._with_noise(speech) if self._rng.random() < 0.5 else speech

    def _at_level(self, speech: Pcm) -> Pcm:
        peak = max(float(np.abs(speech).max(initial=0.0)), 1e-4)
        return (speech * (10 ** (self._rng.uniform(*PEAK_DB_RANGE) / 20) / peak)).astype(np.float32)

    def _with_lead(self, speech: Pcm) -> Pcm:
        n_samples = int(self._rng.uniform(0, MAX_LEAD_S) * SAMPLE_RATE_HZ)
        return np.concatenate([np.zeros(n_samples, np.float32), speech])

    def _with_noise(self, speech: Pcm) -> Pcm:
        if self._noise and self._rng.random() < 0.6:
            source = self._noise[self._rng.integers(len(self._noise))]
            start = self._rng.integers(max(1, len(source) - len(speech)))
            noise = np.resize(source[start : start + len(speech)], len(speech))
        else:
            noise = self._rng.standard_normal(len(speech)).astype(np.float32)
        snr = 10 ** (self._rng.uniform(*SNR_DB_RANGE) / 20)
        gain = _rms(speech) / max(snr * _rms(noise), 1e-6)
        return (speech + gain * noise).astype(np.float32)


def read_noise(folder: Path) -> list[Pcm]:
    """Return every recording in `folder`, mono at 16 kHz."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in {".wav", ".ogg"})
    return [read_speech(path) for path in paths]


def read_speech(path: Path) -> Pcm:
    """Return a recording, mono at 16 kHz: (n_samples,) float32."""
    pcm, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    return np.asarray(soxr.resample(pcm.mean(axis=1), rate_hz, SAMPLE_RATE_HZ), np.float32)


def _rms(pcm: npt.NDArray[np.float32]) -> float:
    return float(np.sqrt(np.mean(pcm**2))) if len(pcm) else 0.0
