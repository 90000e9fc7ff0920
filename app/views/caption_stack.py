"""The texts of the captions one below the other, each with its part of the box."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QRegion

from app.model.captions import Passage
from app.model.settings import CaptionSettings, TrackSettings
from app.views.caption_block import CaptionBlock, Which, build_block, build_track, shown
from app.views.caption_label import paint_label, widest_label_px

PADDING_PX = 18
GAP_PX = 4  # between two texts


class CaptionStack:
    """Source and translation as they are chosen, and caption tracks below them."""

    def __init__(self, look: CaptionSettings, screen_height_px: int) -> None:
        self.look = look
        self.screen_height_px = screen_height_px
        self.languages: dict[Which, str] = {"source": "", "translation": ""}
        self.tracks: Sequence[TrackSettings] = ()
        self.has_labels = False
        self.build()

    def build(self) -> None:
        """Begin anew with empty texts: what they look like has changed."""
        self._blocks: dict[Which, CaptionBlock] = {
            which: build_block(self.look, which, self.languages[which], self.screen_height_px)
            for which in shown(self.look)
        }
        for track in self.tracks:
            self._blocks[track.language] = build_track(self.look, track, self.screen_height_px)
        has_labels = self.has_labels and bool(self.tracks)
        self._label_px = widest_label_px(self.blocks) if has_labels else 0.0

    @property
    def names(self) -> list[Which]:
        """Which texts there are, from top to bottom."""
        return list(self._blocks)

    @property
    def blocks(self) -> list[CaptionBlock]:
        """The texts from top to bottom."""
        return list(self._blocks.values())

    @property
    def height_px(self) -> int:
        """How high all of it is when every line is full."""
        texts_px = sum(block.text.height_px for block in self.blocks)
        return round(texts_px + GAP_PX * (len(self._blocks) - 1) + 2 * PADDING_PX)

    @property
    def widest_px(self) -> int:
        """How wide the longest line makes it."""
        columns_px = max(block.text.column_px for block in self.blocks)
        return round(columns_px + 3 * PADDING_PX + self._label_px)

    @property
    def is_leaving(self) -> bool:
        """Whether rows have been read and make room."""
        return any(block.text.n_leaving for block in self.blocks)

    def set_passages(
        self, passages: Mapping[Which, Sequence[Passage]], width_px: int, now_ms: float
    ) -> float | None:
        """Show what was said; return in how many ms a row will have been read, None for never."""
        text_px = width_px - 3 * PADDING_PX - self._label_px
        waits_ms = [
            block.text.set_passages(passages.get(name, ()), text_px, now_ms)
            for name, block in self._blocks.items()
        ]
        return min((wait_ms for wait_ms in waits_ms if wait_ms is not None), default=None)

    def mark(self, utterance: int, start: int, end: int) -> None:
        """Mark what the dub says of the translation."""
        if (block := self._blocks.get("translation")) is not None:
            block.text.mark(utterance, start, end)

    def clear(self) -> None:
        """Have no text."""
        for block in self.blocks:
            block.text.clear()

    def settle(self) -> None:
        """Let go of the rows that make room."""
        for block in self.blocks:
            block.text.settle()

    def laid_out(self, width_px: int) -> list[tuple[CaptionBlock, QRectF, QPointF]]:
        """Return each text with its box and where it begins."""
        laid_out, y_px = [], 0.0
        last = len(self._blocks) - 1
        for i, block in enumerate(self.blocks):
            above_px = PADDING_PX if i == 0 else GAP_PX // 2
            below_px = PADDING_PX if i == last else GAP_PX // 2
            height_px = above_px + block.text.height_px + below_px
            box = QRectF(0, y_px, width_px, height_px)
            x_px = 1.5 * PADDING_PX + self._label_px
            laid_out.append((block, box, QPointF(x_px, y_px + above_px)))
            y_px += height_px
        return laid_out

    def paint(self, painter: QPainter, width_px: int, rolled: float) -> None:
        """Draw boxes, texts and the names of their languages."""
        for block, box, at in self.laid_out(width_px):
            painter.fillRect(box.toAlignedRect(), block.box)
            block.text.paint(painter, at, rolled)
            if self._label_px:
                paint_label(painter, block, at, self._label_px)

    def text_region(self, width_px: int) -> QRegion:
        """Return where there is text, with a little air; never nothing at all."""
        region = QRegion()
        for block, _, at in self.laid_out(width_px):
            for rect in block.text.row_rects(at):
                room = rect.adjusted(-PADDING_PX / 2, -GAP_PX, PADDING_PX / 2, GAP_PX)
                region += room.toAlignedRect()
        return region if not region.isEmpty() else QRegion(0, 0, 1, 1)
