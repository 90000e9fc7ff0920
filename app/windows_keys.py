"""Keys that work in every program on Windows: RegisterHotKey of user32, through ctypes.

Never run on Windows so far: the calls follow its documentation, and the tests have a made-up
user32.
Threads: all on the window's, whose event loop hands our hidden window its messages.
"""

import ctypes
import sys
from ctypes import c_int, c_ssize_t, c_uint, c_void_p, c_wchar_p
from typing import Any

from app.model.hotkeys import Keys

WM_HOTKEY = 0x0312
MOD_NOREPEAT = 0x4000
MODIFIERS = {"Alt": 1, "Ctrl": 2, "Shift": 4, "Meta": 8}
HWND_MESSAGE = -3  # parent of windows that are never seen
GWLP_WNDPROC = -4
CODES = {
    "Tab": 0x09,
    "Return": 0x0D,
    "Escape": 0x1B,
    "Space": 0x20,
    "PageUp": 0x21,
    "PageDown": 0x22,
    "End": 0x23,
    "Home": 0x24,
    "Left": 0x25,
    "Up": 0x26,
    "Right": 0x27,
    "Down": 0x28,
    "Insert": 0x2D,
    "Delete": 0x2E,
} | {f"F{number}": 0x6F + number for number in range(1, 25)}

# One calling convention is all that 64-bit Windows has.
WindowProcedure = ctypes.CFUNCTYPE(c_ssize_t, c_void_p, c_uint, c_void_p, c_ssize_t)


class WindowsKeys:
    """A hidden window that is told of our keys."""

    def __init__(self, user32: Any = None) -> None:  # noqa: ANN401 - whatever has its functions
        """Make the window; raise `OSError` where that cannot be."""
        self._user32 = user32 or _load()
        self._numbers: dict[int, Keys] = {}
        self._pressed: list[Keys] = []
        self._window = self._user32.CreateWindowExW(
            0, "STATIC", "Sotto", 0, 0, 0, 0, 0, HWND_MESSAGE, None, None, None
        )
        if not self._window:
            raise OSError("Windows makes no window for hotkeys")
        self._procedure = WindowProcedure(self._on_message)  # kept: Windows holds its address
        self._user32.SetWindowLongPtrW(self._window, GWLP_WNDPROC, self._procedure)

    def grab(self, keys: Keys) -> bool:
        """Take these keys; False where another program has them, or there is no such key."""
        code = CODES.get(keys.key) or (ord(keys.key) if len(keys.key) == 1 else 0)
        if not code:
            return False
        number = len(self._numbers) + 1
        mask = MOD_NOREPEAT + sum(MODIFIERS[each] for each in keys.modifiers)
        if not self._user32.RegisterHotKey(self._window, number, mask, code):
            return False
        self._numbers[number] = keys
        return True

    def release(self) -> None:
        """Give all keys back."""
        for number in self._numbers:
            self._user32.UnregisterHotKey(self._window, number)
        self._numbers.clear()

    def take_pressed(self) -> list[Keys]:
        """Return the keys pressed since this was last asked."""
        pressed, self._pressed = self._pressed, []
        return pressed

    def close(self) -> None:
        """Give everything back."""
        self.release()
        self._user32.DestroyWindow(self._window)

    def _on_message(self, window: int, message: int, number: int | None, more: int) -> int:
        if message == WM_HOTKEY and number in self._numbers:
            self._pressed.append(self._numbers[number])
            return 0
        return int(self._user32.DefWindowProcW(window, message, number, more))


def _load() -> Any:  # noqa: ANN401 - a library has no type
    if sys.platform != "win32":
        raise OSError("this is not Windows")
    library = ctypes.WinDLL("user32", use_last_error=True)
    sizes = (c_int,) * 4
    window, data = c_void_p, c_void_p
    for name, result, arguments in (
        (
            "CreateWindowExW",
            c_void_p,
            (c_uint, c_wchar_p, c_wchar_p, c_uint, *sizes, window, c_void_p, c_void_p, data),
        ),
        ("SetWindowLongPtrW", c_void_p, (window, c_int, WindowProcedure)),
        ("RegisterHotKey", c_int, (window, c_int, c_uint, c_uint)),
        ("UnregisterHotKey", c_int, (window, c_int)),
        ("DefWindowProcW", c_ssize_t, (window, c_uint, c_void_p, c_ssize_t)),
        ("DestroyWindow", c_int, (window,)),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library
