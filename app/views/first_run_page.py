"""The page of the first minute: what is heard, how quick this computer is, and the demo."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.views.announcer import announce
from app.views.level_meter import LevelMeter
from app.views.worded import WordedWidget, describe

WIDTH_PX = 560


class FirstRunPage(WordedWidget):
    """Three questions, each with its answer below it, and a button that begins.

    Signals:
        opened: It is to be seen from now on.
        left: It is no longer to be seen.
        source_chosen: The name of the source to listen to.
        look_wanted: Devices may have come.
        test_wanted: The speed of this computer shall be measured.
        demo_wanted: The demo clip shall be played.
        begin_wanted: All is chosen.
    """

    opened = Signal()
    left = Signal()
    source_chosen = Signal(str)
    look_wanted = Signal()
    test_wanted = Signal()
    demo_wanted = Signal()
    begin_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_running = self._is_testing = False
        self._has_sound = self._has_speed = False  # nothing was said of them yet
        self._build()
        self._lay_out()
        self._connect()
        self.word()
        self.setFixedWidth(WIDTH_PX)

    def show_sources(self, sources: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer sources as (name, title)."""
        with QSignalBlocker(self.source):
            self.source.clear()
            for name, title in sources:
                self.source.addItem(title, name)
            self.source.setCurrentIndex(max(0, self.source.findData(chosen)))

    def show_sound(self, sentence: str, *, is_problem: bool) -> None:
        """Say whether sound arrives."""
        self._has_sound = True
        _say(self.sound, sentence, is_problem=is_problem)

    def show_speed(self, sentence: str, *, is_problem: bool) -> None:
        """Say how quick this computer is."""
        self._has_speed = True
        _say(self.speed, sentence, is_problem=is_problem)

    def show_testing(self, *, is_testing: bool) -> None:
        """Let nothing else run while the speed is measured."""
        self._is_testing = is_testing
        self._enable()

    def show_running(self, *, is_running: bool) -> None:
        """Offer neither demo nor test while a session runs."""
        self._is_running = is_running
        self._enable()

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.setWindowTitle(self.tr("Set up Sotto"))
        self.setAccessibleName(self.tr("Set up Sotto"))
        self.welcome.setText(self.tr("Welcome to Sotto"))
        self.source_question.setText(self.tr("1.  What shall Sotto &listen to?"))
        self.test_question.setText(self.tr("2.  How quick is this computer?"))
        self.demo_question.setText(self.tr("3.  See and hear it work."))
        describe(self.source, self.tr("Source"), self.tr("What Sotto listens to"))
        describe(self.sound, self.tr("Sound"), self.tr("What arrives"))
        describe(self.speed, self.tr("Speed"), self.tr("How quick this computer is"))
        if not self._has_sound:
            self.sound.setText(self.tr("Listening…"))
        if not self._has_speed:
            self.speed.setText(self.tr("Some seconds tell how soon captions can come."))
        self._word_buttons()

    def _word_buttons(self) -> None:
        self.look.setText(self.tr("Look &again"))
        describe(self.look, self.tr("Look again"), self.tr("Look for devices that were connected"))
        self.test.setText(self.tr("&Test this computer"))
        describe(self.test, self.tr("Test this computer"), self.tr("Measure how quick it is"))
        self.demo.setText(self.tr("Play the &demo"))
        describe(self.demo, self.tr("Play the demo"), self.tr("A clip with captions and a dub"))
        self.later.setText(self.tr("&Close"))
        describe(self.later, self.tr("Close"), self.tr("Set up later: see ☰ (Esc)"))
        self.begin.setText(self.tr("&Begin"))
        describe(self.begin, self.tr("Begin"), self.tr("Listen with what is chosen"))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that it is to be seen."""
        super().showEvent(event)
        if not event.spontaneous():  # a window that comes back from the task bar was never left
            self.source.setFocus()
            self.opened.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that it is not."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()

    def _build(self) -> None:
        self.welcome = QLabel()
        self.welcome.setObjectName("wordmark")
        self.source = QComboBox()
        self.source_question = QLabel()
        self.source_question.setBuddy(self.source)
        self.look = QPushButton()
        self.meter = LevelMeter()
        self.sound = QLabel(wordWrap=True)
        self.test_question = QLabel()
        self.test = QPushButton()
        self.speed = QLabel(wordWrap=True)
        self.demo_question = QLabel()
        self.demo = QPushButton()
        self.later = QPushButton()
        self.begin = QPushButton()
        self.begin.setObjectName("start")
        for answer in (self.sound, self.speed):
            answer.setObjectName("status")
            answer.setMinimumHeight(2 * answer.fontMetrics().lineSpacing() + 4)
            answer.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 20)
        rows.setSpacing(10)
        rows.addWidget(self.welcome)
        rows.addWidget(self.source_question)
        rows.addLayout(_row(self.source, self.look))
        rows.addWidget(self.meter)
        rows.addWidget(self.sound)
        rows.addLayout(_row(self.test_question, self.test))
        rows.addWidget(self.speed)
        rows.addLayout(_row(self.demo_question, self.demo))
        rows.addSpacing(8)
        rows.addLayout(_row(self.later, self.begin, is_right=True))
        stops = (self.source, self.look, self.test, self.demo, self.later, self.begin)
        for before, after in zip(stops, stops[1:], strict=False):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.source.activated.connect(
            lambda index: self.source_chosen.emit(self.source.itemData(index))
        )
        self.look.clicked.connect(self.look_wanted)
        self.test.clicked.connect(self.test_wanted)
        self.demo.clicked.connect(self.demo_wanted)
        self.begin.clicked.connect(self.begin_wanted)
        self.later.clicked.connect(self.close)
        QShortcut(QKeySequence("Esc"), self, self.close)

    def _enable(self) -> None:
        for button in (self.test, self.demo):
            button.setEnabled(not self._is_testing and not self._is_running)
        self.begin.setEnabled(not self._is_testing)


def _row(*widgets: QWidget, is_right: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    if is_right:
        row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    if not is_right:
        row.setStretch(0, 1)
    return row


def _say(label: QLabel, sentence: str, *, is_problem: bool) -> None:
    if label.text() == sentence:
        return
    label.setText(sentence)
    label.setAccessibleDescription(sentence)
    announce(label, sentence, is_urgent=is_problem)
    label.setProperty("problem", is_problem)
    label.style().polish(label)
