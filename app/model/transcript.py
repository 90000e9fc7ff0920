"""What a transcript is made of: values that travel between its writer, its reader and views."""

from dataclasses import dataclass
from datetime import datetime

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
