"""Which session is read, and what can be done with it as a whole."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
)

from app.views.worded import WordedWidget, describe

# What people open first; the others are found by the endings they write.
ENDINGS = (
    *("srt", "vtt", "txt", "md", "json", "bilingual.vtt", "multilingual.vtt"),
    *("wav", "flac", "ogg"),
)


class SessionsBar(WordedWidget):
    """The session that runs, those that were kept, and buttons to export or delete one.

    Signals:
        opened: It is to be seen from now on: somebody may want to know what was kept.
        chosen: The number of a session that was kept, or None for what is being said now.
        export_wanted: That number, and the path to write to.
        delete_wanted: The number of a session that was kept.
    """

    opened = Signal()
    chosen = Signal(object)
    export_wanted = Signal(object, object)
    delete_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._dialog: QFileDialog | QMessageBox | None = None  # that is open
        self.sessions = QComboBox()
        self.sessions.setItemDelegate(QStyledItemDelegate(self.sessions))  # heeds the style sheet
        self.sessions.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.sessions.addItem("", None)
        self.export = QPushButton()
        self.delete = QPushButton()
        self._lay_out()
        self._connect()
        self.word()
        self._enable()

    @property
    def number(self) -> int | None:
        """The session that is read; None for what is being said now."""
        number: int | None = self.sessions.currentData()
        return number

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.sessions.setItemText(0, self.tr("What is being said now"))
        describe(
            self.sessions,
            self.tr("Session"),
            self.tr("What is being said now, or what was said before"),
        )
        self.export.setText(self.tr("&Export…"))
        describe(
            self.export,
            self.tr("Export"),
            self.tr("Write the session as subtitles or text (Ctrl+S)"),
        )
        self.delete.setText(self.tr("&Delete…"))
        describe(self.delete, self.tr("Delete"), self.tr("Delete the chosen session for good"))

    def show_sessions(self, sessions: Sequence[tuple[int, str]]) -> None:
        """Offer the sessions that were kept, as (number, title); the chosen one stays chosen."""
        chosen = self.number
        with QSignalBlocker(self.sessions):
            while self.sessions.count() > 1:
                self.sessions.removeItem(1)
            for number, title in sessions:
                self.sessions.addItem(title, number)
            self.sessions.setCurrentIndex(max(0, self.sessions.findData(chosen)))
        self._enable()
        if self.number != chosen:  # it was deleted
            self.chosen.emit(self.number)

    def choose(self, number: int) -> bool:
        """Choose a session that was kept, and say whether it is among those that are offered."""
        index = self.sessions.findData(number)
        if index >= 0:
            self.sessions.setCurrentIndex(index)
        return index >= 0

    def show_now(self) -> None:
        """Choose what is being said now."""
        self.sessions.setCurrentIndex(0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that it is to be seen."""
        super().showEvent(event)
        if not event.spontaneous():
            self.opened.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.sessions, 1)
        row.addWidget(self.export)
        row.addWidget(self.delete)

    def _connect(self) -> None:
        self.sessions.currentIndexChanged.connect(lambda _: self._enable())
        self.sessions.currentIndexChanged.connect(lambda _: self.chosen.emit(self.number))
        self.export.clicked.connect(self._ask_where)
        self.delete.clicked.connect(self._ask_whether)
        QShortcut(QKeySequence.StandardKey.Save, self, self._ask_where)

    def _enable(self) -> None:
        self.delete.setEnabled(self.number is not None)

    def _ask_where(self) -> None:
        """Let a person choose a file; nothing waits for it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self.window(), self.tr("Export"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([*self._filters(), self.tr("All files (*)")])
        dialog.setDefaultSuffix(ENDINGS[0])
        dialog.filterSelected.connect(
            lambda shown: dialog.setDefaultSuffix(_ending(shown) or ENDINGS[0])
        )
        number = self.number
        dialog.fileSelected.connect(
            lambda path: self.export_wanted.emit(number, Path(path)) if path else None
        )
        self._open(dialog)

    def _ask_whether(self) -> None:
        """Delete only when a person says so once more."""
        number = self.number
        if number is None:
            return
        dialog = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Delete"),
            self.tr("Delete this session for good?\n{title}").format(
                title=self.sessions.currentText()
            ),
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel,
            self.window(),
        )
        dialog.setDefaultButton(QMessageBox.StandardButton.Cancel)
        dialog.button(QMessageBox.StandardButton.Yes).setText(self.tr("Delete"))
        dialog.button(QMessageBox.StandardButton.Yes).clicked.connect(
            lambda: self.delete_wanted.emit(number)
        )
        self._open(dialog)

    def _open(self, dialog: QFileDialog | QMessageBox) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog = dialog
        dialog.open()

    def _filters(self) -> list[str]:
        kinds = (
            self.tr("SubRip subtitles"),
            self.tr("WebVTT subtitles"),
            self.tr("Text"),
            self.tr("Markdown"),
            self.tr("JSON, with all times"),
            self.tr("WebVTT with both languages marked"),
            self.tr("WebVTT with every caption track"),
            self.tr("The dub as WAV"),
            self.tr("The dub as FLAC"),
            self.tr("The dub as Ogg Vorbis"),
        )
        return [f"{kind} (*.{ending})" for kind, ending in zip(kinds, ENDINGS, strict=True)]


def _ending(shown: str) -> str:
    """Return the ending that a filter shows between its brackets."""
    return next((each for each in ENDINGS if shown.endswith(f"(*.{each})")), "")
