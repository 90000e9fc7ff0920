"""Speaks faster at the same pitch; knows nothing of why.

WSOLA (Verhelst and Roelands, "An overlap-add technique based on waveform similarity (WSOLA) for
high quality time-scale modification of speech", ICASSP 1993): the output is laid together from
pieces of the input, each taken where it goes on from the last one most alike.
"""

import numpy as np

from engine.events import Pcm

# A piece is two hops long, half of it faded into the one before. Fifteen ms hold a period of the
# deepest voices (66 Hz), and so does the way that a piece may be moved.
HOP_MS = 15
SEARCH_MS = 8
SLOWEST, FASTEST = 1.0, 2.0


class TimeStretch:
    """A streaming stage; at speed 1 it passes every sample on as it is.

    Attributes:
        speed: How many times as fast, from 1 to 2; may change between two pushes.
    """

    def __init__(self, rate_hz: int) -> None:
        self.speed = SLOWEST
        self._hop_samples = rate_hz * HOP_MS // 1000
        self._search_samples = rate_hz * SEARCH_MS // 1000
        phase = (np.arange(self._hop_samples, dtype=np.float32) + 0.5) / self._hop_samples
        self._fade_in = np.sin(0.5 * np.pi * phase) ** 2
        self.reset()

    @property
    def n_waiting_samples(self) -> int:
        """How much of the input is still to be heard."""
        return len(self._input) - self._next

    def reset(self) -> None:
        """Forget what waits."""
        self._input = np.zeros(0, np.float32)
        self._next = 0  # where the input goes on from what was said last
        self._place = 0.0  # where the clock of the output wants the next piece

    def push(self, chunk: Pcm) -> Pcm:
        """Return the samples (n_samples,) that `chunk` (n_samples,) completes, possibly none."""
        assert SLOWEST <= self.speed <= FASTEST, self.speed
        self._input = np.concatenate([self._input, chunk])
        said = [np.zeros(0, np.float32)]
        while self._n_needed_samples() <= len(self._input):
            said.append(self._take_hop())
        self._forget_the_past()
        return np.concatenate(said)

    def finish(self) -> Pcm:
        """Return the samples that still wait, as they were spoken: the speech has ended."""
        rest: Pcm = self._input[self._next :]
        self.reset()
        return rest

    def _n_needed_samples(self) -> int:
        furthest = max(round(self._place) + self._search_samples, self._next)
        return furthest + 2 * self._hop_samples

    def _take_hop(self) -> Pcm:
        n_hop, start = self._hop_samples, self._most_alike()
        before = self._input[self._next : self._next + n_hop]
        after = self._input[start : start + n_hop]
        self._next = start + n_hop
        self._place += n_hop * self.speed
        hop: Pcm = before + self._fade_in * (after - before)
        return hop

    def _most_alike(self) -> int:
        """Return where the input is most like what would come next, near where it should be."""
        first = max(0, round(self._place) - self._search_samples)
        last = round(self._place) + self._search_samples
        if self.speed == SLOWEST and first <= self._next <= last:
            return self._next  # nothing is more alike than itself
        n_hop = self._hop_samples
        wanted = self._input[self._next : self._next + n_hop]
        there = self._input[first : last + n_hop]
        power = np.concatenate([[0.0], np.cumsum(np.square(there, dtype=np.float64))])
        norm = np.sqrt(power[n_hop:] - power[:-n_hop] + 1e-9)
        return first + int(np.argmax(np.correlate(there, wanted, "valid") / norm))

    def _forget_the_past(self) -> None:
        n_past = min(self._next, max(0, int(self._place) - self._search_samples))
        self._input = self._input[n_past:]
        self._next -= n_past
        self._place -= n_past
