"""The one door to libX11: keys that work in every program, and whether a compositor runs.

Qt offers neither. A connection of our own is used, so that nothing meets Qt's.
Threads: all on the caller's.
"""

import ctypes
import itertools
from ctypes import POINTER, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p

from app.model.hotkeys import Keys

KEY_PRESS, KEY_RELEASE = 2, 3
GRAB_MODE_ASYNC = 1
MASKS = {"Shift": 1, "Ctrl": 4, "Alt": 8, "Meta": 64}
IGNORED_MASKS = (2, 16)  # caps lock and num lock: a hotkey works with either
# Where X names a key differently.
KEY_NAMES = {"PageUp": "Prior", "PageDown": "Next", "Space": "space"}


class _KeyEvent(ctypes.Structure):
    """XKeyEvent, as far as it is read, in the room that every event takes."""

    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("root", c_ulong),
        ("subwindow", c_ulong),
        ("time", c_ulong),
        ("x", c_int),
        ("y", c_int),
        ("x_root", c_int),
        ("y_root", c_int),
        ("state", c_uint),
        ("keycode", c_uint),
        ("padding", c_long * 24),
    )


_ErrorHandler = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)
_errors: list[None] = []  # one for each that the server reported


def _note_error(display: int, event: int) -> int:
    _errors.append(None)
    return 0


_note_error_c = _ErrorHandler(_note_error)  # kept: libX11 holds its address


class XServer:
    """A connection to the X server that `DISPLAY` names."""

    def __init__(self) -> None:
        """Connect; raise `OSError` where there is no server or no libX11."""
        self._x = _load()
        # Its own handler would end the process when another program holds a key.
        self._x.XSetErrorHandler(_note_error_c)
        self._display = self._x.XOpenDisplay(None)
        if not self._display:
            raise OSError("no X server answers")
        self._root = self._x.XDefaultRootWindow(self._display)
        self._x.XkbSetDetectableAutoRepeat(self._display, 1, None)
        self._keys: dict[tuple[int, int], Keys] = {}
        self._held: set[int] = set()

    def fileno(self) -> int:
        """Return the descriptor that can be read when keys were pressed."""
        return int(self._x.XConnectionNumber(self._display))

    def grab(self, keys: Keys) -> bool:
        """Take these keys from every other program; False where another has them."""
        name = KEY_NAMES.get(keys.key, keys.key.lower() if len(keys.key) == 1 else keys.key)
        code = self._x.XKeysymToKeycode(
            self._display, self._x.XStringToKeysym(name.encode("ascii"))
        )
        mask = sum(MASKS[modifier] for modifier in keys.modifiers)
        if not code:
            return False
        _errors.clear()
        for locks in _with_locks():
            self._x.XGrabKey(
                self._display,
                code,
                mask | locks,
                self._root,
                0,
                GRAB_MODE_ASYNC,
                GRAB_MODE_ASYNC,
            )
        self._x.XSync(self._display, 0)
        if _errors:
            return False
        self._keys[code, mask] = keys
        return True

    def release(self) -> None:
        """Give all keys back."""
        for code, mask in self._keys:
            for locks in _with_locks():
                self._x.XUngrabKey(self._display, code, mask | locks, self._root)
        self._x.XSync(self._display, 0)
        self._keys.clear()

    def take_pressed(self) -> list[Keys]:
        """Return the keys pressed since this was last asked; one that is held counts once."""
        pressed = []
        event = _KeyEvent()
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, ctypes.byref(event))
            if event.type == KEY_RELEASE:
                self._held.discard(event.keycode)
            elif event.type == KEY_PRESS and event.keycode not in self._held:
                self._held.add(event.keycode)
                mask = event.state & sum(MASKS.values())
                if keys := self._keys.get((event.keycode, mask)):
                    pressed.append(keys)
        return pressed

    def has_compositor(self) -> bool:
        """Return whether windows can be seen through."""
        name = f"_NET_WM_CM_S{self._x.XDefaultScreen(self._display)}".encode("ascii")
        atom = self._x.XInternAtom(self._display, name, 0)
        return bool(self._x.XGetSelectionOwner(self._display, atom))

    def close(self) -> None:
        """Give everything back."""
        if self._display:
            self.release()
            self._x.XCloseDisplay(self._display)
            self._display = None


def _with_locks() -> list[int]:
    """Return every state that caps lock and num lock may be in."""
    few = itertools.product(*((0, mask) for mask in IGNORED_MASKS))
    return [sum(masks) for masks in few]


def _load() -> ctypes.CDLL:
    library = ctypes.CDLL("libX11.so.6")
    for name, result, arguments in (
        ("XOpenDisplay", c_void_p, (c_char_p,)),
        ("XCloseDisplay", c_int, (c_void_p,)),
        ("XDefaultRootWindow", c_ulong, (c_void_p,)),
        ("XDefaultScreen", c_int, (c_void_p,)),
        ("XConnectionNumber", c_int, (c_void_p,)),
        ("XStringToKeysym", c_ulong, (c_char_p,)),
        ("XKeysymToKeycode", ctypes.c_ubyte, (c_void_p, c_ulong)),
        ("XGrabKey", c_int, (c_void_p, c_int, c_uint, c_ulong, c_int, c_int, c_int)),
        ("XUngrabKey", c_int, (c_void_p, c_int, c_uint, c_ulong)),
        ("XkbSetDetectableAutoRepeat", c_int, (c_void_p, c_int, POINTER(c_int))),
        ("XPending", c_int, (c_void_p,)),
        ("XNextEvent", c_int, (c_void_p, POINTER(_KeyEvent))),
        ("XSync", c_int, (c_void_p, c_int)),
        ("XInternAtom", c_ulong, (c_void_p, c_char_p, c_int)),
        ("XGetSelectionOwner", c_ulong, (c_void_p, c_ulong)),
        ("XSetErrorHandler", c_void_p, (_ErrorHandler,)),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library
