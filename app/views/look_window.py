"""How the captions look, text by text; what is chosen is seen on the captions themselves."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.model.presets import is_as_preset, preset_titles
from app.model.settings import PRESETS, CaptionSettings
from app.views.colour_button import ColourButton
from app.views.text_style_form import TextStyleForm
from app.views.worded import WordedWidget, describe

TEXTS = ("both", "source", "translation")
FIRST = ("source", "translation")


class LookWindow(WordedWidget):
    """Looks that can be chosen by name, and below them every choice by itself.

    Signals:
        changed: A setting's key, and its new value.
        preset_chosen: The name of a look, also of the present one, to have it as it was.
        opened: It is to be seen: captions show how they look.
        left: It is no longer to be seen.
    """

    changed = Signal(str, object)
    preset_chosen = Signal(str)
    opened = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.preset = _choices(PRESETS)
        self.back = QPushButton()
        self.texts = _choices(TEXTS)
        self.first = _choices(FIRST)
        self.background = ColourButton()
        self.source = TextStyleForm(is_source=True)
        self.translation = TextStyleForm(is_source=False)
        self._labels = {box: QLabel() for box in (self.preset, self.texts, self.first)}
        self._background_label = QLabel()
        self._lay_out()
        self._connect()
        self.show_look(CaptionSettings())
        self.word()

    def show_look(self, captions: CaptionSettings) -> None:
        """Show what is chosen."""
        for box, value in (
            (self.preset, captions.preset),
            (self.texts, captions.languages),
            (self.first, captions.first),
        ):
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(value))
        self.first.setEnabled(captions.languages == "both")
        self.background.show_colour(captions.background_colour)
        self.source.show_style(captions.source, captions.background_colour)
        self.translation.show_style(captions.translation, captions.background_colour)
        self.back.setEnabled(not is_as_preset(captions))

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.setWindowTitle(self.tr("Sotto – how captions look"))
        self.setAccessibleName(self.tr("How captions look"))
        texts = {
            "both": self.tr("Both texts"),
            "source": self.tr("What is said"),
            "translation": self.tr("Its translation"),
        }
        self._name(self.preset, self.tr("Look"), self.tr("A look that suits many"))
        _retitle(self.preset, preset_titles())
        self._name(self.texts, self.tr("Texts"), self.tr("Which texts the captions have"))
        _retitle(self.texts, texts)
        self._name(self.first, self.tr("Above"), self.tr("Which text stands above the other"))
        _retitle(self.first, texts)
        self._background_label.setText(self.tr("Colour of the box"))
        tip = self.tr("Of the box behind the captions")
        describe(self.background, self.tr("Colour of the box"), tip)
        self.back.setText(self.tr("Back to this look"))
        tip = self.tr("Undo every change to the chosen look")
        describe(self.back, self.tr("Back to this look"), tip)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that it is to be seen."""
        super().showEvent(event)
        if not event.spontaneous():
            self.opened.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that it is not."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()

    def _name(self, box: QComboBox, name: str, tip: str) -> None:
        self._labels[box].setText(name)
        describe(box, name, tip)

    def _lay_out(self) -> None:
        above = QGridLayout()
        above.setHorizontalSpacing(10)
        for row, column, box in (
            (0, 0, self.preset),
            (1, 0, self.texts),
            (1, 2, self.first),
        ):
            self._labels[box].setBuddy(box)
            above.addWidget(self._labels[box], row, column)
            above.addWidget(box, row, column + 1)
        above.addWidget(self.back, 0, 2, 1, 2)
        above.setColumnStretch(1, 1)
        above.setColumnStretch(3, 1)
        below = QHBoxLayout()
        self._background_label.setBuddy(self.background)
        below.addWidget(self._background_label)
        below.addWidget(self.background)
        below.addStretch(1)
        columns = QHBoxLayout()
        columns.addWidget(self.source, 1)
        columns.addWidget(self.translation, 1)
        rows = QVBoxLayout(self)
        rows.addLayout(above)
        rows.addLayout(columns)
        rows.addLayout(below)

    def _connect(self) -> None:
        self.preset.activated.connect(lambda index: self.preset_chosen.emit(PRESETS[index]))
        self.back.clicked.connect(lambda: self.preset_chosen.emit(self.preset.currentData()))
        self.texts.activated.connect(
            lambda index: self.changed.emit("captions.languages", TEXTS[index])
        )
        self.first.activated.connect(
            lambda index: self.changed.emit("captions.first", FIRST[index])
        )
        self.background.chosen.connect(
            lambda colour: self.changed.emit("captions.background_colour", colour)
        )
        for which, form in (("source", self.source), ("translation", self.translation)):
            form.changed.connect(
                lambda name, value, which=which: self.changed.emit(
                    f"captions.{which}.{name}", value
                )
            )
        QShortcut(QKeySequence("Esc"), self, self.close)


def _choices(values: tuple[str, ...]) -> QComboBox:
    box = QComboBox()
    for value in values:
        box.addItem(value, value)
    return box


def _retitle(box: QComboBox, titles: dict[str, str]) -> None:
    """Say anew what there is to choose from."""
    for index in range(box.count()):
        box.setItemText(index, titles[box.itemData(index)])
