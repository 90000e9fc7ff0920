"""Which word the dub says at each place of its sound; knows neither sound nor queues.

A piece of speech says a few characters of a translation; where in the piece each word is nobody
knows, so its time is shared out by the number of letters. What is told is a word's range, or the
part of it that the piece has; who shows it marks the whole word.
"""

import re
from collections import deque
from dataclasses import dataclass

from engine.events import WordSpoken

WORD = re.compile(r"\S+")
# What waits to be said is seconds long, some dozen words; after hours with a dub that is turned
# off and on nothing of it may be left.
N_WORDS = 1_000


@dataclass(frozen=True, slots=True)
class SpokenText:
    """What the next piece of speech says.

    Attributes:
        utterance: Whose translation it is a part of.
        start: Where in its text it starts, in characters.
        text: The part itself.
        from_ms: How much of the sound that comes next still says what stands before it.
        to_ms: After how much of that sound it has been said.
    """

    utterance: int
    start: int
    text: str
    from_ms: int
    to_ms: int


@dataclass(frozen=True, slots=True)
class _Timed:
    word: WordSpoken
    from_ms: float
    to_ms: float


class SpokenWords:
    """The words that are still to be said, by their place among all sound of the dub."""

    def __init__(self) -> None:
        self._words: deque[_Timed] = deque(maxlen=N_WORDS)
        self._told: WordSpoken | None = None

    def put(self, spoken: SpokenText, at_ms: int) -> None:
        """Take what is said from `at_ms` on."""
        matches = list(WORD.finditer(spoken.text))
        n_letters = sum(len(match.group()) for match in matches)
        length_ms, n_before = max(0, spoken.to_ms - spoken.from_ms), 0
        for match in matches:
            n_after = n_before + len(match.group())
            word = WordSpoken(
                spoken.utterance, spoken.start + match.start(), spoken.start + match.end()
            )
            from_ms, to_ms = (
                at_ms + spoken.from_ms + length_ms * n / n_letters for n in (n_before, n_after)
            )
            self._words.append(_Timed(word, from_ms, to_ms))
            n_before = n_after

    def forget(self) -> None:
        """Take it that all that was put in is skipped."""
        self._words.clear()

    def at(self, position_ms: int) -> WordSpoken | None:
        """Return the word that is said at a place, if it is another one than was told last.

        Places only go on: what lies before one is forgotten.
        """
        while self._words and self._words[0].to_ms <= position_ms:
            self._words.popleft()
        if not self._words or self._words[0].from_ms > position_ms:
            return None
        return self._tell(self._words[0].word)

    def silence(self) -> WordSpoken | None:
        """Return that nothing is said any more, unless that was told last."""
        if self._told is None:
            return None
        silent = WordSpoken(self._told.utterance, 0, 0)
        self._told = None
        return silent

    def _tell(self, word: WordSpoken) -> WordSpoken | None:
        if word == self._told:
            return None
        self._told = word
        return word
