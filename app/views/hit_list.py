"""What a search in all sessions has found, each line with its session and its time."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView

from app.model.found_line import FoundLine
from app.views.line_list import LineList
from app.views.line_model import LINE_ROLE, Index, TextModel


class HitList(LineList):
    """A click, or Enter, opens a line where it was said.

    Signals:
        opened: The `FoundLine`.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._hits: TextModel[FoundLine] = TextModel()
        self.clicked.connect(self._open)
        self.activated.connect(self._open)  # Enter, mostly

    def show_hits(self, hits: Sequence[FoundLine]) -> None:
        """Show these, from the first one."""
        shown = TextModel(hits)
        self.setModel(shown)
        self._hits = shown  # and only now let go of those before
        self.scrollToTop()

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.setAccessibleName(self.tr("Found lines"))

    def _open(self, index: Index) -> None:
        self.opened.emit(self._hits.data(index, LINE_ROLE))
