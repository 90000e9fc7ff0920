"""A text as it is written, word by word, and what is taken back of it."""

from dataclasses import dataclass, field

from engine.evaluation.erasure import n_kept_words


@dataclass(frozen=True, slots=True)
class Moment:
    """How far the source had been heard, without and with the computation so far."""

    delay_ms: float
    elapsed_ms: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the moment at which it was promised."""

    text: str
    moment: Moment


@dataclass(slots=True)
class WrittenText:
    """One language of one recording, utterance by utterance.

    Attributes:
        words: What was promised.
        n_erased_words: Promised words that were taken back; there must be none.
        n_erased_shown_words: The same with the tail that may still change counted in.
    """

    words: list[Word] = field(default_factory=list)
    n_erased_words: int = 0
    n_erased_shown_words: int = 0
    _utterance: int | None = None
    _n_words_before: int = 0  # of the utterances that have ended
    _shown: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words that were promised."""
        return " ".join(word.text for word in self.words)

    def update(self, utterance: int, stable: str, partial: str, moment: Moment) -> bool:
        """Take in how an utterance reads now; return whether more of it is promised."""
        self._turn_to(utterance)
        promised = stable.split()
        before = [word.text for word in self.words[self._n_words_before :]]
        n_kept = n_kept_words(before, promised)
        self.n_erased_words += len(before) - n_kept
        shown = [*promised, *partial.split()]
        self.n_erased_shown_words += len(self._shown) - n_kept_words(self._shown, shown)
        self._shown = shown
        del self.words[self._n_words_before + n_kept :]
        self.words += [Word(text, moment) for text in promised[n_kept:]]
        return len(promised) > len(before)

    def _turn_to(self, utterance: int) -> None:
        if utterance != self._utterance:
            self._utterance, self._n_words_before, self._shown = utterance, len(self.words), []
