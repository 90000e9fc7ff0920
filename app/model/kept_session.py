"""A session that was kept, as it is read back in a window."""

from collections.abc import Iterable

from app.model.captions import Utterance
from app.model.running_text import Line, line_of
from app.model.transcript import SessionRecord

FIRST_CHARACTERS = 34


def to_session_title(record: SessionRecord) -> str:
    """Return when it was, how long, and how it begins: what a list of sessions shows."""
    minutes = max(1, round(record.duration_ms / 60_000))
    words = record.first_words or "…"
    if len(words) > FIRST_CHARACTERS:
        words = words[:FIRST_CHARACTERS].rstrip() + "…"
    return f"{record.started:%Y-%m-%d %H:%M}, {minutes} min: {words}"


def to_lines(utterances: Iterable[Utterance]) -> list[Line]:
    """Return a line for each utterance that says anything."""
    lines = (line_of(each, each.first_ms) for each in utterances)
    return [line for line in lines if line is not None]
