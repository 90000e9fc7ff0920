"""Sentences in the language of the interface, for what knows nothing of Qt.

English, as they are written, until a window sets another language. To add a sentence: write
`translate("Context", "Text with {values}").format(values=...)`, and see CONTRIBUTING.md.
Threads: any may ask; only the window's sets the language.
"""

from collections.abc import Callable
from dataclasses import dataclass

Lookup = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Wording:
    """A language: `lookup` takes a context and an English text and returns what is shown."""

    lookup: Lookup
    decimal_point: str = "."


ENGLISH = Wording(lambda context, text: text)
_wording = ENGLISH


def set_wording(wording: Wording) -> None:
    """Speak this language from now on."""
    global _wording
    _wording = wording


def translate(context: str, text: str) -> str:
    """Return an English text in the language of the interface; it is found by its context."""
    return _wording.lookup(context, text)


def decimals(value: float, n_places: int) -> str:
    """Return a number with so many decimals, as the language writes it."""
    return f"{value:.{n_places}f}".replace(".", _wording.decimal_point)
