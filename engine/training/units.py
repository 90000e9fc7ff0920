"""Discrete speech units: k-means over cepstra, assigned with a price on every change.

The price (Kamper 2022, "duration-penalised dynamic programming") keeps a unit for as long as a
sound lasts, so that a sentence has few units and text can predict them.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.runtime.features import N_MELS, Frames

FEATURES_PER_UNIT_FRAME = 2  # 20 ms
N_CEPSTRA = 16
LOUDNESS_WEIGHT = 0.5  # how loud a sound is says less about which one it is
N_ITERATIONS = 25

Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Codebook:
    """Unit centres (n_units, N_CEPSTRA), the scale of each cepstrum, and the price of a change."""

    centres: Frames
    scale: Frames
    change_price: float

    @staticmethod
    def learn(features: list[Frames], n_units: int, change_price: float, seed: int) -> "Codebook":
        """Return the codebook of some hours of speech, by Lloyd's algorithm."""
        raw = np.concatenate([cepstra_of(f) for f in features])
        scale = (1 / raw.std(axis=0)).astype(np.float32)
        scale[0] *= LOUDNESS_WEIGHT
        points = raw * scale
        rng = np.random.default_rng(seed)
        centres = points[rng.choice(len(points), n_units, replace=False)]
        for _ in range(N_ITERATIONS):
            nearest = _squared_distances(points, centres).argmin(axis=1)
            counts = np.bincount(nearest, minlength=n_units)
            sums = np.zeros_like(centres, np.float64)
            np.add.at(sums, nearest, points)
            empty = counts == 0
            centres = (sums / np.maximum(counts, 1)[:, None]).astype(np.float32)
            centres[empty] = points[rng.choice(len(points), int(empty.sum()))]
        return Codebook(centres, scale, change_price)

    def encode(self, features: Frames) -> Ids:
        """Return the cheapest path, one unit per 20 ms: (n_features // 2,).

        Args:
            features: (n_features, n_mels).
        """
        costs = _squared_distances(cepstra_of(features) * self.scale, self.centres)
        n_frames, n_units = costs.shape
        came_from = np.empty((n_frames, n_units), np.int64)
        total, stay = np.zeros(n_units, np.float32), np.arange(n_units)
        for t in range(n_frames):
            best = int(total.argmin())
            changes = total > total[best] + self.change_price
            came_from[t] = np.where(changes, best, stay)
            total = np.where(changes, total[best] + self.change_price, total) + costs[t]
        path = np.empty(n_frames, np.int64)
        unit = int(total.argmin()) if n_frames else 0
        for t in range(n_frames - 1, -1, -1):
            path[t] = unit
            unit = int(came_from[t, unit])
        return path

    def save(self, path: Path) -> None:
        """Write an `.npz`."""
        np.savez(path, centres=self.centres, scale=self.scale, change_price=self.change_price)

    @staticmethod
    def read(path: Path) -> "Codebook":
        """Read what `save` wrote."""
        stored = np.load(path)
        return Codebook(stored["centres"], stored["scale"], float(stored["change_price"]))


def cepstra_of(features: Frames) -> Frames:
    """Return cepstra per 20 ms, (n // 2, N_CEPSTRA), of log-mel features (n, n_mels)."""
    n_frames = len(features) // FEATURES_PER_UNIT_FRAME
    whole = features[: n_frames * FEATURES_PER_UNIT_FRAME].astype(np.float32)
    mean = whole.reshape(n_frames, FEATURES_PER_UNIT_FRAME, N_MELS).mean(axis=1)
    band, order = np.arange(N_MELS) + 0.5, np.arange(N_CEPSTRA)
    cosines = np.cos(np.pi / N_MELS * band[:, None] * order) / N_MELS
    cepstra: Frames = (mean @ cosines).astype(np.float32)
    return cepstra


def runs_of(units: Ids) -> tuple[Ids, Ids]:
    """Return the units with repeats merged, and how many frames each lasted."""
    starts = np.flatnonzero(np.diff(units, prepend=-1))
    return units[starts], np.diff(starts, append=len(units))


def _squared_distances(points: Frames, centres: Frames) -> Frames:
    squares = (points**2).sum(axis=1)[:, None] + (centres**2).sum(axis=1)
    distances: Frames = squares - 2 * points @ centres.T
    return distances
