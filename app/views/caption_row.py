"""One row of captions, and the line below the word in it that the dub says."""

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextLayout, QTextLine

from app.model.marked_word import whole_word
from app.model.reading_time import Place

LINE_SHARE = 0.07  # of a row's height


class Mark(NamedTuple):
    """Characters of an utterance, from `start` to `end`; none where both are the same."""

    utterance: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of text on screen; `n_stable` is how much of its layout's text is settled."""

    place: Place
    layout: QTextLayout
    n_stable: int

    @property
    def line(self) -> QTextLine:
        """The line in the layout."""
        return self.layout.lineAt(self.place[1])

    @property
    def text(self) -> str:
        """What stands in the row."""
        start = self.line.textStart()
        return self.layout.text()[start : start + self.line.textLength()]

    @property
    def key(self) -> tuple[Place, str, int]:
        """What its picture depends on."""
        n_stable = min(max(0, self.n_stable - self.line.textStart()), self.line.textLength())
        return (self.place, self.text, n_stable)

    def x_px(self, index: int) -> float:
        """Return where a letter begins, by its place in the layout's text."""
        place = self.line.cursorToX(index)  # (x, index), whatever its type stub says
        assert isinstance(place, tuple), place
        return float(place[0])

    def mark(self, marked: Mark, row_px: float) -> QRectF | None:
        """Return the line below the word that is marked, or below the part of it in this row.

        Its corner is that of the row, which is `row_px` high.
        """
        if self.place[0] != marked.utterance or marked.start == marked.end:
            return None
        start, end = whole_word(self.layout.text(), marked.start, marked.end)
        first = max(start, self.line.textStart())
        last = min(end, self.line.textStart() + self.line.textLength())
        if first >= last:
            return None
        left_px, right_px = sorted((self.x_px(first), self.x_px(last)))
        high_px = max(2.0, round(row_px * LINE_SHARE))
        return QRectF(left_px, row_px - high_px, right_px - left_px, high_px)
