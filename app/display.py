"""Finds out whether there is a screen, since Qt ends the whole process where there is none."""

import ctypes
import os
import sys
from collections.abc import Mapping, MutableMapping

from engine.errors import EngineError


class ScreenError(EngineError):
    """There is no screen, or no window can be opened on it."""

    code = "screen"


def has_display(variables: Mapping[str, str] = os.environ) -> bool:
    """Return whether a window can be opened here."""
    if sys.platform != "linux" or variables.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return True
    if variables.get("DISPLAY"):
        return _x_answers(variables["DISPLAY"])
    return bool(variables.get("WAYLAND_DISPLAY"))


def prepare_display(variables: MutableMapping[str, str] = os.environ) -> None:
    """Raise `ScreenError` where no window can be opened; choose the right one of two displays."""
    if variables.get("WAYLAND_DISPLAY") and variables.get("DISPLAY"):
        # Wayland lets no window of ours stay on top or choose its place; X on Wayland does.
        variables.setdefault("QT_QPA_PLATFORM", "xcb")
    if not has_display(variables):
        raise ScreenError(
            "There is no screen here: see it in the terminal with `sotto demo`, or translate a "
            "recording with `sotto translate FILE`."
        )


def _x_answers(display: str) -> bool:
    """Return whether an X server is behind the name; libxcb is what Qt would ask, too."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    answers: bool = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers
