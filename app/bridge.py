"""The only meeting point of engine and Qt: the engine's queue is drained in the window's thread."""

import queue

from PySide6.QtCore import QObject, QTimer, Signal

from engine.events import EngineEvent

DRAIN_MS = 33  # thirty times a second: no eye sees captions come later


class EngineBridge(QObject):
    """Drains a session's queue on a timer and emits each event in the thread it lives in.

    The timer also runs between sessions: only so does Python see Ctrl+C while Qt waits.

    Signals:
        received: One `EngineEvent`.
        drained: All that waited was emitted; also when nothing did.
    """

    received = Signal(object)
    drained = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: queue.Queue[EngineEvent] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(DRAIN_MS)
        self._timer.timeout.connect(self.drain)
        self._timer.start()

    def watch(self, events: "queue.Queue[EngineEvent]") -> None:
        """Drain these from now on; those of the last session are all told."""
        self._events = events

    def drain(self) -> None:
        """Emit everything that waits; return at once when there is nothing."""
        events = self._events
        if events is not None:
            for _ in range(events.qsize()):
                self.received.emit(events.get_nowait())
        self.drained.emit()
