"""Lines of a transcript, or what was found in several, as lists that Qt can show."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.model.corrected_line import Texts, corrected, texts_of
from app.model.running_text import Line

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
Role = Qt.ItemDataRole


class Shown(Protocol):
    """Anything that has a text."""

    @property
    def text(self) -> str:
        """What is shown of it, and said by a screen reader."""


AnyLine = TypeVar("AnyLine", bound=Shown)


class TextModel(QAbstractListModel, Generic[AnyLine]):
    """Lines that stay as they are."""

    def __init__(self, lines: Sequence[AnyLine] = ()) -> None:
        super().__init__()
        self.lines = list(lines)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return how many lines there are."""
        return len(self.lines)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return what is shown of a line, or said by a screen reader, or the line itself."""
        line = self.lines[index.row()]
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return line.text
        return line if role == LINE_ROLE else None


class LineModel(TextModel[Line]):
    """Lines that grow, and that somebody corrects."""

    def put(self, number: int, line: Line) -> None:
        """Change a line, or add the next one."""
        if number < len(self.lines):
            self.lines[number] = _still_corrected(self.lines[number], line)
            self.dataChanged.emit(self.index(number), self.index(number))
            return
        self.beginInsertRows(QModelIndex(), number, number)
        self.lines.append(line)
        self.endInsertRows()

    def correct(self, number: int, texts: Texts) -> None:
        """Let a line say these texts; what was heard stays known."""
        self.lines[number] = corrected(self.lines[number], texts)
        self.dataChanged.emit(self.index(number), self.index(number))

    def row_of(self, utterance: int, first_row: int = 0) -> int | None:
        """Return the row of an utterance, the first from a row on; None where it has none."""
        rows = range(first_row, len(self.lines))
        return next((row for row in rows if self.lines[row].utterance == utterance), None)


def _still_corrected(before: Line, line: Line) -> Line:
    """Return a line that has grown, with what somebody had corrected of it."""
    if before.heard is None:
        return line
    heard = texts_of(before.heard)
    return corrected(line, {k: v for k, v in texts_of(before).items() if v != heard.get(k)})
