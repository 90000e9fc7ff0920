"""From sub-words to text of which only whole words are promised."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.spec import UNKNOWN_ID

WORD_START = "▁"


@dataclass(frozen=True, slots=True)
class Text:
    """`stable` only grows; `partial` is the word that may still go on."""

    stable: str = ""
    partial: str = ""

    @property
    def whole(self) -> str:
        """Both, as they are shown: this only grows, too."""
        return " ".join(filter(None, (self.stable, self.partial)))


class Detokenizer:
    """A word is whole when the next one begins, or at the end."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._pieces = pieces
        self.reset()

    def reset(self) -> None:
        """Begin a new utterance."""
        self._words = [""]  # the last one may still grow

    @property
    def text(self) -> Text:
        """What has been said so far."""
        return Text(" ".join(word for word in self._words[:-1] if word), self._words[-1])

    def has_text(self, token_id: int) -> bool:
        """Say whether a reader sees anything of this sub-word: no special one, no lone space."""
        return token_id > UNKNOWN_ID and self._pieces[token_id] != WORD_START

    def push(self, ids: Sequence[int]) -> Text:
        """Add sub-words and return the text so far; special ids are left out."""
        for piece in (self._pieces[i] for i in ids if i > UNKNOWN_ID):
            first, *rest = piece.split(WORD_START)
            self._words[-1] += first
            self._words.extend(rest)
        return self.text

    def finish(self) -> Text:
        """Return the text with its last word promised, too."""
        self._words.append("")
        return self.text
