"""A button that shows a colour and lets another one be chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QColorDialog, QPushButton, QWidget

SWATCH_PX = 16


class ColourButton(QPushButton):
    """The colour stands on it as #rrggbb, for those who do not see it.

    Signals:
        chosen: A colour as #rrggbb; also while one is still being sought, to be looked at.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dialog: QColorDialog | None = None  # that is open
        self.clicked.connect(self._ask)

    def show_colour(self, colour: str) -> None:
        """Show what is chosen."""
        self.setText(colour)
        swatch = QPixmap(SWATCH_PX, SWATCH_PX)
        swatch.fill(self.palette().color(QPalette.ColorRole.Dark))  # an edge: it may be as dark
        painter = QPainter(swatch)
        painter.fillRect(swatch.rect().adjusted(1, 1, -1, -1), QColor(colour))
        painter.end()
        self.setIcon(QIcon(swatch))

    def _ask(self) -> None:
        """Let a person seek a colour; who gives up has the one of before."""
        before = self.text()
        self.dialog = QColorDialog(QColor(before), self.window())
        self.dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.setWindowTitle(self.accessibleName())
        self.dialog.currentColorChanged.connect(lambda colour: self.chosen.emit(colour.name()))
        self.dialog.rejected.connect(lambda: self.chosen.emit(before))
        self.dialog.open()
