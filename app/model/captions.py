"""What has been said so far, in both languages; knows neither the screen nor the engine's thread.

The text on which the engine has settled only ever grows, and so does what is shown.
"""

import logging
from dataclasses import dataclass, field

from engine.events import CaptionUpdated, SourceUpdated, UtteranceEnded

log = logging.getLogger(__name__)

CaptionEvent = SourceUpdated | CaptionUpdated | UtteranceEnded


@dataclass(frozen=True, slots=True)
class Passage:
    """What one utterance says in one language: `stable` only grows, `partial` may change."""

    utterance: int
    stable: str
    partial: str
    is_ended: bool = False  # nothing more will be said


@dataclass(frozen=True, slots=True)
class Growth:
    """A step of a text: its first `n_characters` were settled by `end_ms` of the source."""

    n_characters: int
    end_ms: int


@dataclass(slots=True)
class Text:
    """One side of an utterance, and when each part of it was settled.

    `heard` is what was said, where a transcript has a correction in its place.
    """

    stable: str = ""
    partial: str = ""
    growths: list[Growth] = field(default_factory=list)
    heard: str | None = None

    def update(self, stable: str, partial: str, end_ms: int) -> None:
        """Take the newest state; one that takes settled words back is refused as a whole."""
        if not stable.startswith(self.stable):
            log.warning("%r does not continue %r and is not shown", stable, self.stable)
            return
        if len(stable) > len(self.stable):
            self.growths.append(Growth(len(stable), end_ms))
        self.stable, self.partial = stable, partial


@dataclass(slots=True)
class Utterance:
    """What was said between two endpoints; `start_ms` and `end_ms` are known once it ended.

    `main_track` is the speech engine's own translation; empty stands for the first track there is.
    """

    number: int
    source: Text = field(default_factory=Text)
    translations: dict[str, Text] = field(default_factory=dict)  # track -> text
    start_ms: int | None = None
    end_ms: int | None = None
    main_track: str = ""

    @property
    def first_ms(self) -> int:
        """When it began; while that is not known, when its first words were settled."""
        if self.start_ms is not None:
            return self.start_ms
        texts = (self.source, *self.translations.values())
        return min((text.growths[0].end_ms for text in texts if text.growths), default=0)

    @property
    def translation(self) -> Text:
        """The text of the main track, empty while there is none."""
        if self.main_track:
            return self.translations.get(self.main_track, Text())
        return next(iter(self.translations.values()), Text())

    @property
    def tracks(self) -> dict[str, Text]:
        """The texts of all other tracks, in the order in which they began."""
        main = self.main_track or next(iter(self.translations), "")
        return {track: text for track, text in self.translations.items() if track != main}


class Captions:
    """The utterances of one session, oldest first.

    Attributes:
        main_track: Of the utterances to come, see `Utterance`.
    """

    def __init__(self, n_kept: int | None = None, main_track: str = "") -> None:
        """Begin without any.

        Args:
            n_kept: Forget all but so many; None keeps everything, as an export needs it.
            main_track: See above.
        """
        self.main_track = main_track
        self._n_kept = n_kept
        self._utterances: dict[int, Utterance] = {}

    @property
    def utterances(self) -> list[Utterance]:
        """All that are kept, oldest first."""
        return [self._utterances[number] for number in sorted(self._utterances)]

    def apply(self, event: CaptionEvent) -> None:
        """Take what the engine says."""
        utterance = self._at(event.utterance)
        match event:
            case SourceUpdated():
                utterance.source.update(event.stable, event.partial, event.end_ms)
            case CaptionUpdated():
                text = utterance.translations.setdefault(event.track, Text())
                text.update(event.stable, event.partial, event.end_ms)
            case UtteranceEnded():
                utterance.start_ms, utterance.end_ms = event.start_ms, event.end_ms
                for text in (utterance.source, *utterance.translations.values()):
                    text.partial = ""

    def source_passages(self, n_last: int) -> list[Passage]:
        """Return what the last utterances say in their own language, those that say anything."""
        return _passages([(each, each.source) for each in self.utterances], n_last)

    def translation_passages(self, n_last: int) -> list[Passage]:
        """Return what the last utterances say in translation, those that say anything."""
        return _passages([(each, each.translation) for each in self.utterances], n_last)

    def track_passages(self, track: str, n_last: int) -> list[Passage]:
        """Return what the last utterances say on a track, those that say anything."""
        texts = [(each, each.translations.get(track, Text())) for each in self.utterances]
        return _passages(texts, n_last)

    def _at(self, number: int) -> Utterance:
        utterance = self._utterances.setdefault(
            number, Utterance(number, main_track=self.main_track)
        )
        while self._n_kept is not None and len(self._utterances) > self._n_kept:
            del self._utterances[min(self._utterances)]
        return utterance


def _passages(texts: list[tuple[Utterance, Text]], n_last: int) -> list[Passage]:
    said = [(utterance, text) for utterance, text in texts if text.stable or text.partial]
    return [
        Passage(each.number, text.stable, text.partial, each.end_ms is not None)
        for each, text in said[-n_last:]
    ]
