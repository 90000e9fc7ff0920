"""The name of a language beside its captions, where there are several."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from app.views import theme
from app.views.caption_block import CaptionBlock

SIZE_PX, WEIGHT = 13, 600
GAP_PX = 8  # between a name and its text


def widest_label_px(blocks: Iterable[CaptionBlock]) -> float:
    """Return how much room the names take, with the gap behind them."""
    metrics = QFontMetricsF(_font())
    return max(metrics.horizontalAdvance(block.label) for block in blocks) + GAP_PX


def paint_label(painter: QPainter, block: CaptionBlock, text_at: QPointF, label_px: float) -> None:
    """Say which language a text is in, before its first row; `text_at` is where that begins."""
    painter.setFont(_font())
    painter.setPen(block.colour)
    room = QRectF(text_at.x() - label_px, text_at.y(), label_px, block.text.row_px)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, block.label)


def _font() -> QFont:
    return theme.caption_font(SIZE_PX, WEIGHT)
