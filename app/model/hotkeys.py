"""Hotkeys as people write them, and what each is for."""

from collections import Counter
from dataclasses import dataclass

from app.model.settings import HotkeySettings
from app.model.wishes import Wish
from app.model.wording import translate

MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")


@dataclass(frozen=True, slots=True)
class Keys:
    """A key by its name, such as `S` or `PageUp`, and the modifiers that are held with it."""

    key: str
    modifiers: frozenset[str]


def parse_keys(text: str) -> Keys | None:
    """Return the keys that a setting such as `Ctrl+Alt+S` names; None where there are none."""
    *modifiers, key = text.split("+")
    return Keys(key, frozenset(modifiers)) if key else None


def to_titles() -> dict[Wish, str]:
    """Return what each hotkey does, in the language of the interface."""
    return {
        "toggle": translate("Hotkeys", "Start or stop"),
        "toggle-lock": translate("Hotkeys", "Lock or unlock the captions"),
        "hide": translate("Hotkeys", "Hide or show the captions"),
        "jump-to-live": translate("Hotkeys", "Jump to live"),
        "replay": translate("Hotkeys", "What did they say?"),
        "louder": translate("Hotkeys", "Dub louder"),
        "quieter": translate("Hotkeys", "Dub quieter"),
    }


def chosen_twice(hotkeys: HotkeySettings) -> list[str]:
    """Return the keys that were chosen for more than one thing."""
    counted = Counter(to_wishes(hotkeys).values())
    return [text for text, count in counted.items() if count > 1]


def to_wishes(hotkeys: HotkeySettings) -> dict[Wish, str]:
    """Return what is wanted with which keys, where keys were chosen."""
    chosen: dict[Wish, str] = {
        "toggle": hotkeys.start_stop,
        "toggle-lock": hotkeys.lock,
        "hide": hotkeys.hide,
        "jump-to-live": hotkeys.live,
        "replay": hotkeys.replay,
        "louder": hotkeys.louder,
        "quieter": hotkeys.quieter,
    }
    return {wish: keys for wish, keys in chosen.items() if keys}
