"""The tables of the transcripts, and how their file is opened; knows nothing of who writes.

A session has lines, one for each text of each utterance; a line has pieces, one for each time its
settled text grew. Pieces are only ever added: the file itself refuses to change one.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SOURCE = ""  # the track of what was said itself; a translation has its language's
BUSY_MS = 5000  # so long another program may hold the file, as a deletion does

TABLES = """
CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- a number that was deleted never comes back
    started_ms INTEGER NOT NULL,  -- since 1970, UTC
    ended_ms INTEGER,  -- NULL while it runs
    broke_off INTEGER NOT NULL DEFAULT 0,
    source TEXT NOT NULL,
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL
);
CREATE TABLE line (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session,
    utterance INTEGER NOT NULL,
    track TEXT NOT NULL,
    UNIQUE (session, utterance, track)
);
CREATE TABLE piece (
    id INTEGER PRIMARY KEY,
    line INTEGER NOT NULL REFERENCES line,
    text TEXT NOT NULL,
    end_ms INTEGER NOT NULL  -- of the source
);
CREATE INDEX piece_of_line ON piece (line);
CREATE TRIGGER piece_stays BEFORE UPDATE ON piece
BEGIN SELECT RAISE(ABORT, 'a piece never changes'); END;
CREATE TABLE ending (
    session INTEGER NOT NULL REFERENCES session,
    utterance INTEGER NOT NULL,
    start_ms INTEGER NOT NULL,
    end_ms INTEGER NOT NULL,
    PRIMARY KEY (session, utterance)
) WITHOUT ROWID;
CREATE TABLE correction (
    id INTEGER PRIMARY KEY,
    line INTEGER NOT NULL REFERENCES line,
    text TEXT NOT NULL
);
CREATE INDEX correction_of_line ON correction (line);
CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = "unicode61 remove_diacritics 2");
"""  # `words` has the rowids of `line`, and the text as it is now
HEARD = """
CREATE VIRTUAL TABLE heard USING fts5 (text, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO heard (rowid, text) SELECT line, group_concat(text, '') FROM
    (SELECT line, text FROM piece WHERE line IN (SELECT line FROM correction) ORDER BY line, id)
    GROUP BY line;
"""  # has the rowids of corrected lines, and the text as it was heard
# From each version to the next, the first from an empty file. To change the tables: add a script.
VERSIONS = (
    TABLES,
    "ALTER TABLE session ADD COLUMN dub TEXT NOT NULL DEFAULT '';",  # a file in the folder of dubs
    HEARD,
)


def open_transcripts(path: Path) -> sqlite3.Connection:
    """Open the file, and make it where there is none; raise `sqlite3.Error` or `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # what was said is nobody else's
    return _prepared(sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None))


def dubs_folder(path: Path) -> Path:
    """Return where the dubs of the sessions in a file lie, each in a file of its own."""
    return path.with_name("dubs")


def open_nothing() -> sqlite3.Connection:
    """Return the tables with nothing in them, in no file."""
    return _prepared(sqlite3.connect(":memory:", isolation_level=None))


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of what is inside, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # a power cut takes no more than a crash
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")  # nothing that was said in other folders
    if _version(connection) < len(VERSIONS):
        with transaction(connection):
            for script in VERSIONS[_version(connection) :]:
                for statement in _statements(script):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(VERSIONS)}")
    if _version(connection) > len(VERSIONS):
        raise sqlite3.NotSupportedError("a newer Sotto made it")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    """Yield the statements one by one: `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
