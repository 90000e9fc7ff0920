"""A check box drawn as a switch."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox

TRACK_PX = (34, 18)
GAP_PX = 8
Role = QPalette.ColorRole


class Switch(QCheckBox):
    """On or off, with its name beside it; the whole of it takes clicks."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of track and name."""
        shown = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(TRACK_PX[0] + GAP_PX + shown.width(), max(TRACK_PX[1] + 4, shown.height()))

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Return whether a click there counts."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw track, knob and name."""
        painter, palette = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width_px, height_px = TRACK_PX
        track = QRectF(1, (self.height() - height_px) / 2, width_px, height_px)
        edge = palette.color(Role.Light) if self.hasFocus() else Qt.GlobalColor.transparent
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(palette.color(Role.Accent if self.isChecked() else Role.Mid))
        painter.drawRoundedRect(track, height_px / 2, height_px / 2)
        knob_px = height_px - 6
        x_px = track.right() - knob_px - 3 if self.isChecked() else track.left() + 3
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(Role.Window))
        painter.drawEllipse(QRectF(x_px, track.top() + 3, knob_px, knob_px))
        painter.setPen(palette.windowText().color())
        name = self.rect().adjusted(width_px + GAP_PX, 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(name, flags, self.text())
        painter.end()
