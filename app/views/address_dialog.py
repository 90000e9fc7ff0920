"""Asks for the address of a stream, and lets it be tried before it is chosen."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.views.announcer import announce
from app.views.level_meter import LevelMeter
from app.views.worded import describe

WIDTH_PX = 520
EXAMPLE = "https://example.org/live.m3u8"


class AddressDialog(QDialog):
    """A field, what can be heard here at all, and how loud it is.

    Signals:
        try_wanted: The address shall be heard for a moment.
        chosen: The address to listen to.
    """

    try_wanted = Signal(str)
    chosen = Signal(str)

    def __init__(self, address: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        """Begin with the address that was opened last, and a hint where something is missing."""
        super().__init__(parent)
        self.setObjectName("main")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit(address)
        self.field.setClearButtonEnabled(True)
        self.label = QLabel()
        self.label.setBuddy(self.field)
        self.hint = QLabel(hint, wordWrap=True)
        self.hint.setVisible(bool(hint))
        self.trial = QPushButton()
        self.meter = LevelMeter()
        self.answer = QLabel(wordWrap=True)
        for label in (self.hint, self.answer):
            label.setObjectName("status")
        self.listen = QPushButton()
        self.listen.setObjectName("start")
        self.listen.setDefault(True)
        self.cancel = QPushButton()
        self._lay_out()
        self._connect()
        self.word()
        self._enable()
        self.setFixedWidth(WIDTH_PX)

    @property
    def address(self) -> str:
        """What was typed."""
        return self.field.text().strip()

    def show_answer(self, sentence: str, *, is_problem: bool) -> None:
        """Say how a trial goes, or what is wrong with the address."""
        if sentence == self.answer.text():
            return
        self.answer.setText(sentence)
        self.answer.setProperty("problem", is_problem)
        self.answer.style().polish(self.answer)
        announce(self.answer, sentence, is_urgent=is_problem)

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.setWindowTitle(self.tr("A stream address"))
        self.setAccessibleName(self.tr("A stream address"))
        self.label.setText(self.tr("&Address of a radio or a livestream"))
        self.field.setPlaceholderText(self.tr("such as {address}").format(address=EXAMPLE))
        describe(self.field, self.tr("Address"), self.tr("It begins with http, https or rtmp"))
        self.trial.setText(self.tr("&Try it"))
        describe(self.trial, self.tr("Try it"), self.tr("Connect to it, and see how loud it is"))
        self.answer.setAccessibleName(self.tr("How the trial goes"))
        self.listen.setText(self.tr("&Listen to it"))
        describe(self.listen, self.tr("Listen to it"), self.tr("Make it the source"))
        self.cancel.setText(self.tr("&Cancel"))
        describe(self.cancel, self.tr("Cancel"), self.tr("Leave the source as it is (Esc)"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Say everything in the language that was just chosen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.word()

    def _lay_out(self) -> None:
        trial = QHBoxLayout()
        trial.addWidget(self.trial)
        trial.addWidget(self.meter, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.listen)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 18)
        rows.setSpacing(10)
        rows.addWidget(self.label)
        rows.addWidget(self.field)
        rows.addWidget(self.hint)
        rows.addLayout(trial)
        rows.addWidget(self.answer)
        rows.addLayout(buttons)
        self.answer.setMinimumHeight(2 * self.answer.fontMetrics().lineSpacing() + 4)
        self.answer.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._enable)
        self.trial.clicked.connect(lambda: self.try_wanted.emit(self.address))
        self.listen.clicked.connect(lambda: self.chosen.emit(self.address))
        self.cancel.clicked.connect(self.reject)

    def _enable(self) -> None:
        for button in (self.trial, self.listen):
            button.setEnabled(bool(self.address))
