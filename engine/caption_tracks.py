"""The seam between recognised words and the caption tracks made of them: values and a protocol.

A caption track is one language on screen. Several are written at once from the source words that
the speech engine has promised, text to text, each with a lag of its own: HMT (Zhang and Feng, ICLR
2023) decides at which of its candidate moments a word is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from engine.errors import ConfigError
from engine.events import WriteMoment

__all__ = [
    "DEFAULT_LAG_WORDS",
    "DEFAULT_THRESHOLD",
    "MAX_LAG_WORDS",
    "MAX_TRACKS",
    "NO_TRACKS",
    "SourceWord",
    "Track",
    "TrackChoice",
    "TrackTranslator",
    "TrackWord",
    "WriteMoment",
    "check_lag_words",
    "check_threshold",
    "set_all",
]

MAX_TRACKS = 3  # what a screen has lines for, and the machine time
MAX_LAG_WORDS = 9  # the most that models are trained for; beyond it a reader has lost the thread
DEFAULT_LAG_WORDS = 3
DEFAULT_THRESHOLD = 0.5  # that of HMT


def check_lag_words(lag_words: int) -> int:
    """Return `lag_words`, raising `ConfigError` when no track may lag so much."""
    if not 1 <= lag_words <= MAX_LAG_WORDS:
        raise ConfigError(f"the lag of a track is from 1 to {MAX_LAG_WORDS} words, not {lag_words}")
    return lag_words


def check_threshold(confidence: float) -> float:
    """Return `confidence`, raising `ConfigError` when it is no probability."""
    if not 0 <= confidence <= 1:
        raise ConfigError(f"the confidence to write is from 0 to 1, not {confidence}")
    return confidence


@dataclass(frozen=True, slots=True)
class SourceWord:
    """A promised word of the source, without spaces but with its punctuation.

    `end_ms` is the end of what had been recognised when it was promised.
    """

    text: str
    end_ms: int


@dataclass(frozen=True, slots=True)
class TrackWord:
    """A word that was written on the track `language`, never to be taken back.

    Words of a track are joined by spaces; a word carries its punctuation. `n_read`, at least 1,
    counts the source words of the utterance that had been read when its last sub-word was written:
    it never falls from one word of a track to the next. `moments` are the candidates that were
    asked, at most one for each count, in rising order; the last one is where the word was taken. A
    word of several sub-words tells, for each count, the least confidence. A policy that does not
    ask, such as wait-k, tells one moment of confidence 1.
    """

    language: str
    text: str
    n_read: int
    moments: tuple[WriteMoment, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """A language that is wanted on screen, and how many source words it lags."""

    language: str
    lag_words: int = DEFAULT_LAG_WORDS

    def __post_init__(self) -> None:
        """Raise `ConfigError` on a lag that no track may have."""
        check_lag_words(self.lag_words)


@dataclass(frozen=True, slots=True)
class TrackChoice:
    """Which caption tracks are wanted, in their order on screen, and how sure each word must be."""

    tracks: tuple[Track, ...] = ()
    threshold: float = DEFAULT_THRESHOLD

    def __post_init__(self) -> None:
        """Raise `ConfigError` on too many tracks, one language twice, or no probability."""
        check_threshold(self.threshold)
        languages = ", ".join(self.languages)
        if len(self.tracks) > MAX_TRACKS:
            raise ConfigError(f"up to {MAX_TRACKS} caption tracks fit at once, not {languages}")
        if len(set(self.languages)) < len(self.tracks):
            raise ConfigError(f"each caption track needs a language of its own, not {languages}")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the tracks."""
        return tuple(track.language for track in self.tracks)


NO_TRACKS = TrackChoice()


class TrackTranslator(Protocol):
    """Source words in, words of every chosen language out, as the policy lets them be written.

    A streaming stage: what it writes does not depend on how the words were cut into pushes. Words
    come back in the order in which they were written; those of one count in the order of
    `set_languages`.

    Threads: lives on the thread that calls it, except `set_languages`, `set_lag` and
    `set_threshold`, which any thread may call: they replace a value and return at once.
    """

    source_language: str
    languages: tuple[str, ...]  # all that it can write; all are written before `set_languages`

    def reset(self) -> None:
        """Forget the utterance; the next word is the first of another. What was set stays set."""

    def push(self, words: Sequence[SourceWord]) -> list[TrackWord]:
        """Read words and return what is now written."""

    def finish(self) -> list[TrackWord]:
        """Return all that is still to write of the utterance, which has ended; then `reset`."""

    def set_languages(self, languages: Sequence[str]) -> None:
        """Choose what is written from the next utterance on: some of `languages`, maybe none.

        Raises `ConfigError` on a language that it cannot write.
        """

    def set_lag(self, language: str, lag_words: int) -> None:
        """Read at least so many words before the first one of `language`, from the next word on.

        Raises `ConfigError` outside 1 to `MAX_LAG_WORDS`.
        """

    def set_threshold(self, confidence: float) -> None:
        """Take a candidate moment from this confidence on, from the next word on.

        Raises `ConfigError` outside 0 to 1.
        """


def set_all(translator: TrackTranslator, choice: TrackChoice) -> None:
    """Let `translator` write as chosen; raise `ConfigError` on a language it cannot write."""
    translator.set_languages(choice.languages)
    translator.set_threshold(choice.threshold)
    for track in choice.tracks:
        translator.set_lag(track.language, track.lag_words)
