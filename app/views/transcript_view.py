"""What was said, to be read back, searched and copied, while more is being said."""

from collections.abc import Sequence

from PySide6.QtCore import QSortFilterProxyModel, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from app.model.corrected_line import Texts
from app.model.found_line import FoundLine
from app.model.running_text import Line, to_text
from app.views.announcer import announce
from app.views.correction_dialog import CorrectionDialog
from app.views.hit_list import HitList
from app.views.line_list import LineList
from app.views.line_model import LINE_ROLE, LineModel
from app.views.sessions_bar import SessionsBar
from app.views.switch import Switch
from app.views.worded import WordedWidget, describe

TYPING_MS = 200  # who types on does not want what is found so far


class TranscriptView(WordedWidget):
    """The lines, newest below; it follows them until somebody reads back.

    Signals:
        live_wanted: What is being said now is to be seen, and heard.
        corrected: The number of a session that was kept or None for what is being said now, the
            number of its line, the `Line`, and what it should say: side -> text.
        search_wanted: What is sought in all sessions.
        hit_opened: A `FoundLine` that is to be seen where it was said.
    """

    live_wanted = Signal()
    search_wanted = Signal(str)
    hit_opened = Signal(object)
    corrected = Signal(object, int, object, dict)

    def __init__(self) -> None:
        super().__init__()
        self._model = LineModel()
        self._past = LineModel()  # a session that is over, while one is shown
        self._found = QSortFilterProxyModel()
        self._found.setSourceModel(self._model)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._is_live = True
        self._typed = QTimer(self, singleShot=True, interval=TYPING_MS)
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
        self._show_lines()
        self.lines.scrollToTop()
        self.live.setEnabled(True)

    def show_now(self) -> None:
        """Show what was said since Sotto was opened."""
        self._found.setSourceModel(self._model)
        self._past = LineModel()
        self._show_lines()
        self.lines.scrollToBottom()

    def show_line(self, utterance: int, first_row: int = 0) -> None:
        """Choose the line of an utterance among those that are shown, the first from a row on."""
        model = self._found.sourceModel()
        assert isinstance(model, LineModel)
        row = model.row_of(utterance, first_row)
        self._found.setFilterFixedString("")
        self._show_lines()
        if row is not None:
            index = self._found.mapFromSource(model.index(row))
            self.lines.setCurrentIndex(index)
            self.lines.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.lines.setFocus()

    def show_hits(self, query: str, hits: Sequence[FoundLine]) -> None:
        """Show what was found in all sessions, if that is still what is sought."""
        if not self._is_everywhere or query != self.search.text():
            return
        self.hits.show_hits(hits)
        self._show_hits()
        found = self.tr("Lines found: {n}").format(n=len(hits))
        self.found.setText(found if hits else self.tr("Nobody said that."))
        announce(self.found, self.found.text())

    def jump_to_live(self) -> None:
        """Show what is being said now, and follow it."""
        self.sessions.show_now()
        self.search.clear()
        self._pages.setCurrentWidget(self.lines)
        self._is_live = True
        self.lines.scrollToBottom()
        self.live.setEnabled(False)

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.search.setPlaceholderText(self.tr("Search what was said"))
        self.search.setAccessibleName(self.tr("Search what was said"))
        self.everywhere.setText(self.tr("In all sessions"))
        tip = self.tr("Search everything that was kept (Ctrl+Shift+F)")
        describe(self.everywhere, self.tr("In all sessions"), tip)
        self.back.setText(self.tr("Back to what was found"))
        describe(self.back, self.back.text(), self.tr("Show the found lines again"))
        self.found.setAccessibleName(self.tr("Found"))
        self.hits.word()
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
        self.hits = HitList()
        self.everywhere = Switch()
        self.found = QLabel()
        self.found.setObjectName("caption")
        self.found.hide()
        self.back = QPushButton()
        self.back.hide()
        self.copy = QPushButton()
        self.correct = QPushButton()
        self.correct.setEnabled(False)
        self.live = QPushButton()
        self.live.setEnabled(False)
        self._lay_out()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.search, 1)
        above.addWidget(self.everywhere)
        below = QHBoxLayout()
        for button in (self.correct, self.copy, self.live):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(self.found)
        below.addWidget(self.back)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.lines)
        self._pages.addWidget(self.hits)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.sessions)
        rows.addLayout(above)
        rows.addWidget(self._pages, 1)
        rows.addLayout(below)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._seek)
        self.search.returnPressed.connect(self._seek_everywhere)
        self.everywhere.toggled.connect(lambda _: self._seek(self.search.text()))
        self._typed.timeout.connect(self._seek_everywhere)
        self.hits.opened.connect(self.hit_opened)
        self.back.clicked.connect(self._show_hits)
        self.copy.clicked.connect(self._copy)
        self.live.clicked.connect(self.jump_to_live)
        self.live.clicked.connect(self.live_wanted)
        self.lines.verticalScrollBar().actionTriggered.connect(lambda _: self._look())
        self.lines.verticalScrollBar().valueChanged.connect(lambda _: self._look())
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.search.setFocus)
        QShortcut(QKeySequence("Ctrl+Shift+F"), self).activated.connect(self._begin_everywhere)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self).activated.connect(self._copy)
        QShortcut(QKeySequence("F2"), self).activated.connect(self._ask)
        self.correct.clicked.connect(self._ask)
        self.lines.doubleClicked.connect(self._ask)
        self.lines.selectionModel().selectionChanged.connect(self._enable)
        for model in (self._found.modelReset, self._found.rowsRemoved):
            model.connect(self._enable)

    @property
    def _is_everywhere(self) -> bool:
        return self.everywhere.isChecked() and bool(self.search.text().strip())

    def _seek(self, text: str) -> None:
        """Look for what is typed, in the lines that are shown or, a little later, everywhere."""
        self._found.setFilterFixedString("" if self.everywhere.isChecked() else text)
        if self._is_everywhere:
            self._typed.start()
            return
        self._typed.stop()
        self._pages.setCurrentWidget(self.lines)
        for widget in (self.found, self.back):
            widget.hide()

    def _seek_everywhere(self) -> None:
        if self._is_everywhere:
            self._typed.stop()
            self.search_wanted.emit(self.search.text())

    def _begin_everywhere(self) -> None:
        self.everywhere.setChecked(True)
        self.search.setFocus()
        self.search.selectAll()

    def _show_lines(self) -> None:
        """Show the session, from which one comes back to what was found elsewhere."""
        self._pages.setCurrentWidget(self.lines)
        self.back.setVisible(self._is_everywhere)

    def _show_hits(self) -> None:
        self._pages.setCurrentWidget(self.hits)
        self.back.hide()
        self.found.show()

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
