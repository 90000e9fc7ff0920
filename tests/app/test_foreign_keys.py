"""What is asked of Windows and macOS for hotkeys, of libraries that are made up."""

import ctypes

import pytest

from app.mac_keys import CODES as MAC_CODES
from app.mac_keys import MacKeys
from app.model.hotkeys import parse_keys
from app.model.setting_kinds import HOTKEY
from app.windows_keys import CODES as WINDOWS_CODES
from app.windows_keys import WindowsKeys

NAMED = (
    *(f"F{number}" for number in range(1, 21)),
    *("Space", "Tab", "Return", "Escape", "Insert", "Delete", "Home", "End", "PageUp", "PageDown"),
    *("Left", "Right", "Up", "Down"),
)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


class FakeUser32:
    """The functions of user32 that are called; `taken` is what another program has."""

    def __init__(self, taken=()):
        self.taken, self.held, self.is_gone = taken, {}, False

    def CreateWindowExW(self, *_):  # noqa: N802 - Windows's name
        return 7

    def SetWindowLongPtrW(self, window, index, procedure):  # noqa: N802
        self.procedure = procedure

    def RegisterHotKey(self, window, number, mask, code):  # noqa: N802
        if (mask, code) in self.taken:
            return 0
        self.held[number] = (mask, code)
        return 1

    def UnregisterHotKey(self, window, number):  # noqa: N802
        del self.held[number]

    def DefWindowProcW(self, *_):  # noqa: N802
        return 99

    def DestroyWindow(self, window):  # noqa: N802
        self.is_gone = True


class FakeCarbon:
    """The functions of Carbon that are called."""

    def __init__(self, taken=()):
        self.taken, self.held, self.is_gone, self.number = taken, [], False, 0

    def GetApplicationEventTarget(self):  # noqa: N802 - Carbon's name
        return 1

    def InstallEventHandler(self, target, handler, *_):  # noqa: N802
        self.handler = handler
        return 0

    def RegisterEventHotKey(self, code, mask, own, *_):  # noqa: N802
        if (code, mask) in self.taken:
            return -9878
        self.held.append((code, mask, own.id))
        return 0

    def UnregisterEventHotKey(self, reference):  # noqa: N802
        self.held.pop()

    def GetEventParameter(self, event, name, kind, actual, size, more, told):  # noqa: N802
        ctypes.cast(told, ctypes.POINTER(ctypes.c_uint32))[1] = self.number
        return 0

    def RemoveEventHandler(self, installed):  # noqa: N802
        self.is_gone = True


def test_windows_is_asked_for_keys_by_their_codes():
    user32 = FakeUser32(taken=[(0x4000 + 8 + 4, 0x26)])
    keys = WindowsKeys(user32)
    assert keys.grab(parse_keys("Ctrl+Alt+S"))
    assert not keys.grab(parse_keys("Meta+Shift+Up"))
    assert user32.held == {1: (0x4000 + 2 + 1, ord("S"))}
    assert user32.procedure(7, 0x0312, 1, 0) == 0
    assert user32.procedure(7, 0x0010, 1, 0) == 99
    assert keys.take_pressed() == [parse_keys("Ctrl+Alt+S")]
    assert keys.take_pressed() == []
    keys.close()
    assert (user32.held, user32.is_gone) == ({}, True)


def test_macos_is_asked_for_keys_by_their_places():
    carbon = FakeCarbon(taken=[(0x7E, 0x100)])
    keys = MacKeys(carbon)
    assert keys.grab(parse_keys("Ctrl+Alt+S"))
    assert not keys.grab(parse_keys("Meta+Up"))
    assert carbon.held == [(0x01, 0x1000 + 0x800, 1)]
    carbon.number = 1
    assert carbon.handler(None, None, None) == 0
    carbon.number = 2
    carbon.handler(None, None, None)
    assert keys.take_pressed() == [parse_keys("Ctrl+Alt+S")]
    keys.close()
    assert (carbon.held, carbon.is_gone) == ([], True)


@pytest.mark.parametrize("key", [*NAMED, *LETTERS])
def test_every_key_of_a_setting_has_a_code(key):
    assert HOTKEY.fullmatch(f"Ctrl+{key}")
    assert key in MAC_CODES
    assert key in WINDOWS_CODES or key in LETTERS


def test_no_two_keys_have_the_same_code():
    for codes in (MAC_CODES, WINDOWS_CODES):
        assert len(set(codes.values())) == len(codes)


def test_elsewhere_neither_is_there():
    for door in (WindowsKeys, MacKeys):
        with pytest.raises(OSError, match="this is not"):
            door()
