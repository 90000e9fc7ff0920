"""Keys that work in every program on macOS: RegisterEventHotKey of Carbon, through ctypes.

Never run on macOS so far: the calls follow its headers, and the tests have a made-up Carbon. It
needs no permission, unlike what watches all keys. Keys are told apart by their place on a US
keyboard.
Threads: all on the window's, whose event loop calls our handler.
"""

import ctypes
import sys
from ctypes import POINTER, byref, c_int32, c_size_t, c_uint32, c_void_p, sizeof
from typing import Any

from app.model.hotkeys import Keys

LIBRARY = "/System/Library/Frameworks/Carbon.framework/Carbon"
MODIFIERS = {"Meta": 0x100, "Shift": 0x200, "Alt": 0x800, "Ctrl": 0x1000}
HOTKEY_PRESSED = 5  # kEventHotKeyPressed
# kVK_..., in the order of their codes where those have one.
LETTERS = dict(zip("ASDFHGZXCV", range(10), strict=True)) | dict(
    zip("BQWERYT123465", range(0x0B, 0x18), strict=True)
)
CODES = LETTERS | {
    "9": 0x19,
    "7": 0x1A,
    "8": 0x1C,
    "0": 0x1D,
    "O": 0x1F,
    "U": 0x20,
    "I": 0x22,
    "P": 0x23,
    "L": 0x25,
    "J": 0x26,
    "K": 0x28,
    "N": 0x2D,
    "M": 0x2E,
    "Return": 0x24,
    "Tab": 0x30,
    "Space": 0x31,
    "Escape": 0x35,
    "Insert": 0x72,
    "Home": 0x73,
    "PageUp": 0x74,
    "Delete": 0x75,
    "End": 0x77,
    "PageDown": 0x79,
    "Left": 0x7B,
    "Right": 0x7C,
    "Down": 0x7D,
    "Up": 0x7E,
}
FUNCTION_KEYS = (
    *(0x7A, 0x78, 0x63, 0x76, 0x60, 0x61, 0x62, 0x64, 0x65, 0x6D),
    *(0x67, 0x6F, 0x69, 0x6B, 0x71, 0x6A, 0x40, 0x4F, 0x50, 0x5A),
)
CODES |= {f"F{number}": code for number, code in enumerate(FUNCTION_KEYS, 1)}


class _HotKeyId(ctypes.Structure):
    """EventHotKeyID."""

    _fields_ = (("signature", c_uint32), ("id", c_uint32))


class _EventType(ctypes.Structure):
    """EventTypeSpec."""

    _fields_ = (("event_class", c_uint32), ("kind", c_uint32))


Handler = ctypes.CFUNCTYPE(c_int32, c_void_p, c_void_p, c_void_p)


def _four(text: str) -> int:
    """Return four letters as the number that Carbon takes them for."""
    return int.from_bytes(text.encode("ascii"), "big")


class MacKeys:
    """A handler that is told of our keys."""

    def __init__(self, carbon: Any = None) -> None:  # noqa: ANN401 - whatever has its functions
        """Install the handler; raise `OSError` where that cannot be."""
        self._carbon = carbon or _load()
        self._taken: dict[int, tuple[Keys, c_void_p]] = {}
        self._pressed: list[Keys] = []
        self._target = self._carbon.GetApplicationEventTarget()
        self._handler = Handler(self._on_event)  # kept: Carbon holds its address
        self._installed = c_void_p()
        pressed = _EventType(_four("keyb"), HOTKEY_PRESSED)
        if self._carbon.InstallEventHandler(
            self._target, self._handler, 1, byref(pressed), None, byref(self._installed)
        ):
            raise OSError("macOS takes no handler for hotkeys")

    def grab(self, keys: Keys) -> bool:
        """Take these keys; False where another program has them, or there is no such key."""
        code = CODES.get(keys.key)
        if code is None:
            return False
        number, reference = len(self._taken) + 1, c_void_p()
        mask = sum(MODIFIERS[each] for each in keys.modifiers)
        own = _HotKeyId(_four("Sott"), number)
        if self._carbon.RegisterEventHotKey(code, mask, own, self._target, 0, byref(reference)):
            return False
        self._taken[number] = keys, reference
        return True

    def release(self) -> None:
        """Give all keys back."""
        for _, reference in self._taken.values():
            self._carbon.UnregisterEventHotKey(reference)
        self._taken.clear()

    def take_pressed(self) -> list[Keys]:
        """Return the keys pressed since this was last asked."""
        pressed, self._pressed = self._pressed, []
        return pressed

    def close(self) -> None:
        """Give everything back."""
        self.release()
        self._carbon.RemoveEventHandler(self._installed)

    def _on_event(self, caller: int, event: int, data: int) -> int:
        told = _HotKeyId()
        self._carbon.GetEventParameter(
            event, _four("----"), _four("hkid"), None, sizeof(told), None, byref(told)
        )
        if told.id in self._taken:
            self._pressed.append(self._taken[told.id][0])
        return 0


def _load() -> Any:  # noqa: ANN401 - a library has no type
    if sys.platform != "darwin":
        raise OSError("this is not macOS")
    library = ctypes.CDLL(LIBRARY)
    pointer = POINTER(c_void_p)
    for name, result, arguments in (
        ("GetApplicationEventTarget", c_void_p, ()),
        (
            "InstallEventHandler",
            c_int32,
            (c_void_p, Handler, c_size_t, POINTER(_EventType), c_void_p, pointer),
        ),
        ("RemoveEventHandler", c_int32, (c_void_p,)),
        (
            "RegisterEventHotKey",
            c_int32,
            (c_uint32, c_uint32, _HotKeyId, c_void_p, c_uint32, pointer),
        ),
        ("UnregisterEventHotKey", c_int32, (c_void_p,)),
        (
            "GetEventParameter",
            c_int32,
            (c_void_p, c_uint32, c_uint32, c_void_p, c_size_t, c_void_p, c_void_p),
        ),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library
