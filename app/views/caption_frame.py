"""What is drawn around captions that can be moved."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.views import theme

CORNER_PX = 16
GRIP_PX = (5.0, 36.0)


def paint_frame(painter: QPainter, rect: QRect, hint: str) -> None:
    """Draw a frame with a grip on either side, and a hint in its middle where there is no text."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.ACCENT, 3))
    frame = QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5)
    painter.drawRoundedRect(frame, CORNER_PX, CORNER_PX)
    painter.setBrush(theme.ACCENT)
    painter.setPen(Qt.PenStyle.NoPen)
    width_px, height_px = GRIP_PX
    for x_px in (4.0, rect.width() - 4.0 - width_px):
        grip = QRectF(x_px, (rect.height() - height_px) / 2, width_px, height_px)
        painter.drawRoundedRect(grip, width_px / 2, width_px / 2)
    if hint:
        painter.setPen(theme.ACCENT)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, hint)
