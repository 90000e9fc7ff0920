"""A bar that shows how loud the source is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QPalette

from app.views.worded import WordedWidget, describe

Role = QPalette.ColorRole
FLOOR_DB = -60.0  # a quiet room; what is below is not drawn
LOUD_DB = -6.0  # from here on it may clip


class LevelMeter(WordedWidget):
    """The loudness as a filled bar and the peak as a tick on it."""

    def __init__(self) -> None:
        super().__init__()
        self._rms = self._peak = 0.0  # from 0, silent, to 1, full
        self.word()

    def word(self) -> None:
        """Set every word in the language of the interface."""
        tip = self.tr("How loud the source is: no movement means that nothing is heard")
        describe(self, self.tr("Source level"), tip)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that suits it."""
        return QSize(110, 10)

    def show_level(self, rms_db: float, peak_db: float) -> None:
        """Show a level in dB below full scale."""
        self._rms, self._peak = _share(rms_db), _share(peak_db)
        self.setAccessibleDescription(f"{rms_db:.0f} dB")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bar."""
        painter = QPainter(self)
        self.draw(painter, QRectF(self.rect()))
        painter.end()

    def draw(self, painter: QPainter, room: QRectF) -> None:
        """Draw the bar into the middle of a room, wherever that is."""
        painter.save()
        palette = self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(room.x(), room.y() + (room.height() - 8) / 2, room.width(), 8)
        painter.setBrush(palette.color(Role.Mid))
        painter.drawRoundedRect(bar, 4, 4)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        accent = palette.color(Role.Accent)
        gradient.setColorAt(0.0, accent)
        gradient.setColorAt(_share(LOUD_DB) - 0.1, accent)
        gradient.setColorAt(1.0, palette.color(Role.BrightText))
        painter.setBrush(gradient)
        painter.drawRoundedRect(QRectF(bar.x(), bar.y(), bar.width() * self._rms, 8), 4, 4)
        if self._peak > 0:
            painter.setBrush(palette.color(Role.Light))
            peak_px = bar.x() + (bar.width() - 2) * self._peak
            painter.drawRect(QRectF(peak_px, bar.y(), 2, 8))
        painter.restore()


def _share(level_db: float) -> float:
    return min(1.0, max(0.0, 1 - level_db / FLOOR_DB))
