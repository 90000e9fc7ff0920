"""How one of the two texts of the captions looks, a row for each choice."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFontDatabase, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from app.model.contrast import worst_contrast
from app.model.settings import WEIGHTS, TextStyle
from app.model.wording import decimals
from app.views.colour_button import ColourButton
from app.views.figure_slider import FigureSlider
from app.views.worded import WordedWidget, describe

READABLE = 7.0  # to 1: WCAG 2.2, 1.4.6
FIELD_PX = 170


class TextStyleForm(WordedWidget):
    """Font, size, weight, colour, outline and box of one text, and how well it can be read.

    Signals:
        changed: A setting's name within `TextStyle`, and its new value.
    """

    changed = Signal(str, object)

    def __init__(self, *, is_source: bool) -> None:
        super().__init__()
        self._is_source = is_source
        self._style, self._background = TextStyle(), "#000000"
        self.font_family = _choices()
        self.text_size = FigureSlider(50, 300, "%")
        self.weight = _choices()
        self.colour = ColourButton()
        self.outline = FigureSlider(0, 8, "px")
        self.outline_colour = ColourButton()
        self.background = FigureSlider(0, 100, "%")
        self.contrast = QLabel(wordWrap=True)
        self.contrast.setObjectName("status")
        self._lay_out()
        self._connect()
        self.word()

    def show_style(self, style: TextStyle, background: str) -> None:
        """Show what is chosen, and the colour of the box behind it."""
        self._style, self._background = style, background
        self._show_family()
        with QSignalBlocker(self.weight):
            self.weight.setCurrentIndex(self.weight.findData(style.weight))
        self.text_size.show_value(style.size_percent)
        self.colour.show_colour(style.colour)
        self.outline.show_value(style.outline_px)
        self.outline_colour.show_colour(style.outline_colour)
        self.background.show_value(style.background_percent)
        self._show_contrast()

    def word(self) -> None:
        """Set every word in the language of the interface."""
        title = self.tr("What is said") if self._is_source else self.tr("Its translation")
        self.group.setTitle(title)
        named = (
            (self.font_family, self.font_family, self.tr("Font")),
            (self.text_size, self.text_size.slider, self.tr("Size")),
            (self.weight, self.weight, self.tr("Weight")),
            (self.colour, self.colour, self.tr("Colour")),
            (self.outline, self.outline.slider, self.tr("Outline")),
            (self.outline_colour, self.outline_colour, self.tr("Its colour")),
            (self.background, self.background.slider, self.tr("Box")),
        )
        for field, control, name in named:
            label = self._form.labelForField(field)
            assert isinstance(label, QLabel), name
            label.setText(name)
            describe(control, f"{title}: {name}", "")
        self._word_tips()
        self._word_weights()
        if self.font_family.count():
            self.font_family.setItemText(0, self.tr("Chosen by Sotto"))
        self.contrast.setAccessibleName(f"{title}: {self.tr('Contrast')}")
        self._show_contrast()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look for the fonts there are when they are to be seen for the first time."""
        if not self.font_family.count():
            self.font_family.addItem(self.tr("Chosen by Sotto"), "")
            for family in QFontDatabase.families():
                if not QFontDatabase.isPrivateFamily(family):
                    self.font_family.addItem(family, family)
            self._show_family()
        super().showEvent(event)

    def _word_tips(self) -> None:
        self.font_family.setToolTip(self.tr("A font that has the letters of the language"))
        self.text_size.slider.setToolTip(self.tr("100 is what suits the screen"))
        self.weight.setToolTip(self.tr("How thick the letters are"))
        self.colour.setToolTip(self.tr("Of the letters"))
        self.outline.slider.setToolTip(self.tr("The line around each letter, 0 for none"))
        self.outline_colour.setToolTip(self.tr("Of the line around each letter"))
        self.background.slider.setToolTip(self.tr("How dense the box behind the text is"))

    def _word_weights(self) -> None:
        titles = (
            self.tr("Light"),
            self.tr("Regular"),
            self.tr("Medium"),
            self.tr("Semi-bold"),
            self.tr("Bold"),
            self.tr("Extra bold"),
            self.tr("Black"),
        )
        for index, title in enumerate(titles):
            self.weight.setItemText(index, title)

    def _show_family(self) -> None:
        """Show the font that is chosen, also one that is not installed here."""
        family = self._style.font
        with QSignalBlocker(self.font_family):
            if family and self.font_family.count() and self.font_family.findData(family) < 0:
                self.font_family.addItem(family, family)
            self.font_family.setCurrentIndex(self.font_family.findData(family))

    def _show_contrast(self) -> None:
        style = self._style
        ratio = worst_contrast(style.colour, self._background, style.background_percent)
        figure = decimals(ratio, 1)
        is_readable = ratio >= READABLE
        sentence = (
            self.tr("Contrast {ratio}:1 at least")
            if is_readable
            else self.tr("Contrast {ratio}:1 at worst: hard to read")
        )
        self.contrast.setText(sentence.format(ratio=figure))
        self.contrast.setProperty("problem", not is_readable)
        self.contrast.style().polish(self.contrast)

    def _lay_out(self) -> None:
        form = self._form = QFormLayout()
        for field in (
            self.font_family,
            self.text_size,
            self.weight,
            self.colour,
            self.outline,
            self.outline_colour,
            self.background,
        ):
            field.setMinimumWidth(FIELD_PX)
            form.addRow(" ", field)  # `word` says what it is
        form.addRow(self.contrast)
        for value in WEIGHTS:
            self.weight.addItem("", value)
        self.group = QGroupBox()
        self.group.setLayout(form)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.group)

    def _connect(self) -> None:
        for box, name in ((self.font_family, "font"), (self.weight, "weight")):
            box.activated.connect(
                lambda index, box=box, name=name: self.changed.emit(name, box.itemData(index))
            )
        for slider, name in (
            (self.text_size, "size_percent"),
            (self.outline, "outline_px"),
            (self.background, "background_percent"),
        ):
            slider.chosen.connect(lambda value, name=name: self.changed.emit(name, value))
        for button, name in ((self.colour, "colour"), (self.outline_colour, "outline_colour")):
            button.chosen.connect(lambda colour, name=name: self.changed.emit(name, colour))


def _choices(parent: QWidget | None = None) -> QComboBox:
    box = QComboBox(parent)
    box.setItemDelegate(QStyledItemDelegate(box))  # heeds the style sheet
    box.setMinimumContentsLength(12)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box
