"""A list of models to translate with, of which the last entry opens the window of models."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

from app.model.model_row import BY_LANGUAGE, ModelRow
from app.views.model_texts import ModelTexts
from app.views.worded import describe

WIDEST_PX = 240  # the status has to be read beside it


class BundlePicker(QComboBox):
    """Names are the data of the entries; the last but one leaves the choice to what is heard.

    Signals:
        chosen: The name of the model to translate with.
        models_wanted: The models are to be seen.
    """

    chosen = Signal(str)
    models_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bundles: tuple[ModelRow, ...] = ()
        self._bundle = ""
        self.setItemDelegate(QStyledItemDelegate(self))  # heeds the style sheet
        self.setMaximumWidth(WIDEST_PX)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self._choose)

    def show_bundles(self, bundles: Sequence[ModelRow]) -> None:
        """Offer models; what is chosen stays."""
        self._bundles = tuple(bundles)
        self.show_bundle(self._bundle)

    def show_bundle(self, name: str) -> None:
        """Show which model translates."""
        self._bundle = name
        with QSignalBlocker(self):
            self.clear()
            for each, title in ModelTexts().choices(self._bundles):
                self.addItem(title, each)
            self.addItem(self.tr("By the language heard"), BY_LANGUAGE)
            if self.findData(name) < 0:  # a folder somewhere, or nothing is listed yet
                self.insertItem(0, Path(name).name, name)
            self.addItem(self.tr("Models…"))
            self.setCurrentIndex(self.findData(name))

    def word(self) -> None:
        """Set every word in the language of the interface."""
        tip = self.tr("From which language into which; and models")
        describe(self, self.tr("Languages"), tip)
        self.show_bundle(self._bundle)

    def _choose(self, index: int) -> None:
        name = self.itemData(index)
        if name is None:
            self.show_bundle(self._bundle)
            self.models_wanted.emit()
        elif name != self._bundle:
            self.chosen.emit(name)
