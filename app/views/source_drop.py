"""Lets a recording, or the address of a stream, be dropped on a window."""

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class SourceDrop(QObject):
    """Watches windows; what they take in otherwise, they take in still.

    Signals:
        dropped: The path of a recording, or an address.
    """

    dropped = Signal(str)

    def __init__(self, *windows: QWidget) -> None:
        super().__init__()
        for window in windows:
            window.setAcceptDrops(True)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take one file or address, and nothing else."""
        if not isinstance(event, QDropEvent) or not (name := source_in(event.mimeData())):
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(name)
        return True


def source_in(data: QMimeData) -> str:
    """Return the one file or address that is dragged; empty if it is none, or several."""
    urls = data.urls()
    if len(urls) != 1:
        return ""
    return urls[0].toLocalFile() or urls[0].toString()
