"""Caption tracks without a model: word by word from a glossary, for tests and figures.

It waits as HMT does, over the same candidate moments, so that all that comes after can be tried
without weights; what it writes is no translation.
"""

from collections.abc import Iterator, Mapping, Sequence

from engine.caption_tracks import (
    DEFAULT_LAG_WORDS,
    DEFAULT_THRESHOLD,
    SourceWord,
    TrackWord,
    WriteMoment,
    check_lag_words,
    check_threshold,
)
from engine.errors import ConfigError

Glossary = Mapping[str, Mapping[str, str]]  # language -> source word in lower case -> its word
N_MOMENTS = 3  # candidates of a word: its lag, and one or two source words more
LONG_LETTERS = 8  # a longer word is one the fake is not sure of before it has read one more


class GlossaryTracks:
    """Writes a word for each source word; what no glossary has stays as it was said."""

    def __init__(self, source_language: str, glossary: Glossary) -> None:
        self.source_language = source_language
        self.languages = tuple(glossary)
        self._glossary = glossary
        self._chosen = self.languages
        self._lags_words = dict.fromkeys(self.languages, DEFAULT_LAG_WORDS)
        self._threshold = DEFAULT_THRESHOLD
        self.reset()

    def reset(self) -> None:
        """Forget the utterance; the next word is the first of another."""
        self._read: list[str] = []
        self._writing = self._chosen
        self._n_written = dict.fromkeys(self._writing, 0)
        self._asked: dict[str, list[WriteMoment]] = {language: [] for language in self._writing}

    def push(self, words: Sequence[SourceWord]) -> list[TrackWord]:
        """Read words and return what is now written."""
        written: list[TrackWord] = []
        for word in words:
            if not self._read:
                self.reset()  # languages that were chosen meanwhile count from here
            self._read.append(word.text)
            written += self._write(is_finished=False)
        return written

    def finish(self) -> list[TrackWord]:
        """Return all that is still to write of the utterance, which has ended."""
        written = self._write(is_finished=True)
        self.reset()
        return written

    def set_languages(self, languages: Sequence[str]) -> None:
        """Choose what is written from the next utterance on."""
        for language in languages:
            self._check(language)
        self._chosen = tuple(languages)

    def set_lag(self, language: str, lag_words: int) -> None:
        """Read at least so many words before the first one of `language`."""
        self._check(language)
        self._lags_words[language] = check_lag_words(lag_words)

    def set_threshold(self, confidence: float) -> None:
        """Take a candidate moment from this confidence on."""
        self._threshold = check_threshold(confidence)

    def _check(self, language: str) -> None:
        if language not in self.languages:
            choices = ", ".join(self.languages)
            raise ConfigError(f"no caption track in {language!r} here; there is {choices}")

    def _write(self, *, is_finished: bool) -> list[TrackWord]:
        return [
            word
            for language in self._writing
            for word in self._write_track(language, is_finished=is_finished)
        ]

    def _write_track(self, language: str, *, is_finished: bool) -> Iterator[TrackWord]:
        while (i := self._n_written[language]) < len(self._read):
            if not self._takes(language, i, is_finished=is_finished):
                return
            moments, self._asked[language] = tuple(self._asked[language]), []
            self._n_written[language] += 1
            yield TrackWord(language, self._translate(language, i), len(self._read), moments)

    def _takes(self, language: str, i: int, *, is_finished: bool) -> bool:
        """Ask the moment that has come for word `i`, and say whether it is written."""
        n_more = len(self._read) - i - self._lags_words[language]
        if n_more < 0 and not is_finished:
            return False
        confidence = self._confidence(i)
        asked = self._asked[language]
        if not asked or asked[-1].n_read < len(self._read):
            asked.append(WriteMoment(len(self._read), confidence))
        return is_finished or n_more >= N_MOMENTS - 1 or confidence >= self._threshold

    def _confidence(self, i: int) -> float:
        n_needed = 2 if len(self._read[i]) > LONG_LETTERS else 1
        return min(1.0, round((len(self._read) - i) / (n_needed * 2), 2))

    def _translate(self, language: str, i: int) -> str:
        said = self._read[i]
        return self._glossary[language].get(said.lower(), said)
