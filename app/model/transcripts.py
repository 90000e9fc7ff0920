"""Reads, searches, corrects and deletes what was kept; `transcript_writer` adds to it.

Threads: any; each call opens the file for itself and waits for the disk.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from app.model import corrections
from app.model.captions import Text, Utterance
from app.model.live_mark import LiveMark, has_live_session
from app.model.recovery import is_damage, recover
from app.model.transcript import Hit, Notice, SessionFacts, SessionRecord, TranscriptError
from app.model.transcript_query import found_within, to_match
from app.model.transcript_tables import (
    SOURCE,
    dubs_folder,
    open_nothing,
    open_transcripts,
    transaction,
)

FIRST_CHARACTERS = 60

RECORDS = """
SELECT id, started_ms, ended_ms IS NULL, broke_off, source, source_language, target_language, dub,
    max((SELECT coalesce(max(end_ms), 0) FROM ending WHERE session = session.id),
        (SELECT coalesce(max(end_ms), 0) FROM piece WHERE line IN
            (SELECT id FROM line WHERE session = session.id ORDER BY utterance DESC LIMIT 4))),
    (SELECT count(DISTINCT utterance) FROM line WHERE session = session.id),
    (SELECT text FROM words WHERE rowid =
        (SELECT id FROM line WHERE session = session.id ORDER BY utterance, track LIMIT 1)),
    (SELECT group_concat(track) FROM
        (SELECT DISTINCT track FROM line WHERE session = session.id ORDER BY track))
FROM session
"""
HITS = """
SELECT line.session, line.utterance, line.track, coalesce(ending.start_ms,
    (SELECT min(end_ms) FROM piece WHERE piece.line = line.id)), EXCERPT,
    EXISTS (SELECT 1 FROM correction WHERE correction.line = line.id) AS corrected
