"""Measures loudness for the level meter; knows nothing of who shows it."""

import numpy as np

from engine.events import LevelMeasured, Pcm

LEVEL_MS = 200  # five a second: a meter that moves, and an event queue that does not fill
FLOOR_DB = -100.0


def measure_level(pcm: Pcm) -> LevelMeasured:
    """Return the loudness of samples (n_samples,), at least one."""
    power = float(np.mean(np.square(pcm, dtype=np.float64)))
    peak = float(np.max(np.abs(pcm)))
    return LevelMeasured(rms_db=_to_db(power**0.5), peak_db=_to_db(peak))


def _to_db(amplitude: float) -> float:
    return max(FLOOR_DB, 20.0 * float(np.log10(max(amplitude, 1e-9))))


class LevelMeter:
    """Gathers blocks until `LEVEL_MS` are full. A streaming stage without a rest worth having."""

    def __init__(self, rate_hz: int) -> None:
        self._window_samples = rate_hz * LEVEL_MS // 1000
        self.reset()

    def reset(self) -> None:
        """Forget the blocks that do not fill a window yet."""
        self._waiting: list[Pcm] = []

    def push(self, chunk: Pcm) -> LevelMeasured | None:
        """Take samples (n_samples,) and return the level since the last one if that is due."""
        self._waiting.append(chunk)
        if sum(map(len, self._waiting)) < self._window_samples:
            return None
        level = measure_level(np.concatenate(self._waiting))
        self.reset()
        return level
