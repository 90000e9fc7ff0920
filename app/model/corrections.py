"""What somebody says a line should say, in the tables; what was heard stays beneath it.

`words`, which is searched, has the text as it is now; `heard` has, of corrected lines alone, what
was heard. No piece is ever touched. Each function belongs inside a transaction.
"""

import sqlite3
from collections.abc import Iterable

from app.model.captions import Growth, Text


def correct(
    connection: sqlite3.Connection, session: int, utterance: int, track: str, text: str
) -> bool:
    """Let a line say `text`, or again what was heard where that is empty or the same.

    Returns whether there is such a line.
    """
    row = connection.execute(
        "SELECT id FROM line WHERE session = ? AND utterance = ? AND track = ?",
        (session, utterance, track),
    ).fetchone()
    if row is None:
        return False
    (line,) = row
    heard, text = _heard(connection, line), text.strip()
    connection.execute("DELETE FROM heard WHERE rowid = ?", (line,))
    if text in ("", heard.strip()):
        connection.execute("DELETE FROM correction WHERE line = ?", (line,))
        _index(connection, "words", line, heard)
    else:
        connection.execute("INSERT INTO correction (line, text) VALUES (?, ?)", (line, text))
        _index(connection, "words", line, text)
        _index(connection, "heard", line, heard)
    return True


def grow(connection: sqlite3.Connection, line: int, text: str) -> None:
    """Let a line be found by all of it that was heard so far; a correction of it stays."""
    is_corrected = connection.execute("SELECT 1 FROM correction WHERE line = ?", (line,)).fetchone()
    _index(connection, "heard" if is_corrected else "words", line, text)


def read(connection: sqlite3.Connection, session: int) -> Iterable[tuple[int, str, str]]:
    """Return utterance, track and text of every correction in a session, the last one last."""
    return connection.execute(
        "SELECT utterance, track, text FROM correction JOIN line ON line.id = correction.line "
        "WHERE session = ? ORDER BY correction.id",
        (session,),
    )


def apply(text: Text, corrected: str) -> None:
    """Let a text say what it should, and remember what was heard."""
    end_ms = text.growths[-1].end_ms if text.growths else 0
    text.heard = text.stable if text.heard is None else text.heard
    text.stable, text.growths = corrected, [Growth(len(corrected), end_ms)]


def _heard(connection: sqlite3.Connection, line: int) -> str:
    pieces = connection.execute("SELECT text FROM piece WHERE line = ? ORDER BY id", (line,))
    return "".join(piece for (piece,) in pieces)


def _index(connection: sqlite3.Connection, table: str, line: int, text: str) -> None:
    connection.execute(f"INSERT OR REPLACE INTO {table} (rowid, text) VALUES (?, ?)", (line, text))
