"""What of a sound is tones that are held, as instruments hold them and voices do not.

The strongest partials of a spectrum are followed from one frame to the next, as McAulay and
Quatieri do ("Speech analysis/synthesis based on a sinusoidal representation", 1986). Those of a
voice glide all the time, by some percent from frame to frame; those of an instrument stay where
they are until the next note.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from engine.events import Pcm

WINDOW_MS, HOP_MS = 96, 48
LOWEST_HZ = 200.0  # below, a partial's place is too uncertain
HIGHEST_HZ = 4_000.0  # above are hisses
N_BESIDE = 10  # bins on either side, with which a partial is compared
PROMINENT_DB = 8.0  # above the mean of those
FAINTEST_DB = 35.0  # below the strongest of its frame, and a frame below the loudest
HELD_SHARE = 0.003  # a twentieth of a semitone: so little may a held tone move
SILENT_AMPLITUDE = 1e-7


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of a moment.

    Attributes:
        spectrum: Amplitudes (n_bins,) up to `HIGHEST_HZ`, of norm 1, or 0 where it is silent.
        peak_db: The level of the strongest bin.
        partials: Logarithms (n,) of the frequencies of the partials, rising.
        weights: The square roots (n,) of their amplitudes.
    """

    spectrum: npt.NDArray[np.float32]
    peak_db: float
    partials: npt.NDArray[np.float64]
    weights: npt.NDArray[np.float64]


class ToneFinder:
    """Makes frames of windows of samples at one rate."""

    def __init__(self, rate_hz: int) -> None:
        self.window_samples = rate_hz * WINDOW_MS // 1000
        self.hop_samples = rate_hz * HOP_MS // 1000
        self._bin_hz = rate_hz / self.window_samples
        self._n_bins = round(HIGHEST_HZ / self._bin_hz) + N_BESIDE
        self._window = np.hanning(self.window_samples).astype(np.float32)
        self._window *= 2 / self._window.sum()  # so that the amplitude of a tone is that of its bin

    def find(self, pcm: Pcm) -> Frame:
        """Return the frame of a window (window_samples,)."""
        spectrum = np.abs(np.fft.rfft(pcm * self._window))[1 : self._n_bins + 1]
        level_db = 20.0 * np.log10(spectrum + SILENT_AMPLITUDE)
        places = self._partials(level_db)
        below, here, above = (level_db[places + i] for i in (-1, 0, 1))
        # The top of the parabola through three bins.
        shift = 0.5 * (below - above) / (below - 2.0 * here + above)
        norm = float(np.linalg.norm(spectrum)) or 1.0
        return Frame(
            (spectrum / norm).astype(np.float32),
            float(level_db.max()),
            np.log((places + 1 + shift) * self._bin_hz),
            10.0 ** (here / 40.0),
        )

    def _partials(self, level_db: npt.NDArray[np.float64]) -> npt.NDArray[np.intp]:
        """Return the places (n,) of the bins that stand out of those beside them."""
        inner = level_db[N_BESIDE:-N_BESIDE]
        sums = np.concatenate([[0.0], np.cumsum(level_db)])
        n_mean = 2 * N_BESIDE + 1
        mean_db = (sums[n_mean:] - sums[:-n_mean]) / n_mean
        is_partial = inner > np.maximum(mean_db + PROMINENT_DB, level_db.max() - FAINTEST_DB)
        is_partial &= (inner > level_db[N_BESIDE - 1 : -N_BESIDE - 1]) & (
            inner >= level_db[N_BESIDE + 1 : len(level_db) - N_BESIDE + 1]
        )
        places: npt.NDArray[np.intp] = np.flatnonzero(is_partial) + N_BESIDE
        return places[(places + 1) * self._bin_hz > LOWEST_HZ]


def held_share(frames: Iterable[Frame]) -> float:
    """Return what share of the partials of successive frames stays where it was."""
    frames = list(frames)
    loudest_db = max(frame.peak_db for frame in frames)
    held = total = 0.0
    for before, now in pairwise(frames):
        if min(before.peak_db, now.peak_db) < loudest_db - FAINTEST_DB:
            continue
        if not len(before.partials) or not len(now.partials):
            continue
        apart = np.abs(now.partials[:, None] - before.partials[None]).min(axis=1)
        held += float(now.weights[apart < HELD_SHARE].sum())
        total += float(now.weights.sum())
    return held / total if total else 0.0
