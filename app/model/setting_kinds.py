"""What a setting may be: each kind accepts some values, says which, and reads one from text."""

import re
from dataclasses import dataclass
from typing import TypeAlias

from app.model.wording import translate

Value: TypeAlias = bool | int | str

YES, NO = ("true", "on", "yes"), ("false", "off", "no")
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{6})")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")
# Modifiers, then one key: a letter, a digit, a function key, or a key with a name.
HOTKEY = re.compile(
    r"(?:(?:Ctrl|Alt|Shift|Meta)\+)+(?:[A-Z0-9]|F(?:[1-9]|1[0-9]|2[0-4])|Space|Tab|Return|Escape"
    r"|Insert|Delete|Home|End|PageUp|PageDown|Left|Right|Up|Down)"
)


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off."""

    @property
    def wants(self) -> str:
        """What is accepted, to follow "must be"."""
        return translate("Settings", "true or false")

    def accepts(self, value: object) -> bool:
        """Return whether `value` makes sense."""
        return isinstance(value, bool)

    def parse(self, text: str) -> Value:
        """Return the value that a person typed, or the text itself, which nothing accepts."""
        word = text.lower()
        return word in YES if word in YES + NO else text


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two others, both included."""

    lowest: int
    highest: int

    @property
    def wants(self) -> str:
        """What is accepted, to follow "must be"."""
        return translate("Settings", "a whole number from {lowest} to {highest}").format(
            lowest=self.lowest, highest=self.highest
        )

    def accepts(self, value: object) -> bool:
        """Return whether `value` makes sense."""
        if isinstance(value, bool) or not isinstance(value, int):
            return False
        return self.lowest <= value <= self.highest

    def parse(self, text: str) -> Value:
        """Return the value that a person typed, or the text itself, which nothing accepts."""
        return _whole(text)


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few names or numbers."""

    choices: tuple[str | int, ...]

    @property
    def wants(self) -> str:
        """What is accepted, to follow "must be"."""
        return translate("Settings", "one of {choices}").format(
            choices=", ".join(map(str, self.choices))
        )

    def accepts(self, value: object) -> bool:
        """Return whether `value` makes sense."""
        return not isinstance(value, bool) and value in self.choices

    def parse(self, text: str) -> Value:
        """Return the value that a person typed."""
        return _whole(text) if isinstance(self.choices[0], int) else text


@dataclass(frozen=True, slots=True)
class Words:
    """Any text on one line, also none."""

    @property
    def wants(self) -> str:
        """What is accepted, to follow "must be"."""
        return translate("Settings", "text on one line")

    def accepts(self, value: object) -> bool:
        """Return whether `value` makes sense."""
        return isinstance(value, str) and value.isprintable()

    def parse(self, text: str) -> Value:
        """Return the value that a person typed."""
        return text


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as web pages write it."""

    @property
    def wants(self) -> str:
        """What is accepted, to follow "must be"."""
        return translate("Settings", "a colour such as #ffd98a")

    def accepts(self, value: object) -> bool:
        """Return whether `value` makes sense."""
        return isinstance(value, str) and COLOUR.fullmatch(value) is not None

    def parse(self, text: str) -> Value:
        """Return the value that a person typed."""
        return text


@dataclass(frozen=True, slots=True)
class Hotkey:
    """Keys that are pressed together, or none."""

    @property
    def wants(self) -> str:
        """What is accepted, to follow "must be"."""
        return translate("Settings", "keys such as Ctrl+Alt+S, or empty for none")

    def accepts(self, value: object) -> bool:
        """Return whether `value` makes sense."""
        return isinstance(value, str) and (not value or HOTKEY.fullmatch(value) is not None)

    def parse(self, text: str) -> Value:
        """Return the value that a person typed."""
        return text


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code, or none."""

    @property
    def wants(self) -> str:
        """What is accepted, to follow "must be"."""
        return translate("Settings", "a language such as de, or empty for none")

    def accepts(self, value: object) -> bool:
        """Return whether `value` makes sense."""
        return isinstance(value, str) and (not value or LANGUAGE.fullmatch(value) is not None)

    def parse(self, text: str) -> Value:
        """Return the value that a person typed, or the text itself, which nothing accepts."""
        return text


Kind: TypeAlias = Switch | Whole | OneOf | Words | Colour | Hotkey | Language


def _whole(text: str) -> int | str:
    try:
        return int(text)
    except ValueError:
        return text
