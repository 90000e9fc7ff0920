"""A line that was found in some session, as it is listed in a window."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.model.clock import to_clock
from app.model.transcript import Hit, SessionRecord


@dataclass(frozen=True, slots=True)
class FoundLine:
    """Where it is, and what it says.

    Attributes:
        session: The number of its session.
        utterance: The number of its utterance there.
        is_live: Its session runs at this moment.
        text: What is shown of it: its session, its time, and what was found between brackets.
    """

    session: int
    utterance: int
    is_live: bool
    text: str


def to_found_lines(hits: Iterable[Hit], records: Iterable[SessionRecord]) -> list[FoundLine]:
    """Return what a search has found, in the same order; `records` has the sessions."""
    by_number = {record.number: record for record in records}
    return [_found(hit, by_number[hit.session]) for hit in hits if hit.session in by_number]


def _found(hit: Hit, record: SessionRecord) -> FoundLine:
    # A sentence may lie on several lines; a list has room for one.
    excerpt = " ".join(hit.excerpt.split())
    head = f"{record.started:%Y-%m-%d %H:%M}   {to_clock(hit.start_ms)}"
    return FoundLine(hit.session, hit.utterance, record.is_live, f"{head}\n{excerpt}")
