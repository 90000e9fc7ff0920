"""The large window: what was said, where the dub is heard, and how the captions look."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.model.presets import preset_titles
from app.model.settings import CaptionSettings
from app.views.program_form import ProgramForm
from app.views.replay_panel import ReplayPanel
from app.views.second_screen_form import SecondScreenForm
from app.views.switch import Switch
from app.views.transcript_view import TranscriptView
from app.views.worded import WordedWidget, describe

LANGUAGES = ("both", "source", "translation")
FIRST = ("source", "translation")
SIDE_PX = 334


class MainWindow(WordedWidget):
    """The transcript, with all that is chosen less often beside it.

    Signals:
        changed: A setting's key, and its new value.
        preset_chosen: The name of a look.
        output_chosen: Where the dub is to be heard; empty for the usual place.
        original_chosen: How loud what else plays stays while the dub speaks, in percent.
        live_wanted: See `TranscriptView`.
        set_up_wanted: The page of the first minute is to be seen.
        look_wanted: Every choice of how captions look is to be seen.
        models_wanted: The models are to be seen.
        tracks_wanted: The window of the caption tracks is to be seen.
    """

    changed = Signal(str, object)
    preset_chosen = Signal(str)
    output_chosen = Signal(str)
    original_chosen = Signal(int)
    live_wanted = Signal()
    set_up_wanted = Signal()
    look_wanted = Signal()
    models_wanted = Signal()
    tracks_wanted = Signal()

    def __init__(self, presets: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._original_hindrance = ""
        self.transcript = TranscriptView()
        self.replay = ReplayPanel()
        self.second_screen = SecondScreenForm()
        self.program = ProgramForm()
        self.transcript.live_wanted.connect(self.live_wanted)
        self._build(presets)
        self._connect()
        self.word()
        self.resize(900, 520)

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.setWindowTitle(self.tr("Sotto – what was said"))
        self.setAccessibleName(self.tr("What was said, and settings"))
        for index, title in enumerate(
            (self.tr("Captions"), self.tr("Second screen"), self.tr("Program"))
        ):
            self.tabs.setTabText(index, title)
        describe(self.tabs.tabBar(), self.tr("What is chosen"), "")
        self._word_choices()
        self._word_dials()
        self.calm.setText(self.tr("Wait for &whole phrases"))
        describe(self.calm, self.tr("Calm"), self.tr("No word that may still go"))
        self.locked.setText(self.tr("Clicks &go through"))
        describe(self.locked, self.tr("Lock"), self.tr("Clicks reach what is below"))
        self.set_up.setText(self.tr("Set &up…"))
        describe(self.set_up, self.tr("Set up"), self.tr("Source, speed test and demo"))
        self.models.setText(self.tr("&Models…"))
        describe(self.models, self.tr("Models"), self.tr("Other languages"))
        self.look.setText(self.tr("&Fonts and colours…"))
        tip = self.tr("Font, size, colour, outline and box of each text")
        describe(self.look, self.tr("Fonts and colours"), tip)
        self.tracks.setText(self.tr("Tracks…"))
        tip = self.tr("More languages at once, and why their words wait")
        describe(self.tracks, self.tr("Caption tracks"), tip)

    def _word_choices(self) -> None:
        self._caption(self.output, self.tr("&Output"))
        describe(self.output, self.tr("Output"), self.tr("Where the dub is heard"))
        self._caption(self.original, self.tr("Original under dub"))
        self._word_original()
        self._caption(self.preset, self.tr("Loo&k"))
        describe(self.preset, self.tr("Look"), self.tr("A look of the captions that suits many"))
        _retitle(self.preset, preset_titles())
        self._caption(self.languages, self.tr("&Texts"))
        describe(self.languages, self.tr("Texts"), self.tr("Which texts the captions have"))
        titles = {
            "both": self.tr("Both texts"),
            "source": self.tr("What is said"),
            "translation": self.tr("Its translation"),
        }
        _retitle(self.languages, titles)
        self._caption(self.first, self.tr("&Above"))
        describe(self.first, self.tr("Above"), self.tr("Which text stands above the other"))
        _retitle(self.first, titles)

    def _word_dials(self) -> None:
        self._caption(self.n_source_lines, self.tr("Lines of what is &said"))
        lines = self.tr("Lines of what is said")
        describe(self.n_source_lines, lines, lines)
        self._caption(self.n_translation_lines, self.tr("Lines of t&ranslation"))
        lines = self.tr("Lines of translation")
        describe(self.n_translation_lines, lines, lines)

    def _word_original(self) -> None:
        usual = self.tr("How loud other programs stay while the dub speaks, in percent")
        describe(self.original, self.tr("Original volume"), self._original_hindrance or usual)
        self.original.setAccessibleDescription(self._original_hindrance)

    def _caption(self, widget: QWidget, text: str) -> None:
        """Say in front of a control what it is."""
        label = self._form.labelForField(widget)
        assert isinstance(label, QLabel), widget
        label.setText(text)

    def show_outputs(self, outputs: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer outputs as (name, title)."""
        with QSignalBlocker(self.output):
            self.output.clear()
            for name, title in outputs:
                self.output.addItem(title, name)
            self.output.setCurrentIndex(max(0, self.output.findData(chosen)))

    def show_original(self, percent: int) -> None:
        """Show how loud what else plays stays while the dub speaks."""
        with QSignalBlocker(self.original):
            self.original.setValue(percent)

    def show_original_hindrance(self, sentence: str) -> None:
        """Say why it cannot be chosen, or, where nothing is said, let it be chosen."""
        if sentence != self._original_hindrance:
            self._original_hindrance = sentence
            self.original.setEnabled(not sentence)
            self._word_original()

    def show_look(self, captions: CaptionSettings) -> None:
        """Show how the captions look."""
        chosen = (
            (self.preset, self.preset.findData(captions.preset)),
            (self.languages, self.languages.findData(captions.languages)),
            (self.first, self.first.findData(captions.first)),
        )
        for box, index in chosen:
            with QSignalBlocker(box):
                box.setCurrentIndex(index)
        numbers = (
            (self.n_source_lines, captions.n_source_lines),
            (self.n_translation_lines, captions.n_translation_lines),
        )
        for dial, value in numbers:
            with QSignalBlocker(dial):
                dial.setValue(value)
        for switch, is_on in ((self.calm, captions.calm), (self.locked, captions.locked)):
            with QSignalBlocker(switch):
                switch.setChecked(is_on)

    def _build(self, presets: Sequence[str]) -> None:
        self.output = QComboBox()
        self.original = _dial(0, 100)
        self.preset = _choices(presets)
        self.languages = _choices(LANGUAGES)
        self.first = _choices(FIRST)
        self.n_source_lines = _number(1, 4)
        self.n_translation_lines = _number(1, 4)
        self.calm = Switch()
        self.locked = Switch()
        self.look = QPushButton()
        self.set_up = QPushButton()
        self.models = QPushButton()
        self.tracks = QPushButton()
        form = self._form = QFormLayout()
        for widget in (
            self.output,
            self.original,
            self.preset,
            self.languages,
            self.first,
            self.n_source_lines,
            self.n_translation_lines,
        ):
            form.addRow(" ", widget)  # `word` says what it is
        form.addRow(self.calm)
        form.addRow(self.locked)
        form.addRow(self.look)
        self.tabs = QTabWidget()
        self.tabs.setFixedWidth(SIDE_PX)
        captions = QWidget()
        captions.setLayout(form)
        for page in (captions, self.second_screen, self.program):
            self.tabs.addTab(_scrolled(page), "")
        side = QVBoxLayout()
        side.addWidget(self.tabs, 1)
        buttons = QHBoxLayout()
        for button in (self.set_up, self.models, self.tracks):
            buttons.addWidget(button)
        side.addLayout(buttons)
        said = QVBoxLayout()
        said.addWidget(self.transcript, 1)
        said.addWidget(self.replay)
        columns = QHBoxLayout(self)
        columns.addLayout(said, 1)
        columns.addLayout(side)

    def _connect(self) -> None:
        for box, key in ((self.languages, "captions.languages"), (self.first, "captions.first")):
            box.activated.connect(
                lambda index, box=box, key=key: self.changed.emit(key, box.itemData(index))
            )
        for dial, key in (
            (self.n_source_lines, "captions.n_source_lines"),
            (self.n_translation_lines, "captions.n_translation_lines"),
        ):
            dial.valueChanged.connect(lambda value, key=key: self.changed.emit(key, value))
        for switch, key in ((self.calm, "captions.calm"), (self.locked, "captions.locked")):
            switch.toggled.connect(lambda is_on, key=key: self.changed.emit(key, is_on))
        self.original.valueChanged.connect(self.original_chosen)
        self.look.clicked.connect(self.look_wanted)
        self.set_up.clicked.connect(self.set_up_wanted)
        self.models.clicked.connect(self.models_wanted)
        self.tracks.clicked.connect(self.tracks_wanted)
        self.preset.activated.connect(
            lambda index: self.preset_chosen.emit(self.preset.itemData(index))
        )
        self.output.activated.connect(
            lambda index: self.output_chosen.emit(self.output.itemData(index))
        )


def _scrolled(page: QWidget) -> QScrollArea:
    """Return a page in a window of its own height, whatever is in it."""
    page.setObjectName("sheet")
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the keyboard
    return area


def _choices(values: Sequence[str]) -> QComboBox:
    box = QComboBox()
    for value in values:
        box.addItem(value, value)
    return box


def _retitle(box: QComboBox, titles: Mapping[str, str]) -> None:
    """Say anew what there is to choose from."""
    for index in range(box.count()):
        box.setItemText(index, titles[box.itemData(index)])


def _number(lowest: int, highest: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(lowest, highest)
    return box


def _dial(lowest: int, highest: int) -> QSlider:
    dial = QSlider(Qt.Orientation.Horizontal)
    dial.setRange(lowest, highest)
    return dial
