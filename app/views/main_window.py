"""The large window: what was said, where the dub is heard, and how the captions look."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.model.settings import CaptionSettings
from app.views import theme
from app.views.replay_panel import ReplayPanel
from app.views.switch import Switch
from app.views.transcript_view import TranscriptView

AnyWidget = TypeVar("AnyWidget", bound=QWidget)

LANGUAGES = {"both": "Both texts", "source": "What is said", "translation": "Its translation"}
FIRST = {"source": "What is said", "translation": "Its translation"}


class MainWindow(QWidget):
    """The transcript, with all that is chosen less often beside it.

    Signals:
        changed: A setting's key, and its new value.
        preset_chosen: The name of a look.
        output_chosen: Where the dub is to be heard; empty for the usual place.
        live_wanted: See `TranscriptView`.
        set_up_wanted: The page of the first minute is to be seen.
        models_wanted: The models are to be seen.
    """

    changed = Signal(str, object)
    preset_chosen = Signal(str)
    output_chosen = Signal(str)
    live_wanted = Signal()
    set_up_wanted = Signal()
    models_wanted = Signal()

    def __init__(self, presets: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setWindowTitle("Sotto – what was said")
        self.setAccessibleName("What was said, and settings")
        self.setStyleSheet(theme.STYLE_SHEET)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.transcript = TranscriptView()
        self.replay = ReplayPanel()
        self.transcript.live_wanted.connect(self.live_wanted)
        self._build(presets)
        self._connect()
        self.resize(900, 520)

    def show_outputs(self, outputs: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer outputs as (name, title)."""
        with QSignalBlocker(self.output):
            self.output.clear()
            for name, title in outputs:
                self.output.addItem(title, name)
            self.output.setCurrentIndex(max(0, self.output.findData(chosen)))

    def show_look(self, captions: CaptionSettings) -> None:
        """Show how the captions look."""
        chosen = (
            (self.languages, self.languages.findData(captions.languages)),
            (self.first, self.first.findData(captions.first)),
        )
        for box, index in chosen:
            with QSignalBlocker(box):
                box.setCurrentIndex(index)
        numbers = (
            (self.n_source_lines, captions.n_source_lines),
            (self.n_translation_lines, captions.n_translation_lines),
            (self.source_size, captions.source.size_percent),
            (self.translation_size, captions.translation.size_percent),
            (self.density, captions.translation.background_percent),
        )
        for dial, value in numbers:
            with QSignalBlocker(dial):
                dial.setValue(value)
        for switch, is_on in ((self.calm, captions.calm), (self.locked, captions.locked)):
            with QSignalBlocker(switch):
                switch.setChecked(is_on)

    def _build(self, presets: Sequence[str]) -> None:
        self.output = _named("Output", QComboBox(), "Where the dub is heard")
        self.preset = _named("Look", QComboBox(), "A look of the captions that suits many")
        self.preset.addItems(list(presets))
        self.languages = _choices("Texts", LANGUAGES, "Which texts the captions have")
        self.first = _choices("Above", FIRST, "Which text stands above the other")
        self.n_source_lines = _number("Lines of what is said", 1, 4)
        self.n_translation_lines = _number("Lines of translation", 1, 4)
        self.source_size = _dial("Size of what is said", 50, 300)
        self.translation_size = _dial("Size of the translation", 50, 300)
        self.density = _dial("Density of the box", 0, 100)
        self.calm = _named("Calm", Switch("Wait for &whole phrases"), "No word that may still go")
        self.locked = _named("Lock", Switch("Clicks &go through"), "Clicks reach what is below")
        self.set_up = _named("Set up", QPushButton("Set &up…"), "Source, speed test and demo")
        self.models = _named("Models", QPushButton(self.tr("&Models…")), "Other languages")
        form = QFormLayout()
        for text, widget in (
            ("&Output", self.output),
            ("Loo&k", self.preset),
            ("&Texts", self.languages),
            ("&Above", self.first),
            ("Lines of what is &said", self.n_source_lines),
            ("Lines of t&ranslation", self.n_translation_lines),
            ("Si&ze of what is said", self.source_size),
            ("Size of translatio&n", self.translation_size),
            ("&Box", self.density),
        ):
            form.addRow(text, widget)
        form.addRow(self.calm)
        form.addRow(self.locked)
        group = QGroupBox("Captions")
        group.setLayout(form)
        group.setFixedWidth(330)
        side = QVBoxLayout()
        side.addWidget(group)
        side.addWidget(self.set_up)
        side.addWidget(self.models)
        side.addStretch()
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
            (self.source_size, "captions.source.size_percent"),
            (self.translation_size, "captions.translation.size_percent"),
        ):
            dial.valueChanged.connect(lambda value, key=key: self.changed.emit(key, value))
        for which in ("source", "translation"):
            key = f"captions.{which}.background_percent"
            self.density.valueChanged.connect(lambda value, key=key: self.changed.emit(key, value))
        for switch, key in ((self.calm, "captions.calm"), (self.locked, "captions.locked")):
            switch.toggled.connect(lambda is_on, key=key: self.changed.emit(key, is_on))
        self.set_up.clicked.connect(self.set_up_wanted)
        self.models.clicked.connect(self.models_wanted)
        self.preset.textActivated.connect(self.preset_chosen)
        self.output.activated.connect(
            lambda index: self.output_chosen.emit(self.output.itemData(index))
        )


def _named(name: str, widget: AnyWidget, tip: str) -> AnyWidget:
    widget.setAccessibleName(name)
    widget.setToolTip(tip)
    return widget


def _choices(name: str, choices: dict[str, str], tip: str) -> QComboBox:
    box = _named(name, QComboBox(), tip)
    for value, title in choices.items():
        box.addItem(title, value)
    return box


def _number(name: str, lowest: int, highest: int) -> QSpinBox:
    box = _named(name, QSpinBox(), name)
    box.setRange(lowest, highest)
    return box


def _dial(name: str, lowest: int, highest: int) -> QSlider:
    dial = _named(name, QSlider(Qt.Orientation.Horizontal), f"{name}, in percent")
    dial.setRange(lowest, highest)
    return dial
