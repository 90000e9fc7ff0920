from app.model.hotkeys import Keys, parse_keys, to_wishes
from app.model.settings import HotkeySettings


def test_keys_are_read_as_people_write_them():
    assert parse_keys("Ctrl+Alt+PageUp") == Keys("PageUp", frozenset({"Ctrl", "Alt"}))
    assert parse_keys("") is None


def test_a_wish_without_keys_has_no_hotkey():
    wishes = to_wishes(HotkeySettings(hide=""))
    assert "hide" not in wishes
    assert wishes["toggle"] == "Ctrl+Alt+S"
