"""How late captions were in the last minute."""

from collections import deque
from dataclasses import dataclass

WINDOW_MS = 60_000
MOST = 2_000  # words in a minute, far beyond what anybody says


@dataclass(frozen=True, slots=True)
class Lag:
    """What half of the words, and all but one in twenty, were no later than."""

    p50_ms: int
    p95_ms: int


class LagMinute:
    """The lags of the last minute."""

    def __init__(self) -> None:
        self._lags: deque[tuple[float, int]] = deque(maxlen=MOST)

    def push(self, lag_ms: int, now_ms: float) -> Lag:
        """Take one more and return what the last minute was like."""
        self._lags.append((now_ms, lag_ms))
        while self._lags[0][0] < now_ms - WINDOW_MS:
            self._lags.popleft()
        lags_ms = sorted(lag_ms for _, lag_ms in self._lags)
        last = len(lags_ms) - 1
        return Lag(lags_ms[last // 2], lags_ms[-(-last * 95 // 100)])
