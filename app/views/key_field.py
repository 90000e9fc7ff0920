"""A field that takes the keys which are pressed in it as a hotkey."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from app.model.hotkeys import from_portable, to_portable

ALONE = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
EMPTYING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
PORTABLE = QKeySequence.SequenceFormat.PortableText


class KeyField(QLineEdit):
    """Shows keys; Backspace takes them away, and Tab goes on, as everywhere.

    Qt's own such field has no role that a screen reader knows.

    Signals:
        typed: Keys as a setting writes them, or whatever else was pressed; empty for none.
        focused: Whether it takes keys from now on.
    """

    typed = Signal(str)
    focused = Signal(bool)

    def __init__(self) -> None:
        super().__init__(readOnly=True)

    def show_keys(self, text: str) -> None:
        """Show keys that a setting names, in the words of the language."""
        keys = QKeySequence(to_portable(text), PORTABLE)
        self.setText(keys.toString(QKeySequence.SequenceFormat.NativeText))

    def event(self, event: QEvent) -> bool:
        """Keep keys from the buttons and menus that they belong to elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take what is pressed."""
        key = Qt.Key(event.key())
        if key in ALONE:
            return
        if key in LEAVING:
            super().keyPressEvent(event)
        elif key in EMPTYING and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.typed.emit("")
        else:
            keys = QKeySequence(event.keyCombination()).toString(PORTABLE)
            self.typed.emit(from_portable(keys))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that keys are to be typed."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that no more are."""
        super().focusOutEvent(event)
        self.focused.emit(False)
