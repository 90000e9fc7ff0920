"""The buffer between a device and the worker; knows nothing of rates or of what is in it.

Threads: the device's calls `write` and `close`, the worker's calls `read`. Each holds the lock for
no longer than a copy takes, so that a slow worker never holds up a device: it loses the oldest
audio instead, and can tell how much from the place of the next block.
"""

import threading
from dataclasses import dataclass

import numpy as np

from engine.events import Pcm


@dataclass(frozen=True, slots=True)
class Block:
    """Samples (n_samples,) and the place of the first one among all that the device delivered."""

    start_samples: int
    pcm: Pcm


class Ring:
    """Holds the newest `n_samples` that were written and not yet read; overwrites the oldest."""

    def __init__(self, n_samples: int) -> None:
        self._buffer = np.zeros(n_samples, np.float32)
        self._changed = threading.Condition()
        self._start_samples = 0  # the place of the next sample to read
        self._received_samples = 0
        self._closed = False

    @property
    def received_samples(self) -> int:
        """How many samples the device has delivered, lost ones included."""
        return self._received_samples

    def write(self, pcm: Pcm) -> None:
        """Take samples (n_samples,); those that come after `close` are not taken."""
        with self._changed:
            if self._closed:
                return
            self._copy_in(pcm[-len(self._buffer) :], self._received_samples + len(pcm))
            self._changed.notify()

    def read(self, max_samples: int) -> Block | None:
        """Wait for samples and return the oldest ones, or None when the ring is closed and empty.

        A block that starts later than the one before ended tells of samples that are gone.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._n_waiting())
            if not self._n_waiting():
                return None
            return self._take(min(max_samples, self._n_waiting()))

    def close(self) -> None:
        """Take no more samples; what waits can still be read."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def _n_waiting(self) -> int:
        return self._received_samples - self._start_samples

    def _copy_in(self, pcm: Pcm, end_samples: int) -> None:
        places = np.arange(end_samples - len(pcm), end_samples)
        self._buffer[places % len(self._buffer)] = pcm
        self._received_samples = end_samples
        self._start_samples = max(self._start_samples, end_samples - len(self._buffer))

    def _take(self, n_samples: int) -> Block:
        places = np.arange(self._start_samples, self._start_samples + n_samples)
        block = Block(self._start_samples, self._buffer[places % len(self._buffer)])
        self._start_samples += n_samples
        return block
