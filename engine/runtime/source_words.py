"""Cuts the settled text of the source into words, each of which is given out once."""

from dataclasses import dataclass

from engine.caption_tracks import SourceWord
from engine.events import SourceUpdated


@dataclass(frozen=True, slots=True)
class NewWords:
    """Words that an utterance grew by; `n_before` of its words came before them."""

    utterance: int
    n_before: int
    words: tuple[SourceWord, ...]


class SourceWords:
    """A streaming stage over one utterance after another; only whole words are ever settled."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget the session."""
        self._utterance = -1
        self._n_given = 0

    def push(self, said: SourceUpdated) -> NewWords:
        """Return the words by which the settled text grew, perhaps none."""
        if said.utterance != self._utterance:
            self._utterance, self._n_given = said.utterance, 0
        texts = said.stable.split()
        n_before, self._n_given = self._n_given, max(self._n_given, len(texts))
        words = tuple(SourceWord(text, said.end_ms) for text in texts[n_before:])
        return NewWords(said.utterance, n_before, words)