FROM {table} JOIN line ON line.id = {table}.rowid
LEFT JOIN ending ON ending.session = line.session AND ending.utterance = line.utterance
WHERE CONDITION AND {which} ORDER BY line.session DESC, line.utterance, line.track LIMIT ?
"""


class Transcripts:
    """The transcripts in one file; where there is none, there are none."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def sessions(self) -> list[SessionRecord]:
        """Return every session, the newest first; raise `TranscriptError`."""
        with self._open() as connection:
            rows = connection.execute(f"{RECORDS} ORDER BY id DESC").fetchall()
        return [self._record(row) for row in rows]

    def session(self, number: int) -> SessionRecord:
        """Return one session; raise `TranscriptError` if there is none of that number."""
        with self._open() as connection:
            row = connection.execute(f"{RECORDS} WHERE id = ?", (number,)).fetchone()
        if row is None:
            raise TranscriptError(
                f"There is no transcript {number}: `sotto transcripts list` names them all."
            )
        return self._record(row)

    def utterances(self, number: int, *, is_corrected: bool = True) -> list[Utterance]:
        """Return what was said in a session, and when, oldest first; raise `TranscriptError`.

        Args:
            number: The session's.
            is_corrected: With the lines that somebody corrected as they are now.
        """
        main_track = self.session(number).facts.target_language
        with self._open() as connection:
            utterances = _read_utterances(connection, number, main_track)
            for utterance, track, text in corrections.read(connection, number):
                if is_corrected:
                    corrections.apply(_side(utterances[utterance], track), text)
        return list(utterances.values())

    def search(self, query: str, n_hits: int = 100, *, is_corrected: bool = True) -> list[Hit]:
        """Return the lines that have every word of `query`, or the beginning of it, newest first.

        What stands between quotation marks must stand so in the line.

        Args:
            query: What a person typed.
            n_hits: At most so many.
            is_corrected: Search the lines as somebody corrected them, or else as they were heard.
        """
        if not query.strip():
            return []
        match = to_match(query)
        if match is None:  # a script that writes no spaces between words
            excerpt, condition = "{table}.text", "instr(lower({table}.text), lower(?))"
        else:
            excerpt, condition = "snippet({table}, 0, '[', ']', '…', 16)", "{table} MATCH ?"
        statement = HITS.replace("EXCERPT", excerpt).replace("CONDITION", condition)
        tables = {"words": "1"} if is_corrected else {"words": "NOT corrected", "heard": "1"}
        rows: list[tuple[int, int, str, int, str, int]] = []
        with self._open() as connection:
            for table, which in tables.items():
                asked = statement.format(table=table, which=which)
                rows += connection.execute(asked, (match or query.strip(), n_hits)).fetchall()
        rows.sort(key=lambda row: (-row[0], *row[1:3]))
        if match is None:
            rows = [(*row[:4], found_within(row[4], query.strip()), row[5]) for row in rows]
        return [Hit(*row[:5], is_corrected=bool(row[5])) for row in rows[:n_hits]]

    def dub(self, number: int) -> Path:
        """Return the recording of a session's dub; raise `TranscriptError` if none was kept."""
        name = self.session(number).facts.dub
        if not name or not (path := dubs_folder(self.path) / name).exists():
            raise TranscriptError(
                f"The dub of transcript {number} was not kept: `sotto settings set "
                "transcript.keep_dub on` keeps the next ones."
            )
        return path

    def correct(self, number: int, utterance: int, track: str, text: str) -> None:
        """Say what a line should say; what was heard stays, beneath it, and comes back for "".

        Raises `TranscriptError` if there is no such line.
        """
        with self._open() as connection, transaction(connection):
            if not corrections.correct(connection, number, utterance, track, text):
                raise TranscriptError(f"Transcript {number} has no such line to correct.")

    def delete(self, numbers: Sequence[int]) -> None:
        """Delete sessions for good, so that no word of them is left in the file, nor a dub.

        Raises `TranscriptError` if one is not there or still runs; nothing is deleted then.
        """
        records = [self.session(number) for number in numbers]
        for record in records:
            if record.is_live:
                raise TranscriptError(
                    f"Transcript {record.number} is being written: stop Sotto first."
                )
        with self._open() as connection:
            with transaction(connection):
                for number in numbers:
                    _delete(connection, number)
                for table in ("words", "heard"):
                    connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
            connection.execute("VACUUM")
            (is_busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            for record in records:
                if record.facts.dub:
                    (dubs_folder(self.path) / record.facts.dub).unlink(missing_ok=True)
        if is_busy:
            raise TranscriptError(
                "They are deleted, but another program reads the file and holds what it was: close "
                "it and delete once more."
            )

    def delete_older(self, before_s: float) -> list[int]:
        """Delete the sessions that began before a time in s since 1970; return which."""
        with self._open() as connection:
            rows = connection.execute(
                "SELECT id FROM session WHERE started_ms < ?", (before_s * 1000,)
            ).fetchall()
        numbers = [number for (number,) in rows if not self.session(number).is_live]
        if numbers:
            self.delete(numbers)
        return numbers

    def mend(self) -> list[Notice]:
        """Check the file; put a damaged one aside, keep what can be read, and return what to tell.

        Raises `TranscriptError` where a session runs, which would be cut in two.
        """
        if has_live_session(self.path):
            raise TranscriptError("A session is being written: stop Sotto, then check once more.")
        notices: list[Notice] = []
        try:
            recover(self.path, notices.append, is_suspect=True)
        except (sqlite3.Error, OSError) as error:
            raise self._failure(error) from error
        return notices

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(self._connect()) as connection:
                yield connection
        except (sqlite3.Error, OSError) as error:
            raise self._failure(error) from error

    def _failure(self, error: Exception) -> TranscriptError:
        reason = str(getattr(error, "strerror", None) or error).lower()
        hint = "; `sotto transcripts check` mends it" if is_damage(error) else ""
        return TranscriptError(f"The transcripts in {self.path} cannot be used: {reason}{hint}.")

    def _connect(self) -> sqlite3.Connection:
        return open_transcripts(self.path) if self.path.exists() else open_nothing()

    def _record(
        self, row: tuple[int, int, int, int, str, str, str, str, int, int, str, str | None]
    ) -> SessionRecord:
        number, started_ms, is_open, broke_off, *facts, duration_ms, n_utterances, words, told = row
        tracks = tuple(filter(None, (told or "").split(",")))
        is_live = bool(is_open) and LiveMark(self.path, number).is_held()
        return SessionRecord(
            number=number,
            facts=SessionFacts(*facts),
            started=datetime.fromtimestamp(started_ms / 1000),
            duration_ms=duration_ms,
            n_utterances=n_utterances,
            first_words=(words or "").strip()[:FIRST_CHARACTERS],
            is_live=is_live,
            broke_off=bool(broke_off) or (bool(is_open) and not is_live),
            tracks=tuple(track for track in tracks if track != facts[2]),
        )


def _read_utterances(
    connection: sqlite3.Connection, number: int, main_track: str
) -> dict[int, Utterance]:
    pieces = connection.execute(
        "SELECT utterance, track, text, end_ms FROM piece JOIN line ON line.id = piece.line "
        "WHERE session = ? ORDER BY utterance, piece.id",
        (number,),
    )
    utterances: dict[int, Utterance] = {}
    for utterance, track, piece, end_ms in pieces:
        text = _side(
            utterances.setdefault(utterance, Utterance(utterance, main_track=main_track)), track
        )
        text.update(text.stable + piece, "", end_ms)
    endings = connection.execute(
        "SELECT utterance, start_ms, end_ms FROM ending WHERE session = ?", (number,)
    )
    for utterance, start_ms, end_ms in endings:
        if utterance in utterances:
            utterances[utterance].start_ms = start_ms
            utterances[utterance].end_ms = end_ms
    return utterances


def _side(utterance: Utterance, track: str) -> Text:
    if track == SOURCE:
        return utterance.source
    return utterance.translations.setdefault(track, Text())


def _delete(connection: sqlite3.Connection, number: int) -> None:
    lines = "(SELECT id FROM line WHERE session = ?)"
    for table, condition in (
        ("words", f"rowid IN {lines}"),
        ("heard", f"rowid IN {lines}"),
        ("piece", f"line IN {lines}"),
        ("correction", f"line IN {lines}"),
        ("line", "session = ?"),
        ("ending", "session = ?"),
        ("session", "id = ?"),
    ):
        connection.execute(f"DELETE FROM {table} WHERE {condition}", (number,))
