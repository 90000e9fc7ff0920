"""A QR code, to be scanned from the screen."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from app.views.worded import WordedWidget, describe

N_MARGIN = 4  # modules of nothing around a code, as its standard wants
SIZE_PX = 190


class QrCode(WordedWidget):
    """A square; dark on light in every theme, for that is what cameras expect."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[str] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.word()

    def word(self) -> None:
        """Set every word in the language of the interface."""
        describe(self, self.tr("QR code"), self.tr("Scan it with the camera of a phone"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that suits it."""
        return QSize(SIZE_PX, SIZE_PX)

    def show_rows(self, rows: Sequence[str]) -> None:
        """Show a code, a string of 0 (light) and 1 (dark) for each of its rows."""
        self._rows = rows
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it in whole pixels, so that all modules are as large."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        n_modules = len(self._rows) + 2 * N_MARGIN
        module_px = min(self.width(), self.height()) // n_modules
        start_px = (self.width() - module_px * len(self._rows)) // 2
        for y, row in enumerate(self._rows):
            for x, module in enumerate(row):
                if module == "1":
                    at_px = start_px + x * module_px, start_px + y * module_px
                    painter.fillRect(QRect(*at_px, module_px, module_px), Qt.GlobalColor.black)
        painter.end()
