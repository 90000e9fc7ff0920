"""What is asked of the desktop for keys that work in every program; no Qt.

Where a program may take keys, a `KeyGrabber` does: `app/x11.py`, `app/windows_keys.py` and
`app/mac_keys.py`. Where the desktop gives them, a `KeyGiver` asks: `app/portal.py`.
All calls come from the window's thread and return at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from app.model.hotkeys import Keys
from app.model.wishes import Wish


class KeyGrabber(Protocol):
    """Takes keys one by one."""

    def grab(self, keys: Keys) -> bool:
        """Take these keys; False where another program has them, or there is no such key."""

    def release(self) -> None:
        """Give all keys back."""

    def take_pressed(self) -> list[Keys]:
        """Return the keys pressed since this was last asked; one that is held counts once."""

    def close(self) -> None:
        """Give everything back."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """Keys were pressed that stand for a wish."""

    wish: Wish


@dataclass(frozen=True, slots=True)
class Given:
    """The desktop has given keys, which it describes in its own words."""

    descriptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """The desktop, or the person whom it asked, gives no keys."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Nobody here gives any keys, or no longer."""


News = Pressed | Given | Refused | Missing


class KeyGiver(Protocol):
    """Is asked for all keys together, and may give others than were wished for."""

    def bind(self, wanted: Mapping[Wish, tuple[Keys, str]]) -> None:
        """Ask for keys, each with a description, in place of those before."""

    def take_news(self) -> list[News]:
        """Return what happened since this was last asked."""

    def close(self) -> None:
        """Give all keys back."""
