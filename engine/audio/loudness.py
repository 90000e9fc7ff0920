"""How loud somebody speaks, and what makes another voice as loud; knows nothing of devices."""

import numpy as np

from engine.audio.level import FLOOR_DB, measure_level
from engine.events import Pcm

# Levels are those of 200 ms or so. Below this there is no speech, or none that could be matched.
QUIETEST_DB = -55.0
# Pauses between words are this much quieter than the words: they do not count.
GATE_DB = 15.0
# So much of each new level: a speaker who turns away is followed in 2 s, a shout is not.
FOLLOWED = 0.1
LOUDER_DB, QUIETER_DB = 12.0, -20.0  # at most
WINDOW_MS = 200
PEAK = 0.97  # no sample of the dub is louder


class SpeechLevel:
    """The level of the words in what it is shown; forgets what was long ago."""

    def __init__(self) -> None:
        self.db: float | None = None  # None while nobody has spoken

    def push(self, rms_db: float) -> None:
        """Take the level of the next fifth of a second."""
        if rms_db < QUIETEST_DB or (self.db is not None and rms_db < self.db - GATE_DB):
            # Where somebody quieter goes on, the gate comes down to them, in 30 s.
            if self.db is not None and rms_db >= QUIETEST_DB:
                self.db -= 0.1
            return
        self.db = rms_db if self.db is None else self.db + FOLLOWED * (rms_db - self.db)


def speech_levels_db(pcm: Pcm, rate_hz: int) -> list[float]:
    """Return the levels of speech (n_samples,), one for each whole fifth of a second."""
    n_window = rate_hz * WINDOW_MS // 1000
    n_windows = len(pcm) // n_window
    parts = np.split(pcm[: n_windows * n_window], n_windows) if n_windows else []
    return [measure_level(part).rms_db for part in parts]


def matching_gain_db(source_db: float | None, dub_db: float | None) -> float:
    """Return how much louder the dub must be to be as loud as the source; 0 while unknown."""
    if source_db is None or dub_db is None or dub_db <= FLOOR_DB:
        return 0.0
    return float(np.clip(source_db - dub_db, QUIETER_DB, LOUDER_DB))


def limited(pcm: Pcm) -> Pcm:
    """Return samples (n_samples,) of which none is beyond `PEAK`: the loudest are rounded off.

    Up to three quarters of it nothing changes.
    """
    knee = 0.75 * PEAK
    beyond = np.abs(pcm) - knee
    if not len(pcm) or beyond.max() <= 0.0:
        return pcm
    rounded = knee + (PEAK - knee) * np.tanh(beyond / (PEAK - knee))
    return np.where(beyond > 0.0, np.sign(pcm) * rounded, pcm).astype(np.float32)
