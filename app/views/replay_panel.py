"""What was said a moment ago: asked for with one button, read, heard and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from app.model.clock import to_clock
from app.model.running_text import Line, to_text
from app.views.worded import WordedWidget, describe

HEIGHT_PX = 150


class ReplayPanel(WordedWidget):
    """A button, and below it, once it was used, what a second and better hearing wrote down.

    Signals:
        wanted: What was said a moment ago is to be heard and read again.
        silence_wanted: It was heard enough.
    """

    wanted = Signal()
    silence_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._build()
        self.word()
        self.ask.clicked.connect(self.wanted)
        self.silence.clicked.connect(self.silence_wanted)
        self.copy.clicked.connect(self._copy)

    def show_begun(self, start_ms: int, end_ms: int) -> None:
        """Show which part of the source is heard again, while nobody knows yet what it says."""
        self._lines = ()
        self.ask.setEnabled(False)
        self.copy.setEnabled(False)
        self.text.clear()
        self.text.setVisible(True)
        self.when.setText(f"{to_clock(start_ms)} – {to_clock(end_ms)}")
        self.show_status(self.tr("Listening again, to the end of each sentence…"), is_problem=False)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show what was said."""
        self._lines = lines
        self.ask.setEnabled(True)
        self.copy.setEnabled(bool(lines))
        self.text.setPlainText("\n".join(line.text for line in lines))
        self.text.setAccessibleDescription(" ".join(line.translation for line in lines))
        self.show_status("" if lines else self.tr("No words were recognised."), is_problem=False)

    def show_failed(self, sentence: str) -> None:
        """Say why nobody knows what was said."""
        self.ask.setEnabled(True)
        self.show_status(sentence, is_problem=True)

    def show_playing(self, *, is_playing: bool) -> None:
        """Let the sound be stopped, as long as there is any."""
        self.silence.setEnabled(is_playing)

    def show_status(self, sentence: str, *, is_problem: bool) -> None:
        """Show one sentence."""
        self.status.setText(sentence)
        self.status.setVisible(bool(sentence))
        self.status.setAccessibleDescription(sentence)
        self.status.setProperty("problem", is_problem)
        self.status.style().polish(self.status)

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.ask.setText(self.tr("What did t&hey say?"))
        describe(
            self.ask,
            self.tr("What did they say?"),
            self.tr(
                "Hear the last seconds again, and read them as the model writes when it may wait "
                "(Ctrl+Alt+R)"
            ),
        )
        self.silence.setText(self.tr("S&ilence"))
        describe(self.silence, self.tr("Silence"), self.tr("Stop what is being played again"))
        self.copy.setText(self.tr("Cop&y this"))
        describe(self.copy, self.tr("Copy what was said again"), self.tr("Copy what stands below"))
        self.status.setAccessibleName(self.tr("What did they say, status"))
        self.text.setAccessibleName(self.tr("What they said"))

    def _build(self) -> None:
        self.ask = QPushButton()
        self.when = QLabel()
        self.when.setObjectName("caption")
        self.silence = QPushButton()
        self.silence.setEnabled(False)
        self.copy = QPushButton()
        self.copy.setEnabled(False)
        self.status = QLabel(wordWrap=True)
        self.status.setObjectName("status")
        self.status.setVisible(False)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setFixedHeight(HEIGHT_PX)
        self.text.setTabChangesFocus(True)
        self.text.setVisible(False)
        above = QHBoxLayout()
        for widget in (self.ask, self.when):
            above.addWidget(widget)
        above.addStretch(1)
        for button in (self.silence, self.copy):
            above.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(above)
        rows.addWidget(self.status)
        rows.addWidget(self.text)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(to_text(self._lines))
