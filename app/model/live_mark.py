"""Marks a session as running, so that the mark is gone when its process is, however it ended.

The mark is a lock of SQLite's on an empty file: the one kind of lock that every system has and that
its kernel lets go of by itself.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path


def has_live_session(transcripts: Path) -> bool:
    """Return whether any session in this file runs."""
    begin = f"{transcripts.stem}-live-"
    numbers = (mark.name[len(begin) :] for mark in transcripts.parent.glob(f"{begin}*"))
    return any(
        LiveMark(transcripts, int(number)).is_held() for number in numbers if number.isdecimal()
    )


class LiveMark:
    """The mark of one session, beside the transcripts."""

    def __init__(self, transcripts: Path, session: int) -> None:
        self._path = transcripts.with_name(f"{transcripts.stem}-live-{session}")
        self._holder: sqlite3.Connection | None = None

    def hold(self) -> None:
        """Take the mark until `release`; raise `sqlite3.OperationalError` where another has it."""
        holder = sqlite3.connect(
            self._path, timeout=0, isolation_level=None, check_same_thread=False
        )
        try:
            holder.execute("PRAGMA journal_mode = MEMORY")  # no other file beside it
            holder.execute("BEGIN EXCLUSIVE")
        except BaseException:
            holder.close()
            raise
        self._holder = holder

    def release(self) -> None:
        """Let go of the mark; may come twice."""
        if self._holder is not None:
            self._holder.close()
            self._holder = None
            with suppress(OSError):  # somebody looks at it just now: they take it away
                self._path.unlink()

    def is_held(self) -> bool:
        """Return whether a running process holds it; a mark that nobody holds is taken away."""
        if not self._path.exists():
            return False
        try:
            self.hold()
        except sqlite3.OperationalError:
            return True
        self.release()
        return False
