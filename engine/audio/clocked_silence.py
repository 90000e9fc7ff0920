"""Silence by the clock, where a device delivers nothing while nothing plays.

While it delivers, its own samples are the only clock: what comes somewhat late is no silence, and
two clocks that drift apart put nothing into a word.
"""

IDLE_S = 0.2  # what is so late does not come: WASAPI delivers every 10 ms
BEHIND_S = 0.05  # silence stays so far behind the clock, so that sound that begins has its place
LATE_S = 0.1  # who asks so late was held up, and so may have been what is asked for


class ClockedSilence:
    """How much silence is due; whoever asks must deliver it."""

    def __init__(self, rate_hz: int, now_s: float) -> None:
        self._rate_hz = rate_hz
        self._came_s = self._asked_s = now_s
        self._n_filled = 0  # since sound came

    def before(self, n_samples: int, now_s: float) -> int:
        """Return how many silent samples come before the samples that came now."""
        n_due = 0
        if now_s - self._came_s > IDLE_S:
            n_due = self._n_passed(now_s) - n_samples - self._n_filled
        self._came_s, self._n_filled = now_s, 0
        return max(0, n_due)

    def due(self, now_s: float) -> int:
        """Return how many silent samples are due now: none while sound comes."""
        is_late = now_s - self._asked_s > LATE_S
        self._asked_s = now_s
        if is_late or now_s - self._came_s < IDLE_S:
            return 0
        n_due = max(0, self._n_passed(now_s - BEHIND_S) - self._n_filled)
        self._n_filled += n_due
        return n_due

    def _n_passed(self, now_s: float) -> int:
        return round((now_s - self._came_s) * self._rate_hz)
