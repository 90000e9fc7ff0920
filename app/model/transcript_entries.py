"""What the transcript's writer is given, piece by piece, and how each goes into the tables."""

import sqlite3
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from app.model import corrections
from app.model.transcript import SessionFacts
from engine.events import UtteranceEnded


@dataclass(frozen=True, slots=True)
class Began:
    """A session, at a time in ms since 1970."""

    facts: SessionFacts
    at_ms: int


@dataclass(frozen=True, slots=True)
class Grew:
    """A piece of a line, and the whole line with it, for the search."""

    utterance: int
    track: str
    piece: str
    line: str
    end_ms: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """What somebody says a line should say; empty for what was heard."""

    utterance: int
    track: str
    text: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """The end of the session, at a time in ms since 1970."""

    at_ms: int


Entry: TypeAlias = Began | Grew | UtteranceEnded | Corrected | Stopped


def insert_session(connection: sqlite3.Connection, began: Began) -> int:
    """Add a session and return its number."""
    facts = began.facts
    cursor = connection.execute(
        "INSERT INTO session (started_ms, source, source_language, target_language, dub) "
        "VALUES (?, ?, ?, ?, ?)",
        (began.at_ms, facts.source, facts.source_language, facts.target_language, facts.dub),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def insert(
    connection: sqlite3.Connection,
    session: int,
    entry: Grew | UtteranceEnded | Corrected | Stopped,
) -> None:
    """Add what was said in a session, or what should have been."""
    match entry:
        case Grew():
            _insert_piece(connection, session, entry)
        case UtteranceEnded(utterance, start_ms, end_ms):
            connection.execute(
                "INSERT OR IGNORE INTO ending VALUES (?, ?, ?, ?)",
                (session, utterance, start_ms, end_ms),
            )
        case Corrected(utterance, track, text):
            corrections.correct(connection, session, utterance, track, text)
        case Stopped(at_ms):
            connection.execute("UPDATE session SET ended_ms = ? WHERE id = ?", (at_ms, session))
        case _:
            assert_never(entry)


def _insert_piece(connection: sqlite3.Connection, session: int, grew: Grew) -> None:
    place = (session, grew.utterance, grew.track)
    connection.execute(
        "INSERT INTO line (session, utterance, track) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        place,
    )
    (line,) = connection.execute(
        "SELECT id FROM line WHERE session = ? AND utterance = ? AND track = ?", place
    ).fetchone()
    connection.execute(
        "INSERT INTO piece (line, text, end_ms) VALUES (?, ?, ?)", (line, grew.piece, grew.end_ms)
    )
    corrections.grow(connection, line, grew.line)
