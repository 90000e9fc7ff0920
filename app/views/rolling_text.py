"""Lays out text that only grows, so that a word once settled never moves sideways.

Rows are filled from their start and never re-filled; when the last one is full, all roll up by
one. Each utterance begins a row of its own. A row is drawn once and then only copied.
"""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from app.model.captions import Passage
from app.model.columns import n_characters_in
from app.model.reading_time import Place, ReadingTime, Shown
from app.views.caption_row import Mark, Row
from app.views.theme import PARTIAL_ALPHA, with_alpha

EDGE_PX = 12  # around a row's picture: outlines and slanted letters reach out of their row


@dataclass(frozen=True, slots=True)
class RowStyle:
    """How the rows look; `outline` of no width draws none, `n_columns` counts Latin letters."""

    font: QFont
    colour: QColor
    outline: QPen
    n_rows: int
    n_columns: int


class RollingText:
    """The last rows of a growing text."""

    def __init__(self, style: RowStyle) -> None:
        self._style = style
        self._row_px = math.ceil(QFontMetricsF(style.font).lineSpacing())
        self._reading = ReadingTime()
        self.clear()

    @property
    def row_px(self) -> float:
        """How high a row is."""
        return self._row_px

    @property
    def height_px(self) -> float:
        """How high all rows are, filled or not."""
        return self._style.n_rows * self._row_px

    @property
    def column_px(self) -> float:
        """How wide the longest row may be: letters are as wide as figures, on average, or less."""
        return self._style.n_columns * QFontMetricsF(self._style.font).horizontalAdvance("0")

    @property
    def n_leaving(self) -> int:
        """How many rows are still to roll away."""
        return self._n_leaving

    def clear(self) -> None:
        """Forget everything: the next passage is the first."""
        self._top: Place = (-1, 0)  # the first row on screen; it never goes back
        self._passages: tuple[Passage, ...] = ()
        self._rows: list[Row] = []
        self._n_leaving = 0  # of `_rows`, those that were on screen and roll away
        self._width_px = 0.0
        self._pictures: dict[tuple[Place, str, int], QPixmap] = {}
        self._marked = Mark(-1, 0, 0)
        self._reading.clear()

    def set_passages(
        self, passages: Sequence[Passage], width_px: float, now_ms: float
    ) -> float | None:
        """Lay out what was said last, oldest first, in rows of at most `width_px`.

        Returns:
            After how many ms to ask again, where a row waits for another to be read; else None.
        """
        is_as_wide = width_px == self._width_px
        self._passages, self._width_px = tuple(passages), width_px
        rows = [row for passage in passages for row in self._lay_out(passage)]
        rows = [row for row in rows if row.place >= self._top]
        if is_as_wide:
            rows = self._without_late(rows)
        if not rows:
            self._rows, self._n_leaving = [], 0
            return None
        wanted = self._first_wanted(rows)
        shown = _to_shown(rows)
        first = self._reading.first_row(shown, wanted, self._style.n_rows, now_ms)
        wait_ms = self._reading.wait_ms(shown[first], now_ms) if first < wanted else None
        self._show(rows, first)
        return wait_ms

    def mark(self, utterance: int, start: int, end: int) -> None:
        """Underline the word of an utterance that has these characters; none for none."""
        self._marked = Mark(utterance, start, end)

    def settle(self) -> None:
        """Let go of the rows that have rolled away."""
        self._rows, self._n_leaving = self._rows[self._n_leaving :], 0

    def paint(self, painter: QPainter, at: QPointF, rolled: float = 1.0) -> None:
        """Draw the rows, the first one's upper left corner at `at`.

        Args:
            painter: Where to.
            at: In its coordinates.
            rolled: From 0, as before the last row came, to 1, all rows in their place.
        """
        painter.save()
        painter.setClipRect(
            QRectF(at.x() - EDGE_PX, at.y(), self._width_px + 2 * EDGE_PX, self.height_px),
            Qt.ClipOperation.IntersectClip,
        )
        pictures = {}
        for i, row in enumerate(self._rows):
            key = row.key
            pictures[key] = self._pictures.get(key) or self._draw(row, painter)
            y_px = (i - self._n_leaving * rolled) * self._row_px
            painter.drawPixmap(at + QPointF(-EDGE_PX, y_px - EDGE_PX), pictures[key])
            if (line := row.mark(self._marked, self._row_px)) is not None:
                painter.fillRect(line.translated(at.x(), at.y() + y_px), self._style.colour)
        self._pictures = pictures
        painter.restore()

    def row_rects(self, at: QPointF) -> list[QRectF]:
        """Return the place that each row's letters take, the first row's corner at `at`."""
        rects = []
        for i, row in enumerate(self._rows[self._n_leaving :]):
            letters = row.line.naturalTextRect()
            rects.append(
                QRectF(
                    at.x() + letters.x(), at.y() + i * self._row_px, letters.width(), self._row_px
                )
            )
        return rects

    def mark_rects(self) -> list[QRectF]:
        """Return the lines below what is marked on screen, the first row's corner at the origin."""
        rows = enumerate(self._rows[self._n_leaving :])
        marks = ((i, row.mark(self._marked, self._row_px)) for i, row in rows)
        return [mark.translated(0, i * self._row_px) for i, mark in marks if mark is not None]

    def letter_places(self) -> dict[tuple[int, int], tuple[Place, float]]:
        """Return where every letter on screen is: (utterance, index) -> (row, x)."""
        places: dict[tuple[int, int], tuple[Place, float]] = {}
        for row in self._rows[self._n_leaving :]:
            line = row.line
            for index in range(line.textStart(), line.textStart() + line.textLength()):
                places[row.place[0], index] = (row.place, row.x_px(index))
        return places

    def _show(self, rows: list[Row], first: int) -> None:
        """Put the rows from `first` on screen; those that stood above roll away."""
        leaving = [row for row in rows[:first] if self._is_on_screen(row)]
        leaving = leaving or self._rows[: self._n_leaving]  # those that are still on their way
        self._n_leaving = len(leaving)
        self._rows = [*leaving, *rows[first : first + self._style.n_rows]]
        self._top = rows[first].place

    def _is_on_screen(self, row: Row) -> bool:
        return any(row.place == each.place for each in self._rows)

    def _first_wanted(self, rows: Sequence[Row]) -> int:
        """Return which row would be first: what may still change pushes nothing settled away."""
        settled = [i for i, row in enumerate(rows) if row.line.textStart() < row.n_stable]
        return min(max(0, len(rows) - self._style.n_rows), settled[-1] if settled else 0)

    def _without_late(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows but those that would push down what is settled on screen below them.

        What is said of an utterance when the next one is on screen already is left to the
        transcript: a word that is settled never moves.
        """
        seen = [row for row in self._rows[self._n_leaving :] if row.line.textStart() < row.n_stable]
        places = {row.place for row in self._rows}
        newest = max((row.place[0] for row in seen), default=-1)
        return [row for row in rows if row.place[0] >= newest or row.place in places]

    def _lay_out(self, passage: Passage) -> list[Row]:
        layout = self._layout(passage.stable, passage.partial, is_outline=False)
        n_stable = len(passage.stable)
        return [
            Row((passage.utterance, number), layout, n_stable)
            for number in range(layout.lineCount())
        ]

    def _layout(self, stable: str, partial: str, *, is_outline: bool) -> QTextLayout:
        text = " ".join(filter(None, (stable, partial)))
        layout = QTextLayout(text, self._style.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if _is_right_to_left(text):  # told, for Qt would align such a line to the left all the same
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        layout.setFormats(
            [
                self._format(0, len(stable), 255, is_outline=is_outline),
                self._format(len(stable), len(text), PARTIAL_ALPHA, is_outline=is_outline),
            ]
        )
        self._break_into_rows(layout)
        return layout

    def _format(
        self, start: int, end: int, alpha: int, *, is_outline: bool
    ) -> QTextLayout.FormatRange:
        style = QTextCharFormat()
        style.setForeground(with_alpha(self._style.colour, alpha))
        if is_outline:
            pen = QPen(self._style.outline)
            pen.setColor(with_alpha(pen.color(), pen.color().alpha() * alpha // 255))
            style.setTextOutline(pen)
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, end - start, style
        return part

    def _break_into_rows(self, layout: QTextLayout) -> None:
        text = layout.text()
        layout.beginLayout()
        y_px = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width_px)
            rest = text[line.textStart() :]
            n_most = n_characters_in(rest, self._style.n_columns)
            if len(rest[: line.textLength()].rstrip()) > n_most:
                line.setNumColumns(_n_unbroken(rest, n_most), self._width_px)
            line.setPosition(QPointF(0, y_px))
            y_px += self._row_px
        layout.endLayout()

    def _draw(self, row: Row, painter: QPainter) -> QPixmap:
        """Return the picture of a row, with its outline below its letters."""
        scale = painter.device().devicePixelRatio()
        width_px, height_px = self._width_px + 2 * EDGE_PX, self._row_px + 2 * EDGE_PX
        picture = QPixmap(round(width_px * scale), round(height_px * scale))
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        brush = QPainter(picture)
        brush.setRenderHints(QPainter.RenderHint.Antialiasing)
        line = row.line
        at = QPointF(EDGE_PX, EDGE_PX - line.y())
        if self._style.outline.widthF() > 0:
            text, n_stable = row.layout.text(), row.n_stable
            outline = self._layout(text[:n_stable], text[n_stable:].lstrip(), is_outline=True)
            outline.lineAt(row.place[1]).draw(brush, at)
        line.draw(brush, at)
        brush.end()
        return picture


def _to_shown(rows: Sequence[Row]) -> list[Shown]:
    return [Shown(row.place, len(row.text), i + 1 < len(rows)) for i, row in enumerate(rows)]


def _n_unbroken(text: str, n_most: int) -> int:
    """Return how many of the first `n_most` characters a row may have without breaking a word."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    finder.setPosition(n_most)
    if text[n_most : n_most + 1].isspace() or finder.isAtBoundary():
        n_whole = n_most
    else:
        n_whole = finder.toPreviousBoundary()
    # Spaces hang over, and are not counted.
    return len(text[:n_whole].rstrip()) if n_whole > 0 else n_most


def _is_right_to_left(text: str) -> bool:
    """Return which way the text as a whole runs: the way of its first strong letter."""
    ways = (unicodedata.bidirectional(letter) for letter in text)
    return next((way for way in ways if way in ("L", "R", "AL")), "L") != "L"
