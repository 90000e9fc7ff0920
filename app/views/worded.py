"""What every view with words in it has in common: it says them anew when the language changes."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget


class WordedWidget(QWidget):
    """A widget whose words are set in `word` alone, through `self.tr`; its constructor calls it."""

    def __init__(
        self, parent: QWidget | None = None, flags: Qt.WindowType = Qt.WindowType.Widget
    ) -> None:
        super().__init__(parent, flags)

    def word(self) -> None:
        """Set every word in the language of the interface."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Say everything in the language that was just chosen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.word()


def describe(widget: QWidget, name: str, tip: str) -> None:
    """Name a control for a screen reader, and say what it is for."""
    widget.setAccessibleName(name)
    widget.setToolTip(tip)
