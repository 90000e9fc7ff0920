"""What a person can want from anywhere: by hotkey, in the tray, or with a second `sotto`."""

from typing import Literal, TypeGuard, get_args

Wish = Literal[
    "show",
    "toggle",
    "toggle-lock",
    "hide",
    "jump-to-live",
    "replay",
    "louder",
    "quieter",
    "set-up",
    "quit",
]
MEANINGS: dict[Wish, str] = {
    "toggle": "begin to listen, or end it",
    "toggle-lock": "let clicks through the captions, or let them be moved",
    "hide": "hide the captions, or show them again",
    "jump-to-live": "skip what waits to be read or heard",
    "replay": "hear and read the last seconds again",
    "louder": "the dub louder",
    "quieter": "the dub quieter",
    "set-up": "choose the source, test this computer, and see the demo",
    "quit": "end the session and leave",
}


def is_wish(text: str) -> TypeGuard[Wish]:
    """Return whether the text names a wish."""
    return text in get_args(Wish)
