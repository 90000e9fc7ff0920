"""Why words of the caption tracks waited: what was asked of each, along the words of the source."""

from dataclasses import dataclass, field

from app.model.wording import translate
from engine.events import EngineEvent, EngineReady, SourceUpdated, WriteDecided, WriteMoment

N_KEPT = 4  # utterances; a panel shows the newest


@dataclass(frozen=True, slots=True)
class Wait:
    """A word of a track, and the moments that were asked, the last of which was taken."""

    word: str
    moments: tuple[WriteMoment, ...]

    @property
    def sentence(self) -> str:
        """The same in words, for those who see no dots."""
        asked = [
            translate("Tracks", "{percent} % sure after word {n}").format(
                percent=round(each.confidence * 100), n=each.n_read
            )
            for each in self.moments
        ]
        return f"{self.word}: {', '.join(asked)}"


@dataclass(frozen=True, slots=True)
class WaitChart:
    """What one utterance says, and the words that a track made of it."""

    source: tuple[str, ...] = ()
    waits: tuple[Wait, ...] = ()


@dataclass(slots=True)
class _Utterance:
    source: tuple[str, ...] = ()
    waits: dict[str, list[Wait]] = field(default_factory=dict)  # by track


class Waits:
    """The newest utterances of a session, by track."""

    def __init__(self) -> None:
        self._utterances: dict[int, _Utterance] = {}

    def take(self, event: EngineEvent) -> bool:
        """Note what the engine says, and say whether that changes a chart."""
        match event:
            case EngineReady():
                self._utterances.clear()
            case SourceUpdated(utterance, stable):
                self._at(utterance).source = tuple(stable.split())
            case WriteDecided():
                waits = self._at(event.utterance).waits.setdefault(event.track, [])
                waits.append(Wait(event.word, event.moments))
            case _:
                return False
        return True

    def chart(self, track: str) -> WaitChart:
        """Return the newest utterance of which the track has words."""
        for number in sorted(self._utterances, reverse=True):
            utterance = self._utterances[number]
            if waits := utterance.waits.get(track):
                return WaitChart(utterance.source, tuple(waits))
        return WaitChart()

    def _at(self, number: int) -> _Utterance:
        utterance = self._utterances.setdefault(number, _Utterance())
        while len(self._utterances) > N_KEPT:
            del self._utterances[min(self._utterances)]
        return utterance
