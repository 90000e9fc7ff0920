"""What was said, to be read back, searched and copied, while more is being said."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from app.model.corrected_line import Texts, corrected, texts_of
from app.model.running_text import Line, to_text
from app.views.correction_dialog import CorrectionDialog
from app.views.line_list import LineList
from app.views.sessions_bar import SessionsBar
from app.views.worded import WordedWidget, describe

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole


class LineModel(QAbstractListModel):
    """Lines, as a list that Qt can show."""

    def __init__(self, lines: Sequence[Line] = ()) -> None:
        super().__init__()
        self._lines = list(lines)

    def put(self, number: int, line: Line) -> None:
        """Change a line, or add the next one."""
        if number < len(self._lines):
            self._lines[number] = _still_corrected(self._lines[number], line)
            self.dataChanged.emit(self.index(number), self.index(number))
            return
        self.beginInsertRows(QModelIndex(), number, number)
        self._lines.append(line)
        self.endInsertRows()

    def correct(self, number: int, texts: Texts) -> None:
        """Let a line say these texts; what was heard stays known."""
        self._lines[number] = corrected(self._lines[number], texts)
        self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Return how many lines there are."""
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is shown of a line, or said by a screen reader, or the line itself."""
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.text
        return line if role == LINE_ROLE else None


def _still_corrected(before: Line, line: Line) -> Line:
    """Return a line that has grown, with what somebody had corrected of it."""
    if before.heard is None:
        return line
    heard = texts_of(before.heard)
    return corrected(line, {k: v for k, v in texts_of(before).items() if v != heard.get(k)})


class TranscriptView(WordedWidget):
    """The lines, newest below; it follows them until somebody reads back.

    Signals:
        live_wanted: What is being said now is to be seen, and heard.
        corrected: The number of a session that was kept or None for what is being said now, the
            number of its line, the `Line`, and what it should say: side -> text.
    """

    live_wanted = Signal()
    corrected = Signal(object, int, object, dict)

    def __init__(self) -> None:
        super().__init__()
        self._model = LineModel()
        self._past = LineModel()  # a session that is over, while one is shown
        self._found = QSortFilterProxyModel()
        self._found.setSourceModel(self._model)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._is_live = True
        self._build()
        self._connect()
        self.word()

    def put_line(self, number: int, line: Line) -> None:
        """Show a line that is new, or has grown."""
        self._model.put(number, line)
        if self._is_live and self._found.sourceModel() is self._model:
            self.lines.scrollToBottom()

    @property
    def n_lines(self) -> int:
        """How many lines were said since Sotto was opened."""
        return self._model.rowCount()

    def correct_line(self, number: int, texts: Texts) -> None:
        """Let a line of what is shown say these texts, and mark it."""
        model = self._found.sourceModel()
        assert isinstance(model, LineModel)
        model.correct(number, texts)

    def show_past(self, lines: Sequence[Line]) -> None:
        """Show what was said in a session that is over, from its beginning."""
        self._past = LineModel(lines)
        self._found.setSourceModel(self._past)
        self.lines.scrollToTop()
        self.live.setEnabled(True)

    def show_now(self) -> None:
        """Show what was said since Sotto was opened."""
        self._found.setSourceModel(self._model)
        self._past = LineModel()
        self.lines.scrollToBottom()

    def jump_to_live(self) -> None:
        """Show what is being said now, and follow it."""
        self.sessions.show_now()
        self.search.clear()
        self._is_live = True
        self.lines.scrollToBottom()
        self.live.setEnabled(False)

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.search.setPlaceholderText(self.tr("Search what was said"))
        self.search.setAccessibleName(self.tr("Search what was said"))
        self.lines.setAccessibleName(self.tr("What was said"))
        self.copy.setText(self.tr("&Copy"))
        describe(
            self.copy,
            self.tr("Copy"),
            self.tr("Copy the chosen lines, or all that are shown (Ctrl+Shift+C)"),
        )
        self.correct.setText(self.tr("Correct &line…"))
        describe(
            self.correct,
            self.tr("Correct line"),
            self.tr("Say what the chosen line should say; what was heard is kept (F2)"),
        )
        self.live.setText(self.tr("&Jump to live"))
        describe(
            self.live,
            self.tr("Jump to live"),
            self.tr("Show what is being said now, and skip what waits to be heard"),
        )

    def _build(self) -> None:
        self.sessions = SessionsBar()
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.lines = LineList()
        self.lines.setModel(self._found)
        self.copy = QPushButton()
        self.correct = QPushButton()
        self.correct.setEnabled(False)
        self.live = QPushButton()
        self.live.setEnabled(False)
        above = QHBoxLayout()
        for widget in (self.search, self.correct, self.copy, self.live):
            above.addWidget(widget)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.sessions)
        rows.addLayout(above)
        rows.addWidget(self.lines)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._found.setFilterFixedString)
        self.copy.clicked.connect(self._copy)
        self.live.clicked.connect(self.jump_to_live)
        self.live.clicked.connect(self.live_wanted)
        self.lines.verticalScrollBar().actionTriggered.connect(lambda _: self._look())
        self.lines.verticalScrollBar().valueChanged.connect(lambda _: self._look())
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.search.setFocus)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self).activated.connect(self._copy)
        QShortcut(QKeySequence("F2"), self).activated.connect(self._ask)
        self.correct.clicked.connect(self._ask)
        self.lines.doubleClicked.connect(self._ask)
        self.lines.selectionModel().selectionChanged.connect(self._enable)
        for model in (self._found.modelReset, self._found.rowsRemoved):
            model.connect(self._enable)

    def _look(self) -> None:
        """Follow on if the newest line is on screen; somebody reads back if it is not."""
        bar = self.lines.verticalScrollBar()
        self._is_live = bar.value() >= bar.maximum()
        self.live.setEnabled(not self._is_live)

    def _enable(self) -> None:
        self.correct.setEnabled(len(self.lines.selectedIndexes()) == 1)

    def _ask(self) -> None:
        """Let a person say what the chosen line should say; nothing waits for it."""
        chosen = self.lines.selectedIndexes()
        if len(chosen) != 1:
            return
        line: Line = self._found.data(chosen[0], LINE_ROLE)
        session, number = self.sessions.number, self._found.mapToSource(chosen[0]).row()
        self.dialog = CorrectionDialog(line, self.window())
        self.dialog.corrected.connect(
            lambda texts: self.corrected.emit(session, number, line, texts)
        )
        self.dialog.open()

    def _copy(self) -> None:
        chosen = sorted(self.lines.selectedIndexes()) or [
            self._found.index(row, 0) for row in range(self._found.rowCount())
        ]
        lines = [self._found.data(index, LINE_ROLE) for index in chosen]
        QGuiApplication.clipboard().setText(to_text(lines))
