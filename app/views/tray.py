"""The icon in the tray and its menu: rules a session while no window is open."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon


class Tray(QObject):
    """An icon with a menu; where the desktop has no tray, nothing is shown.

    Signals:
        wished: What was chosen, as a `Wish`.
    """

    wished = Signal(str)

    def __init__(self, icon: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.menu = QMenu()
        self.toggle = self._add("&Start", "toggle")
        self.lock = self._add("Clicks go &through the captions", "toggle-lock", is_switch=True)
        self.hide = self._add("&Hide the captions", "hide", is_switch=True)
        self.live = self._add("&Jump to what is being said", "jump-to-live")
        self.replay = self._add("&What did they say?", "replay")
        self.menu.addSeparator()
        self.show = self._add("&Open Sotto", "show")
        self.set_up = self._add("Set &up…", "set-up")
        self.quit = self._add("&Quit", "quit")
        self.icon = QSystemTrayIcon(QIcon(str(icon)), self)
        self.icon.setToolTip("Sotto")
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)

    @staticmethod
    def is_available() -> bool:
        """Return whether the desktop has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def open(self) -> None:
        """Show the icon."""
        self.icon.show()

    def close(self) -> None:
        """Take the icon away."""
        self.icon.hide()

    def show_running(self, *, is_running: bool) -> None:
        """Offer to stop or to start."""
        self.toggle.setText("&Stop" if is_running else "&Start")
        self.icon.setToolTip("Sotto listens" if is_running else "Sotto")

    def show_locked(self, is_locked: bool) -> None:
        """Show whether clicks go through the captions."""
        self.lock.setChecked(is_locked)

    def show_captions_wanted(self, is_wanted: bool) -> None:
        """Show whether captions are hidden."""
        self.hide.setChecked(not is_wanted)

    def _add(self, text: str, wish: str, *, is_switch: bool = False) -> QAction:
        action = self.menu.addAction(text)
        action.setCheckable(is_switch)
        action.triggered.connect(lambda *_: self.wished.emit(wish))
        return action

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.wished.emit("show")
