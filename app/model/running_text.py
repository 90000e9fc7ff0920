"""All that was said since the window opened, line by line, for whoever wants to read back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from app.model.captions import CaptionEvent, Captions, Text, Utterance
from engine.events import UtteranceEnded

CORRECTED = "✎ "
N_OPEN = 16  # of so many utterances words may still come


@dataclass(frozen=True, slots=True)
class Line:
    """What one utterance says in every language; `start_ms` is when in the source it began.

    `heard` is what it said before somebody corrected it. Two lines that say the same are equal.
    """

    start_ms: int
    source: str
    translation: str
    tracks: tuple[tuple[str, str], ...] = ()  # of each caption track its language and text
    utterance: int = field(default=0, compare=False)
    heard: "Line | None" = None

    @property
    def time(self) -> str:
        """Where in the source it is, as h:mm:ss."""
        minutes, seconds = divmod(self.start_ms // 1000, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}"

    @property
    def text(self) -> str:
        """What is shown of it: when it was said, whether it was corrected, then every language."""
        tracks = (f"{language}   {text}" for language, text in self.tracks)
        mark = CORRECTED if self.heard is not None else "  "
        rows = (f"{self.time} {mark}{self.source}", self.translation, *tracks)
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
    line = _line(utterance, start_ms, lambda text: text.stable)
    if not (line.source or line.translation or line.tracks):
        return None
    texts = (utterance.source, *utterance.translations.values())
    if all(text.heard is None for text in texts):
        return line
    return replace(line, heard=_line(utterance, start_ms, _heard))


def _heard(text: Text) -> str:
    return text.stable if text.heard is None else text.heard


def _line(utterance: Utterance, start_ms: int, say: Callable[[Text], str]) -> Line:
    texts = ((track, say(text)) for track, text in utterance.tracks.items())
    tracks = tuple((track, text) for track, text in texts if text)
    source, translation = say(utterance.source), say(utterance.translation)
    return Line(start_ms, source, translation, tracks, utterance.number)


def to_text(lines: Sequence[Line]) -> str:
    """Return lines as people paste them."""
    told = (
        filter(None, (line.time, line.source, line.translation, *(text for _, text in line.tracks)))
        for line in lines
    )
    return "\n\n".join("\n".join(parts) for parts in told)
