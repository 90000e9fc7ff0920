"""Notes how long the windows' thread stands still: a watchdog that counts, and bites nobody."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QObject, QTimer

TICK_MS = 5


@dataclass(frozen=True, slots=True)
class Pause:
    """The longest that nothing was done for the windows.

    Attributes:
        longest_ms: By the wall clock; a busy machine lets everyone wait.
        own_ms: The longest of which this process itself computed that long: nobody else's fault.
    """

    longest_ms: float
    own_ms: float


class PauseWatch(QObject):
    """Ticks in the thread it is made in, and compares the clocks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticks_s: list[tuple[float, float]] = []
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin anew."""
        self._ticks_s = []
        self._tick()
        self._timer.start()

    def stop(self) -> Pause:
        """Return the longest pause since the start."""
        self._tick()
        self._timer.stop()
        longest_ms = own_ms = 0.0
        for before, after in itertools.pairwise(self._ticks_s):
            wall_s, computed_s = (late - early for early, late in zip(before, after, strict=True))
            longest_ms = max(longest_ms, wall_s * 1000)
            own_ms = max(own_ms, min(wall_s, computed_s) * 1000)
        return Pause(longest_ms, own_ms)

    def _tick(self) -> None:
        self._ticks_s.append((time.perf_counter(), time.process_time()))


def stand_by(duration_s: float, is_over: Callable[[], bool] = lambda: True) -> None:
    """Let the windows work for so long, and then on until something is over."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if is_over() else timer.setInterval(2 * TICK_MS))
    timer.start(round(duration_s * 1000))
    loop.exec()
    timer.stop()
