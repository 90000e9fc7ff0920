"""Hotkeys as people write them, and what each is for."""

import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from app.model.settings import HotkeySettings
from app.model.wishes import Wish
from app.model.wording import translate

MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
SETTINGS: dict[Wish, str] = {  # what the keys of each wish are called among the settings
    "toggle": "start_stop",
    "toggle-lock": "lock",
    "hide": "hide",
    "jump-to-live": "live",
    "replay": "replay",
    "louder": "louder",
    "quieter": "quieter",
}
# Where Qt names a key differently.
QT_NAMES = {
    "PageUp": "PgUp",
    "PageDown": "PgDown",
    "Escape": "Esc",
    "Insert": "Ins",
    "Delete": "Del",
}
MAC_NAMES = {"Ctrl": "Meta", "Meta": "Ctrl"}  # where Qt calls the command key Ctrl


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
        "toggle-lock": translate("Hotkeys", "Lock the captions"),
        "hide": translate("Hotkeys", "Hide the captions"),
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
    chosen: dict[Wish, str] = {wish: getattr(hotkeys, name) for wish, name in SETTINGS.items()}
    return {wish: keys for wish, keys in chosen.items() if keys}


def to_portable(text: str, system: str = sys.platform) -> str:
    """Return a setting's keys as Qt writes them."""
    return _renamed(text, QT_NAMES | (MAC_NAMES if system == "darwin" else {}))


def from_portable(text: str, system: str = sys.platform) -> str:
    """Return keys that Qt wrote as a setting has them; what cannot be a hotkey stays as it is."""
    names = QT_NAMES | (MAC_NAMES if system == "darwin" else {})
    renamed = _renamed(text, {theirs: ours for ours, theirs in names.items()})
    return renamed.replace("+Enter", "+Return")


def _renamed(text: str, names: Mapping[str, str]) -> str:
    return "+".join(names.get(part, part) for part in text.split("+"))
