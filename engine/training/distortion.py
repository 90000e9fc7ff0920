"""Makes one voice sound like many, on features alone and anew each time it is heard.

What a synthesiser always does the same way, a network takes for the sound itself. So the mel axis
is warped as vocal tracts differ in length (Jaitly and Hinton, 2013), the spectrum is tilted as
microphones and rooms do it, echo is smeared over time, and stretches of time and frequency are
blotted out (SpecAugment, Park et al., 2019).
"""

import numpy as np

from engine.runtime.features import N_MELS, Frames

WARP_RANGE = (0.9, 1.12)
TILT_DB = 4.0  # deviation of each of the few points that a curve over the bands goes through
N_TILT_POINTS = 5
ECHO_SHARE = 0.25
ECHO_FRAMES = 24
ECHO_DECAY_FRAMES = (3.0, 14.0)
ECHO_DB_RANGE = (-14.0, -3.0)
MAX_BLOTTED_BANDS = 12
BLOTTED_EVERY_FRAMES = 250
MAX_BLOTTED_FRAMES = 20
DB_TO_LOG_POWER = np.log(10) / 10


class Distorter:
    """Draws every effect from one seeded generator, so that a run can be repeated."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)

    def distort(self, features: Frames) -> Frames:
        """Return log-mel features (n_frames, n_mels) as somebody else might have said them."""
        features = warped(features, self._rng.uniform(*WARP_RANGE))
        if self._rng.random() < ECHO_SHARE:
            decay_frames = self._rng.uniform(*ECHO_DECAY_FRAMES)
            features = echoed(features, decay_frames, self._rng.uniform(*ECHO_DB_RANGE))
        tilted: Frames = features + self._tilt()
        return tilted

    def blot(self, normalised: Frames) -> Frames:
        """Return normalised features with the mean, 0, in some stretches of time and frequency."""
        blotted = normalised.copy()
        for _ in range(2):
            first = self._rng.integers(N_MELS)
            blotted[:, first : first + self._rng.integers(MAX_BLOTTED_BANDS + 1)] = 0
        for _ in range(-(-len(blotted) // BLOTTED_EVERY_FRAMES)):
            first = self._rng.integers(len(blotted))
            blotted[first : first + self._rng.integers(MAX_BLOTTED_FRAMES + 1)] = 0
        return blotted

    def _tilt(self) -> Frames:
        points_db = self._rng.normal(0, TILT_DB, N_TILT_POINTS)
        at = np.linspace(0, N_MELS - 1, N_TILT_POINTS)
        curve_db = np.interp(np.arange(N_MELS), at, points_db)
        tilt: Frames = (curve_db * DB_TO_LOG_POWER).astype(np.float32)
        return tilt


def warped(features: Frames, factor: float) -> Frames:
    """Return features whose band i was band i x `factor`, between bands as a straight line."""
    position = np.minimum(np.arange(N_MELS) * factor, N_MELS - 1)
    left = np.minimum(position.astype(np.int64), N_MELS - 2)
    share = (position - left).astype(np.float32)
    mixed: Frames = features[:, left] * (1 - share) + features[:, left + 1] * share
    return mixed


def echoed(features: Frames, decay_frames: float, level_db: float) -> Frames:
    """Return features with a tail of falling power after every frame."""
    power = np.exp(features)
    delays = np.arange(1, ECHO_FRAMES + 1)
    weights = np.exp(-delays / decay_frames)
    weights *= 10 ** (level_db / 10) / weights.sum()
    total = power.copy()
    for delay, weight in zip(delays, weights.astype(np.float32), strict=True):
        total[delay:] += weight * power[:-delay]
    smeared: Frames = np.log(total)
    return smeared
