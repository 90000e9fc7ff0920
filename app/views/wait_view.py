"""Shows why words waited: for each word a row of dots along the words of the source.

A dot stands where the source had been read so far when the word was asked for. A ring was not sure
enough yet, a full dot is where the word was written; the larger, the surer.
"""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QToolTip

from app.model.waits import Wait, WaitChart
from app.views import theme
from app.views.worded import WordedWidget

ROW_PX = 24
GAP_PX = 14  # between two words of the source, and around everything
LEAST_RADIUS_PX, MOST_RADIUS_PX = 2.0, 7.0


class WaitDots(WordedWidget):
    """One chart, as large as it needs to be."""

    def __init__(self) -> None:
        super().__init__()
        self._chart = WaitChart()
        self.word()

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.setAccessibleName(self.tr("Why words waited"))
        self.setAccessibleDescription("; ".join(wait.sentence for wait in self._chart.waits[-3:]))
        self.update()

    def show_chart(self, chart: WaitChart) -> None:
        """Show this chart from now on."""
        if chart == self._chart:
            return
        self._chart = chart
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.word()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return how much room all words and dots take."""
        columns = self._columns_px()
        width_px = columns[-1] + GAP_PX if columns else 0
        return QSize(math.ceil(width_px), (len(self._chart.waits) + 1) * ROW_PX + GAP_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the words of the source, and a row for each word of the track."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._chart.waits:
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), middle, self.tr("No word was written on this track yet."))
            return
        columns = self._columns_px()
        for word, left_px, right_px in zip(
            self._chart.source, [self._words_px(), *columns], columns, strict=False
        ):
            room = QRectF(left_px, 0, right_px - left_px - GAP_PX / 2, ROW_PX)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word
            )
        for row, wait in enumerate(self._chart.waits):
            self._paint_wait(painter, wait, (row + 1) * ROW_PX, columns)

    def event(self, event: QEvent) -> bool:
        """Say in words what a row shows, when somebody points at it."""
        if isinstance(event, QHelpEvent):
            row = int(event.pos().y() // ROW_PX) - 1
            if 0 <= row < len(self._chart.waits):
                QToolTip.showText(event.globalPos(), self._chart.waits[row].sentence, self)
            return True
        return super().event(event)

    def _paint_wait(
        self, painter: QPainter, wait: Wait, top_px: float, columns: list[float]
    ) -> None:
        palette = self.palette()
        text_colour = palette.windowText().color()
        painter.setPen(text_colour)
        room = QRectF(GAP_PX, top_px, self._words_px() - GAP_PX, ROW_PX)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, wait.word)
        painter.setPen(QPen(theme.with_alpha(text_colour, 40), 1))
        middle_px = top_px + ROW_PX / 2
        painter.drawLine(QPointF(self._words_px(), middle_px), QPointF(self.width(), middle_px))
        for i, moment in enumerate(wait.moments):
            if moment.n_read > len(columns):
                continue  # the source is told before what is made of it
            is_taken = i == len(wait.moments) - 1
            colour = palette.accent().color() if is_taken else palette.placeholderText().color()
            painter.setPen(QPen(colour, 2))
            painter.setBrush(colour if is_taken else QColor(0, 0, 0, 0))
            spread_px = MOST_RADIUS_PX - LEAST_RADIUS_PX
            radius_px = LEAST_RADIUS_PX + spread_px * moment.confidence
            centre = QPointF(columns[moment.n_read - 1] - GAP_PX / 2, middle_px)
            painter.drawEllipse(centre, radius_px, radius_px)

    def _words_px(self) -> float:
        """Return where the first word of the source begins: behind the words of the track."""
        metrics = QFontMetricsF(self.font())
        widths_px = [metrics.horizontalAdvance(wait.word) for wait in self._chart.waits]
        return max(widths_px, default=0.0) + 2 * GAP_PX

    def _columns_px(self) -> list[float]:
        """Return where each word of the source ends."""
        metrics = QFontMetricsF(self.font())
        columns, end_px = [], self._words_px()
        for word in self._chart.source:
            end_px += metrics.horizontalAdvance(word) + GAP_PX
            columns.append(end_px)
        return columns


class WaitView(QScrollArea):
    """The chart of the utterance that is being written, its newest row in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.dots = WaitDots()
        self.setWidget(self.dots)
        for widget in (self.dots, self.viewport()):  # the window's own colour shows through
            widget.setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(
            lambda _, highest: self.verticalScrollBar().setValue(highest)
        )
        self.horizontalScrollBar().rangeChanged.connect(
            lambda _, highest: self.horizontalScrollBar().setValue(highest)
        )

    def show_chart(self, chart: WaitChart) -> None:
        """Show this chart from now on."""
        self.dots.show_chart(chart)
