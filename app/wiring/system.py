"""Connects a window with the desktop around it: tray, hotkeys, compositor, other instances."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication

from app import assets
from app.instance import Instance
from app.model.hotkeys import parse_keys, to_wishes
from app.model.settings import Settings
from app.model.wishes import Wish
from app.model.wording import translate
from app.views.tray import Tray
from app.x11 import XServer

if TYPE_CHECKING:
    from app.wiring.window import Window

COMPOSITOR_MS = 2000  # so soon is a compositor noticed that starts or ends


class System(QObject):
    """What rules a window from outside it."""

    def __init__(self, window: "Window", instance: Instance | None, settings: Settings) -> None:
        super().__init__()
        self.tray = Tray(assets.ICON, self)
        self._window = window
        self._instance = instance
        self._hotkeys = settings.hotkeys
        self._x: XServer | None = None
        self._wishes: dict[str, Wish] = {}
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
            self._open_x()

    def close(self) -> None:
        """Leave the desktop alone again."""
        if self._instance is not None:
            self._instance.close()
        self.tray.close()
        self._timer.stop()
        if self._x is not None:
            self._x.close()

    def _open_x(self) -> None:
        try:
            self._x = XServer()
        except OSError:  # no libX11: buttons, tray and `sotto --toggle` are left
            return
        taken = [
            text for wish, text in to_wishes(self._hotkeys).items() if not self._grab(wish, text)
        ]
        if taken:
            self._window.controller.tell(
                translate(
                    "Hotkeys",
                    "{keys} cannot be used as a hotkey, as another program has it: choose other "
                    "keys in the settings.",
                ).format(keys=", ".join(taken))
            )
        notifier = QSocketNotifier(self._x.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._on_keys)
        self._look_for_compositor()
        self._timer.start()

    def _grab(self, wish: Wish, text: str) -> bool:
        keys = parse_keys(text)
        assert self._x is not None
        if keys is None or not self._x.grab(keys):
            return False
        self._wishes[text] = wish
        return True

    def _on_keys(self) -> None:
        assert self._x is not None
        for pressed in self._x.take_pressed():
            for text, wish in self._wishes.items():
                if parse_keys(text) == pressed:
                    self._window.grant(wish)

    def _look_for_compositor(self) -> None:
        assert self._x is not None
        is_translucent = self._x.has_compositor()
        if is_translucent != self._is_translucent:
            self._is_translucent = is_translucent
            self._window.desktop.show_translucent(is_translucent=is_translucent)
