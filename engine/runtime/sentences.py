"""Cuts a stream of text into words and sentences; knows nothing of sub-words or speech."""

import re
from dataclasses import dataclass

ENDS = (".", "!", "?", "…")
CLOSING = "\"'»”’)]"  # may follow the mark that ends a sentence
MAX_WORDS = 30  # the voice learned from sentences of up to 22; a longer one is cut here
_AFTER_SPACE = re.compile(r"(?<=\s)")


@dataclass(frozen=True, slots=True)
class Word:
    """A whole word, and whether its sentence ends with it; without text it is an end alone."""

    text: str
    ends: bool


class Sentences:
    """A word is whole when white space follows; a sentence ends with its mark or its line."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Begin a new text."""
        self._rest = ""
        self._n_words = 0

    def push(self, text: str) -> list[Word]:
        """Return the words that `text` completes."""
        *parts, self._rest = _AFTER_SPACE.split(self._rest + text)
        return [word for part in parts for word in self._read(part)]

    def finish(self) -> list[Word]:
        """Return what is left: the text has ended, and its last sentence with it."""
        words = self.push("\n")
        self.reset()
        return words

    def _read(self, part: str) -> list[Word]:
        """Take a word with the white space after it, or white space alone."""
        text = part.strip()
        self._n_words += bool(text)
        is_marked = text.rstrip(CLOSING).endswith(ENDS)
        ends = self._n_words > 0 and (is_marked or "\n" in part or self._n_words == MAX_WORDS)
        if ends:
            self._n_words = 0
        return [Word(text, ends)] if text or ends else []
