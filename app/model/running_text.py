"""All that was said since the window opened, line by line, for whoever wants to read back."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.model.captions import CaptionEvent, Captions, Utterance
from engine.events import UtteranceEnded

N_OPEN = 16  # of so many utterances words may still come


@dataclass(frozen=True, slots=True)
class Line:
    """What one utterance says in every language; `start_ms` is when in the source it began."""

    start_ms: int
    source: str
    translation: str
    tracks: tuple[tuple[str, str], ...] = ()  # of each caption track its language and text

    @property
    def time(self) -> str:
        """Where in the source it is, as h:mm:ss."""
        minutes, seconds = divmod(self.start_ms // 1000, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}"

    @property
    def text(self) -> str:
        """What is shown of it: when it was said, then every language."""
        tracks = (f"{language}   {text}" for language, text in self.tracks)
        rows = (f"{self.time}   {self.source}", self.translation, *tracks)
        return "\n".join(filter(None, rows))


class RunningText:
    """The lines of one session after another."""

    def __init__(self) -> None:
        self._n_lines = 0
        self.begin()

    def begin(self) -> None:
        """Begin a session: its utterances are counted anew."""
        self._captions = Captions(N_OPEN)
        self._starts_ms: dict[int, int] = {}
        self._lines: dict[int, int] = {}  # utterance -> its line

    def name_main_track(self, language: str) -> None:
        """Say which track is the translation from the next utterance on."""
        self._captions.main_track = language

    def apply(self, event: CaptionEvent) -> tuple[int, Line] | None:
        """Take what the engine says and return the line that changed, with its number."""
        self._captions.apply(event)
        number = event.utterance
        if isinstance(event, UtteranceEnded):
            self._starts_ms[number] = event.start_ms
        else:
            self._starts_ms.setdefault(number, event.end_ms)
        found = [each for each in self._captions.utterances if each.number == number]
        return self._put(found[0]) if found else None

    def _put(self, utterance: Utterance) -> tuple[int, Line] | None:
        line = line_of(utterance, self._starts_ms[utterance.number])
        if line is None:
            return None
        if utterance.number not in self._lines:
            self._lines[utterance.number] = self._n_lines
            self._n_lines += 1
        return self._lines[utterance.number], line


def line_of(utterance: Utterance, start_ms: int) -> Line | None:
    """Return what an utterance says, None where it says nothing yet."""
    tracks = tuple((track, text.stable) for track, text in utterance.tracks.items() if text.stable)
    line = Line(start_ms, utterance.source.stable, utterance.translation.stable, tracks)
    return line if line.source or line.translation or line.tracks else None


def to_text(lines: Sequence[Line]) -> str:
    """Return lines as people paste them."""
    told = (
        filter(None, (line.time, line.source, line.translation, *(text for _, text in line.tracks)))
        for line in lines
    )
    return "\n\n".join("\n".join(parts) for parts in told)
