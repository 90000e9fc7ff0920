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
        self._is_running = False
        self.toggle = self._add("toggle")
        self.lock = self._add("toggle-lock", is_switch=True)
        self.hide = self._add("hide", is_switch=True)
        self.live = self._add("jump-to-live")
        self.replay = self._add("replay")
        self.menu.addSeparator()
        self.show = self._add("show")
        self.set_up = self._add("set-up")
        self.quit = self._add("quit")
        self.icon = QSystemTrayIcon(QIcon(str(icon)), self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)
        self.word()

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.lock.setText(self.tr("Clicks go &through the captions"))
        self.hide.setText(self.tr("&Hide the captions"))
        self.live.setText(self.tr("&Jump to what is being said"))
        self.replay.setText(self.tr("&What did they say?"))
        self.show.setText(self.tr("&Open Sotto"))
        self.set_up.setText(self.tr("Set &up…"))
        self.quit.setText(self.tr("&Quit"))
        self.show_running(is_running=self._is_running)

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
        self._is_running = is_running
        self.toggle.setText(self.tr("&Stop") if is_running else self.tr("&Start"))
        self.icon.setToolTip(self.tr("Sotto listens") if is_running else "Sotto")

    def show_locked(self, is_locked: bool) -> None:
        """Show whether clicks go through the captions."""
        self.lock.setChecked(is_locked)

    def show_captions_wanted(self, is_wanted: bool) -> None:
        """Show whether captions are hidden."""
        self.hide.setChecked(not is_wanted)

    def _add(self, wish: str, *, is_switch: bool = False) -> QAction:
        action = self.menu.addAction("")
        action.setCheckable(is_switch)
        action.triggered.connect(lambda *_: self.wished.emit(wish))
        return action

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.wished.emit("show")
