"""Finds sessions that ended with their program, and files that are damaged, at the next start.

Nothing is thrown away: a damaged file is put aside, and all that can be read of it goes into a new
one.
"""

import logging
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.model.live_mark import LiveMark
from app.model.transcript import BrokenOff, Notice
from app.model.transcript_tables import open_transcripts, transaction
from app.model.wording import translate

log = logging.getLogger(__name__)

Tell = Callable[[Notice], object]
COPIED = ("session", "line", "piece", "ending", "correction")  # in an order that references allow


def recover(path: Path, tell: Tell, *, is_suspect: bool = False) -> None:
    """Make the transcripts at `path` ready; raise `sqlite3.Error` or `OSError` if they cannot be.

    Each session that broke off is told, and so is a damaged file. A file that
    `is_suspect` is checked even where all sessions ended well.
    """
    if not path.exists():
        return
    try:
        _settle(path, tell, is_suspect=is_suspect)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        log.info("%s is damaged: %s", path, error)
        _replace(path, tell)


def is_damage(error: Exception) -> bool:
    """Return whether the file is at fault, and not a full disk, a lock, or a newer Sotto."""
    return type(error) is sqlite3.DatabaseError


def check(connection: sqlite3.Connection) -> list[str]:
    """Return what is damaged in a file of transcripts, nothing if all is well."""
    rows = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    return [] if rows == ["ok"] else rows


def _settle(path: Path, tell: Tell, *, is_suspect: bool = False) -> None:
    with closing(open_transcripts(path)) as connection:
        broken = _broken_off(connection, path)
        if not (broken or is_suspect):
            return
        if damage := check(connection):
            raise sqlite3.DatabaseError("; ".join(damage))
        with transaction(connection):
            for session in broken:
                connection.execute(
                    "UPDATE session SET broke_off = 1, ended_ms = started_ms + ? WHERE id = ?",
                    (_reached_ms(connection, session), session),
                )
        for session in broken:
            tell(_notice(connection, session))


def _broken_off(connection: sqlite3.Connection, path: Path) -> list[int]:
    """Return the sessions that neither ended nor run."""
    rows = connection.execute("SELECT id FROM session WHERE ended_ms IS NULL ORDER BY id")
    return [session for (session,) in rows.fetchall() if not LiveMark(path, session).is_held()]


def _reached_ms(connection: sqlite3.Connection, session: int) -> int:
    (end_ms,) = connection.execute(
        "SELECT max(end_ms) FROM piece JOIN line ON line.id = piece.line WHERE session = ?",
        (session,),
    ).fetchone()
    return int(end_ms or 0)


def _notice(connection: sqlite3.Connection, session: int) -> BrokenOff:
    (started_ms,) = connection.execute(
        "SELECT started_ms FROM session WHERE id = ?", (session,)
    ).fetchone()
    (n_lines,) = connection.execute(
        "SELECT count(*) FROM line WHERE session = ?", (session,)
    ).fetchone()
    return BrokenOff(session, datetime.fromtimestamp(started_ms / 1000), int(n_lines))


def _replace(path: Path, tell: Tell) -> None:
    """Put a damaged file aside, and take over what can be read of it."""
    aside = path.with_name(f"{path.stem}-damaged-{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
    for ending in ("", "-wal", "-shm"):
        if (part := path.with_name(path.name + ending)).exists():
            os.replace(part, aside.with_name(aside.name + ending))
    with closing(open_transcripts(path)) as connection:
        n_lines = _take_over(aside, connection)
        connection.execute(
            "INSERT INTO session (id, started_ms, ended_ms, source, source_language, "
            "target_language) SELECT DISTINCT session, ?, 0, '', '', '' FROM line "
            "WHERE session NOT IN (SELECT id FROM session)",
            (round(aside.stat().st_mtime * 1000),),
        )
    tell(
        translate(
            "Transcript",
            "The file of the transcripts was damaged: {n_lines} lines could be read and are kept; "
            "the damaged file is now called {name}.",
        ).format(n_lines=n_lines, name=aside.name)
    )
    _settle(path, tell)


def _take_over(damaged: Path, connection: sqlite3.Connection) -> int:
    """Copy every row that can be read, and return how many lines there are now."""
    connection.execute("PRAGMA foreign_keys = OFF")  # what a missing row belonged to is not sought
    with closing(sqlite3.connect(damaged, isolation_level=None)) as old:
        for table in COPIED:
            _copy(old, connection, table)
    with transaction(connection):
        connection.execute(
            "INSERT INTO words (rowid, text) SELECT line, group_concat(text, '') FROM "
            "(SELECT line, text FROM piece ORDER BY line, id) GROUP BY line"
        )
        connection.execute(
            "INSERT INTO heard (rowid, text) SELECT rowid, text FROM words "
            "WHERE rowid IN (SELECT line FROM correction)"
        )
        connection.execute(
            "INSERT OR REPLACE INTO words (rowid, text) SELECT line, text FROM correction "
            "ORDER BY id"
        )
    connection.execute("PRAGMA foreign_keys = ON")
    return int(connection.execute("SELECT count(*) FROM line").fetchone()[0])


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    with transaction(new):
        try:
            rows = old.execute(f"SELECT * FROM {table}")
            columns = ", ".join(column for column, *_ in rows.description)
            marks = ", ".join("?" for _ in rows.description)
            while (row := rows.fetchone()) is not None:
                new.execute(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", row)
        except sqlite3.DatabaseError as error:  # the rows behind it are lost
            log.info("%s could be read up to %s", table, error)
