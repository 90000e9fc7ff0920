"""A window that covers the screen as a player does, and says where it was clicked.

    python tests/end_to_end/film.py clicks.txt

Its picture is bright and moves: nothing is harder to read captions over.
"""

import math
import sys
from pathlib import Path

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QRadialGradient
from PySide6.QtWidgets import QApplication, QWidget

TITLE = "A film"
FRAME_MS = 200  # slow for a film: the machine that runs the tests has other things to do


class Film(QWidget):
    """A light that wanders over the sea."""

    def __init__(self, clicks: Path) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self._clicks = clicks
        self._n_frames = 0
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the next picture."""
        painter = QPainter(self)
        x_px = self.width() * (0.5 + 0.3 * math.sin(self._n_frames / 15))
        sky = QRadialGradient(QPointF(x_px, self.height() * 0.8), self.width() * 0.7)
        for at, colour in ((0.0, "#ffffff"), (0.35, "#cfe4f5"), (0.7, "#5f8db3"), (1.0, "#27425c")):
            sky.setColorAt(at, QColor(colour))
        painter.fillRect(self.rect(), sky)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Write down where it was clicked."""
        at = event.globalPosition().toPoint()
        with self._clicks.open("a", encoding="utf-8") as file:
            file.write(f"{at.x()} {at.y()}\n")

    def _go_on(self) -> None:
        self._n_frames += 1
        self.update()


def main(path: str) -> int:
    """Show the film until somebody ends the process."""
    application = QApplication(["film"])
    film = Film(Path(path))
    film.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    film.showFullScreen()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
