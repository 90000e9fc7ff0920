"""A list whose rows are as high as their text, and that takes no longer the longer it gets.

Qt's own list lays every row out anew whenever one has grown: 30 ms for an hour of talk.
"""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

Index = QModelIndex | QPersistentModelIndex

GAP_PX = 10  # between two lines of a talk
USUAL_ROWS = 2  # what is said, and its translation


class LineList(QTableView):
    """Rows are measured when they are on screen; all others count as of the usual height."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)  # Tab leads on to the next control
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        columns, rows = self.horizontalHeader(), self.verticalHeader()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        columns.hide()
        rows.setDefaultSectionSize(USUAL_ROWS * self.fontMetrics().lineSpacing() + GAP_PX)
        rows.hide()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._measure_in_place)
        self._is_at_end = True  # and stays there, whatever the rows turn out to need
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802 - Qt's name
        """Show other lines."""
        super().setModel(model)
        if model is not None:
            for changed in (model.rowsInserted, model.modelReset, model.layoutChanged):
                changed.connect(lambda *_: self._soon.start())

    def dataChanged(  # noqa: N802 - Qt's name
        self, first: Index, last: Index, roles: Sequence[int] = ()
    ) -> None:
        """Measure a line that has grown."""
        super().dataChanged(first, last, roles)
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the lines anew."""
        super().resizeEvent(event)
        self._soon.start()

    def scrollToBottom(self) -> None:  # noqa: N802 - Qt's name
        """Show the last line, all of it."""
        self._is_at_end = True
        super().scrollToBottom()
        self._measure()
        super().scrollToBottom()

    def scrollToTop(self) -> None:  # noqa: N802 - Qt's name
        """Show the first line."""
        self._is_at_end = False
        super().scrollToTop()

    def _on_scrolled(self, value: int) -> None:
        self._is_at_end = value >= self.verticalScrollBar().maximum()
        self._soon.start()

    def _measure_in_place(self) -> None:
        is_at_end = self._is_at_end
        self._measure()
        if is_at_end:
            self.scrollToBottom()

    def _measure(self) -> None:
        """Give every row on screen the height of its text."""
        last = self.rowAt(self.viewport().height() - 1)
        model = self.model()
        n_rows = 0 if model is None else model.rowCount()
        for row in range(max(0, self.rowAt(0)), n_rows if last < 0 else last + 1):
            height_px = self.sizeHintForRow(row) + GAP_PX
            if height_px != self.rowHeight(row):
                self.setRowHeight(row, height_px)
        self.updateGeometries()  # now: Qt would tell the scroll bar later
