"""Turns words of the source into captions on every track: what is written only grows."""

from engine.caption_tracks import TrackTranslator, TrackWord
from engine.events import CaptionUpdated, WriteDecided, WriteMoment
from engine.runtime.source_words import NewWords

TrackEvent = CaptionUpdated | WriteDecided


class TrackCaptions:
    """A streaming stage around a `TrackTranslator`.

    Words may be missing between two pushes: counts of words are then still those of the source.
    """

    def __init__(self, translator: TrackTranslator) -> None:
        self._translator = translator
        self.reset()

    def reset(self) -> None:
        """Forget the utterance."""
        self._translator.reset()
        self._utterance = -1
        self._ends_ms: list[int] = []  # of the words read
        self._places: list[int] = []  # of each word read, its number in the source, from 1 on
        self._texts: dict[str, str] = {}

    def push(self, new: NewWords) -> list[TrackEvent]:
        """Read words of an utterance and return what is now written; another one begins anew."""
        said = [] if new.utterance == self._utterance else self.finish()
        self._utterance = new.utterance
        self._ends_ms += [word.end_ms for word in new.words]
        n_places = new.n_before + len(new.words)
        self._places += range(new.n_before + 1, n_places + 1)
        return said + self._tell(self._translator.push(new.words) if new.words else [])

    def finish(self) -> list[TrackEvent]:
        """Return all that is still to write of the utterance, and be ready for the next one."""
        said = self._tell(self._translator.finish()) if self._places else []
        self.reset()
        return said

    def _tell(self, written: list[TrackWord]) -> list[TrackEvent]:
        return [event for word in written for event in self._tell_word(word)]

    def _tell_word(self, word: TrackWord) -> tuple[CaptionUpdated, WriteDecided]:
        text = " ".join(filter(None, (self._texts.get(word.language, ""), word.text)))
        self._texts[word.language] = text
        end_ms = self._ends_ms[word.n_read - 1]
        n_read = self._places[word.n_read - 1]
        moments = tuple(
            WriteMoment(self._places[moment.n_read - 1], moment.confidence)
            for moment in word.moments
        )
        return (
            CaptionUpdated(word.language, self._utterance, text, "", end_ms),
            WriteDecided(word.language, self._utterance, word.text, n_read, moments),
        )
