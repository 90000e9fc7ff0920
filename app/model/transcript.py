"""What a transcript is made of: values that travel between its writer, its reader and views."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from app.model.wording import translate
from engine.errors import EngineError


class TranscriptError(EngineError):
    """A transcript is not there, cannot be read, or cannot be changed now."""

    code = "transcript"


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What is known of a session when it begins.

    Attributes:
        source: A name of `sotto devices`.
        source_language: Its code.
        target_language: Its code.
        dub: The file that keeps the dub, in the folder of dubs; empty where none does.
    """

    source: str
    source_language: str
    target_language: str
    dub: str = ""


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session that was kept.

    Attributes:
        number: Its name among the others; it is never used again.
        started: When it began, in local time.
        duration_ms: How much of the source its text covers.
        n_utterances: How many have text.
        first_words: How it begins, a few words.
        is_live: It runs at this moment.
        broke_off: It ended with its program: by a crash, or a power cut.
        tracks: The languages of its caption tracks, apart from the target language, sorted.
    """

    number: int
    facts: SessionFacts
    started: datetime
    duration_ms: int
    n_utterances: int
    first_words: str
    is_live: bool
    broke_off: bool
    tracks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A line in which something was found; `excerpt` has it between `[` and `]`.

    `is_corrected`: somebody said what it should say.
    """

    session: int
    utterance: int
    track: str
    start_ms: int
    excerpt: str
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class BrokenOff:
    """A session that ended with its program, as it is told at the next start.

    As a `str` it is what a terminal says, which names the command that shows it.
    """

    session: int
    started: datetime
    n_lines: int

    @property
    def sentence(self) -> str:
        """What a window says."""
        began = f"{self.started:%Y-%m-%d %H:%M}"
        if not self.n_lines:
            return translate(
                "Transcript",
                "Sotto ended without warning in the session of {began}; nothing was said.",
            ).format(began=began)
        return translate(
            "Transcript",
            "Sotto ended without warning in the session of {began}; the transcript has all "
            "{n_lines} lines up to then.",
        ).format(began=began, n_lines=self.n_lines)

    def __str__(self) -> str:
        if not self.n_lines:
            return self.sentence
        shown = translate("Transcript", "`sotto transcripts show {session}` shows them.")
        return f"{self.sentence} {shown.format(session=self.session)}"


Notice: TypeAlias = str | BrokenOff  # what there is to tell of transcripts
