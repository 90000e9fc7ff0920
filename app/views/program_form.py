"""What is chosen of the program itself: its language, its colours, how it starts, its hotkeys."""

from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from app.model.hotkeys import SETTINGS, to_titles
from app.model.setting_kinds import Hotkey
from app.model.settings import HotkeySettings, WindowSettings
from app.model.wishes import Wish
from app.views.announcer import announce
from app.views.key_field import KeyField
from app.views.switch import Switch
from app.views.worded import WordedWidget, describe

AnyWidget = TypeVar("AnyWidget", bound=QWidget)
FIELD_PX = 138  # where a language has longer words for it, its name stands above

# Each in its own words: whoever has chosen a wrong one must find the way back.
LANGUAGES = {"en": "English", "fr": "Français", "de": "Deutsch", "es": "Español", "zh": "中文"}


class ProgramForm(WordedWidget):
    """A row for each choice.

    Signals:
        changed: A setting's key, and its new value.
        keys_typed: Whether somebody types a hotkey, which then must not act.
    """

    changed = Signal(str, object)
    keys_typed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._form = QFormLayout(self)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._hotkeys = HotkeySettings()
        self.language = self._add(QComboBox())
        self.language.addItem("", "system")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.theme = self._add(QComboBox())
        for name in ("system", "light", "dark", "high-contrast"):
            self.theme.addItem("", name)
        self.minimised = Switch()
        self.at_once = Switch()
        for switch in (self.minimised, self.at_once):
            self._form.addRow(switch)
        self.keys: dict[Wish, KeyField] = {wish: self._add(KeyField()) for wish in SETTINGS}
        self.problem = QLabel(wordWrap=True)
        self.problem.setObjectName("status")
        self.problem.setProperty("problem", True)
        self._form.addRow(self.problem)
        self._connect()
        self.word()

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.setAccessibleName(self.tr("Program"))
        self._caption(self.language, self.tr("Language"), self.tr("Of buttons and messages"))
        self.language.setItemText(0, self.tr("The system's"))
        self._caption(self.theme, self.tr("Colours"), self.tr("Of the windows"))
        for index, title in enumerate(
            (self.tr("The system's"), self.tr("Light"), self.tr("Dark"), self.tr("High contrast"))
        ):
            self.theme.setItemText(index, title)
        self.minimised.setText(self.tr("Start as an icon in the tray"))
        describe(self.minimised, self.minimised.text(), self.tr("Open without a window"))
        self.at_once.setText(self.tr("Listen as soon as it starts"))
        describe(self.at_once, self.at_once.text(), self.tr("Begin without being told"))
        for wish, title in to_titles().items():
            tip = self.tr("Press the new keys; they work in every program")
            self._caption(self.keys[wish], title, tip)
            self.keys[wish].setPlaceholderText(self.tr("Press keys"))
        self.problem.clear()
        self.show_hotkeys(self._hotkeys)  # some keys have names in a language

    def show_window(self, window: WindowSettings) -> None:
        """Show what is chosen of the windows."""
        for box, value in ((self.language, window.language), (self.theme, window.theme)):
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(value))
        for switch, is_on in (
            (self.minimised, window.start_minimised),
            (self.at_once, window.listen_at_start),
        ):
            with QSignalBlocker(switch):
                switch.setChecked(is_on)

    def show_hotkeys(self, hotkeys: HotkeySettings) -> None:
        """Show which hotkeys are chosen."""
        self._hotkeys = hotkeys
        for wish, field in self.keys.items():
            field.show_keys(getattr(hotkeys, SETTINGS[wish]))

    def _add(self, widget: AnyWidget) -> AnyWidget:
        self._form.addRow(" ", widget)  # `word` says what it is
        widget.setMinimumWidth(FIELD_PX)
        return widget

    def _caption(self, widget: QWidget, text: str, tip: str) -> None:
        label = self._form.labelForField(widget)
        assert isinstance(label, QLabel), widget
        label.setText(text)
        describe(widget, text, tip)

    def _connect(self) -> None:
        for box, key in ((self.language, "window.language"), (self.theme, "window.theme")):
            box.activated.connect(
                lambda index, box=box, key=key: self.changed.emit(key, box.itemData(index))
            )
        for switch, key in (
            (self.minimised, "window.start_minimised"),
            (self.at_once, "window.listen_at_start"),
        ):
            switch.toggled.connect(lambda is_on, key=key: self.changed.emit(key, is_on))
        for wish, field in self.keys.items():
            field.focused.connect(self.keys_typed)
            field.typed.connect(lambda text, wish=wish: self._choose_keys(wish, text))

    def _choose_keys(self, wish: Wish, text: str) -> None:
        """Take the keys that were pressed, if they can be a hotkey."""
        if not Hotkey().accepts(text):
            sentence = self.tr("{keys} cannot be a hotkey: hold Ctrl, Alt or Meta with a key.")
            self.problem.setText(sentence.format(keys=text))
            announce(self.problem, self.problem.text(), is_urgent=True)
            return
        self.problem.clear()
        if text != getattr(self._hotkeys, SETTINGS[wish]):
            self.changed.emit(f"hotkeys.{SETTINGS[wish]}", text)
