"""The models as a list that Qt can show."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.model.model_row import ModelRow

Index = QModelIndex | QPersistentModelIndex


class ModelList(QAbstractListModel):
    """Rows, with what is said of each."""

    def __init__(self, to_title: Callable[[ModelRow], str]) -> None:
        super().__init__()
        self._rows: tuple[ModelRow, ...] = ()
        self._to_title = to_title

    def show(self, rows: Sequence[ModelRow]) -> None:
        """Take the place of all rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, index: Index) -> ModelRow | None:
        """Return the model at a place; None: there is none."""
        return self._rows[index.row()] if index.isValid() else None

    def place_of(self, name: str) -> QModelIndex:
        """Return where a model stands, or the first one."""
        names = [row.name for row in self._rows]
        return self.index(names.index(name) if name in names else 0)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return how many there are."""
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is shown of a model, or said by a screen reader."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._to_title(self._rows[index.row()])
        return None
