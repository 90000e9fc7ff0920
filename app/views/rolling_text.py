"""Lays out text that only grows, so that a word once settled never moves sideways.

Rows are filled from their start and never re-filled; when the last one is full, all roll up by
one. Each utterance begins a row of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from app.model.captions import Passage
from app.views.theme import OUTLINE, PARTIAL_ALPHA, with_alpha

Place = tuple[int, int]  # utterance, row in it


@dataclass(frozen=True, slots=True)
class Row:
    """One line of text on screen: which one of its layouts, the outline's and the filling's."""

    place: Place
    outline: QTextLayout
    filling: QTextLayout


class RollingText:
    """The last rows of a growing text."""

    def __init__(self, font: QFont, colour: QColor, n_rows: int) -> None:
        self._font = font
        self._colour = colour
        self._n_rows = n_rows
        self._top: Place = (-1, 0)  # the first row on screen; it never goes back
        self._passages: tuple[Passage, ...] = ()
        self._rows: list[Row] = []
        self._width_px = 0.0

    @property
    def row_px(self) -> float:
        """How high a row is."""
        return QFontMetricsF(self._font).lineSpacing()

    @property
    def height_px(self) -> float:
        """How high all rows are, filled or not."""
        return self._n_rows * self.row_px

    def clear(self) -> None:
        """Forget everything: the next passage is the first."""
        self._top, self._passages, self._rows = (-1, 0), (), []

    def set_passages(self, passages: Sequence[Passage], width_px: float) -> None:
        """Lay out what was said last, oldest first, in rows of at most `width_px`."""
        if (tuple(passages), width_px) == (self._passages, self._width_px):
            return
        self._passages, self._width_px = tuple(passages), width_px
        rows = [row for passage in passages for row in self._lay_out(passage)]
        fits = rows[-self._n_rows :]
        if fits:
            self._top = max(self._top, min(fits[0].place, self._last_settled(rows)))
        self._rows = [row for row in rows if row.place >= self._top][: self._n_rows]

    def paint(self, painter: QPainter, at: QPointF) -> None:
        """Draw the rows, the first one's upper left corner at `at`."""
        for i, row in enumerate(self._rows):
            for layout in (row.outline, row.filling):
                line = layout.lineAt(row.place[1])
                line.draw(painter, at + QPointF(0, i * self.row_px - line.y()))

    def letter_places(self) -> dict[tuple[int, int], tuple[Place, float]]:
        """Return where every letter on screen is: (utterance, index) -> (row, x)."""
        places: dict[tuple[int, int], tuple[Place, float]] = {}
        for row in self._rows:
            line = row.filling.lineAt(row.place[1])
            for index in range(line.textStart(), line.textStart() + line.textLength()):
                places[row.place[0], index] = (row.place, _x_px(line, index))
        return places

    def _last_settled(self, rows: Sequence[Row]) -> Place:
        """Return the row that must stay: what may still change never pushes settled text away."""
        n_stable = {passage.utterance: len(passage.stable) for passage in self._passages}
        settled = [
            row.place
            for row in rows
            if row.filling.lineAt(row.place[1]).textStart() < n_stable[row.place[0]]
        ]
        return settled[-1] if settled else rows[0].place

    def _lay_out(self, passage: Passage) -> list[Row]:
        outline = self._layout(passage, is_outline=True)
        filling = self._layout(passage, is_outline=False)
        return [
            Row((passage.utterance, row), outline, filling) for row in range(filling.lineCount())
        ]

    def _layout(self, passage: Passage, *, is_outline: bool) -> QTextLayout:
        text = " ".join(filter(None, (passage.stable, passage.partial)))
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        n_stable = len(passage.stable)
        layout.setFormats(
            [
                self._format(0, n_stable, 255, is_outline=is_outline),
                self._format(n_stable, len(text), PARTIAL_ALPHA, is_outline=is_outline),
            ]
        )
        self._break_into_rows(layout)
        return layout

    def _format(
        self, start: int, end: int, alpha: int, *, is_outline: bool
    ) -> QTextLayout.FormatRange:
        style = QTextCharFormat()
        style.setForeground(with_alpha(self._colour, alpha))
        if is_outline:
            shade = with_alpha(OUTLINE, OUTLINE.alpha() * alpha // 255)
            style.setTextOutline(QPen(shade, max(2.0, self._font.pixelSize() / 9)))
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, end - start, style
        return part

    def _break_into_rows(self, layout: QTextLayout) -> None:
        layout.beginLayout()
        y_px = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width_px)
            line.setPosition(QPointF(0, y_px))
            y_px += self.row_px
        layout.endLayout()


def _x_px(line: QTextLine, index: int) -> float:
    place = line.cursorToX(index)  # (x, index), whatever its type stub says
    assert isinstance(place, tuple), place
    return float(place[0])
