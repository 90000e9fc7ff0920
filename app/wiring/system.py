"""Connects a window with the desktop around it: tray, hotkeys, compositor, other instances."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from app import assets
from app.instance import Instance
from app.model.settings_store import SettingsStore
from app.views.tray import Tray
from app.wiring.hotkeys import Hotkeys, open_giver, open_grabber
from app.x11 import XServer

if TYPE_CHECKING:
    from app.wiring.window import Window

COMPOSITOR_MS = 2000  # so soon is a compositor noticed that starts or ends


class System(QObject):
    """What rules a window from outside it."""

    def __init__(self, window: "Window", instance: Instance | None, store: SettingsStore) -> None:
        super().__init__()
        self.tray = Tray(assets.ICON, self)
        self._window = window
        self._instance = instance
        self._store = store
        self._hotkeys: Hotkeys | None = None
        self._x: XServer | None = None
        self._is_translucent = True
        self._timer = QTimer(self, interval=COMPOSITOR_MS)
        self._timer.timeout.connect(self._look_for_compositor)

    def open(self) -> None:
        """Begin to listen to the desktop."""
        if self._instance is not None:
            self._instance.wished.connect(self._window.grant)
        self.tray.wished.connect(self._window.grant)
        self._window.desktop.tray = self.tray
        self._window.desktop.show_tray()
        if sys.platform == "linux" and QGuiApplication.platformName() == "xcb":
            self._x = self._open_x()
        if self._x is not None:
            self._look_for_compositor()
            self._timer.start()
        tell = self._window.controller.tell
        self._hotkeys = Hotkeys(self._x or open_grabber(), open_giver(), self._window.grant, tell)
        self._window.bridge.drained.connect(self._refresh)
        self._window.desktop.main.program.keys_typed.connect(self._pause)

    def close(self) -> None:
        """Leave the desktop alone again."""
        if self._instance is not None:
            self._instance.close()
        self.tray.close()
        self._timer.stop()
        if self._hotkeys is not None:
            self._hotkeys.close()
            self._window.bridge.drained.disconnect(self._refresh)

    def _open_x(self) -> XServer | None:
        try:
            return XServer()
        except OSError:  # no libX11: buttons, tray and `sotto --toggle` are left
            return None

    def _pause(self, is_paused: bool) -> None:
        if self._hotkeys is not None:
            self._hotkeys.pause(is_paused=is_paused)

    def _refresh(self) -> None:
        """Take the keys that are chosen by now, and grant what was asked for with them."""
        assert self._hotkeys is not None
        self._hotkeys.follow(self._store.settings.hotkeys)
        self._hotkeys.refresh()

    def _look_for_compositor(self) -> None:
        assert self._x is not None
        is_translucent = self._x.has_compositor()
        if is_translucent != self._is_translucent:
            self._is_translucent = is_translucent
            self._window.desktop.show_translucent(is_translucent=is_translucent)
