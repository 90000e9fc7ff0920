"""Remembers what the dub says and when it is heard; knows neither who speaks nor who asks.

Threads: the dub's calls `push`, the capture's the rest.
"""

import threading

import numpy as np

from engine.audio.resample import Resampler
from engine.events import Pcm

RATE_HZ = 8_000  # holds all of a voice that tells it from another
REMEMBERED_S = 4.0
# Devices tell how much waits in them to 30 ms or so: what seems to follow within this time follows.
SEAM_S = 0.2


class OwnVoice:
    """Samples at `RATE_HZ` by a clock in seconds; silence where nothing was said."""

    def __init__(self, rate_hz: int) -> None:
        """Begin in silence.

        Args:
            rate_hz: Of what will be pushed.
        """
        self._resampler = Resampler(rate_hz, RATE_HZ)
        self._changed = threading.Lock()  # guards the next two
        self._said = np.zeros(0, np.float32)
        self._start_samples = 0  # the place of the first of them, since the clock's zero

    def push(self, pcm: Pcm, heard_s: float) -> None:
        """Take what is said next (n_samples,), of which the first sample is heard then."""
        said, place = self._resampler.push(pcm), round(heard_s * RATE_HZ)
        with self._changed:
            gap = place - self._end_samples()
            if not len(self._said) or gap < -SEAM_S * RATE_HZ:
                self._said, self._start_samples = np.zeros(0, np.float32), place
            elif gap > SEAM_S * RATE_HZ:
                n_silent = min(gap, round(REMEMBERED_S * RATE_HZ))
                self._said = np.concatenate([self._said, np.zeros(n_silent, np.float32)])
                self._start_samples = place - len(self._said)
            self._said = np.concatenate([self._said, said])
            n_old = max(0, len(self._said) - round(2 * REMEMBERED_S * RATE_HZ))
            self._said, self._start_samples = self._said[n_old:], self._start_samples + n_old

    def between(self, start_samples: int, end_samples: int) -> Pcm:
        """Return what is heard (n_samples,) between two places since the clock's zero."""
        heard = np.zeros(end_samples - start_samples, np.float32)
        with self._changed:
            first = max(start_samples, self._start_samples)
            last = min(end_samples, self._end_samples())
            if first < last:
                known = self._said[first - self._start_samples : last - self._start_samples]
                heard[first - start_samples : last - start_samples] = known
        return heard

    def _end_samples(self) -> int:
        return self._start_samples + len(self._said)
