"""Keeps what is said, as it is said: each growth of a settled text goes to disk within a second.

Threads: `TranscriptWriter` starts one, `sotto-transcript`, and only that one touches the disk. The
others' calls take a few microseconds and never wait for it; `show` comes from one thread. While the
disk refuses, what was said waits in memory, and that is told.
"""

import logging
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.model.captions import Text
from app.model.live_mark import LiveMark
from app.model.recovery import is_damage, recover
from app.model.transcript import Notice, SessionFacts, TranscriptError
from app.model.transcript_entries import (
    Began,
    Corrected,
    Entry,
    Grew,
    Stopped,
    insert,
    insert_session,
)
from app.model.transcript_tables import SOURCE, open_transcripts, transaction
from app.model.transcripts import Transcripts
from app.model.wording import translate
from engine.events import (
    CaptionUpdated,
    EngineEvent,
    EngineReady,
    EngineStopped,
    SourceUpdated,
    UtteranceEnded,
)

log = logging.getLogger(__name__)

GATHER_S = 0.2  # what comes within it is written at once: five writes a second at most
RETRY_S = 1.0  # a disk that was full or a file that was locked may do better by then
# Five pieces a second, which is fast talk in two languages, for more than an hour of a disk that
# refuses; some 10 MB.
N_WAITING = 20_000
N_OPEN = 64  # utterances that may still grow; the engine has one or two


class TranscriptWriter:
    """Every session of one program's run. `start`, then `show` all events, then `close`."""

    def __init__(
        self,
        path: Path,
        retention_days: int = 0,
        now_s: Callable[[], float] = time.time,
        gather_s: float = GATHER_S,
    ) -> None:
        """Keep the parts; the disk is not touched before `start`.

        Args:
            path: The file; it and its folder need not be there.
            retention_days: Delete what is older; 0 deletes nothing.
            now_s: Tells the time, in s since 1970.
            gather_s: How long to wait for more before something is written.
        """
        self._path = path
        self._retention_days = retention_days
        self._now_s = now_s
        self._gather_s = gather_s
        self._source = self._dub = ""
        self._texts: dict[tuple[int, str], Text] = {}  # of utterances that may still grow
        self._first_open = 0  # older utterances are settled
        self._is_begun = self._has_begun = False  # a session, and any at all
        self._changed = threading.Condition()  # guards all below
        self._waiting: deque[Entry] = deque()  # `N_WAITING` bounds them
        self._notices: list[Notice] = []
        self._is_closing = False
        self._trouble = ""  # why nothing can be written at present
        self._session: int | None = None  # these three belong to the thread
        self._began: Began | None = None
        self._mark: LiveMark | None = None
        self._thread = threading.Thread(target=self._run, name="sotto-transcript", daemon=True)

    def start(self) -> None:
        """Open the file, see whether the last session ended well, and begin to write."""
        self._thread.start()

    def expect(self, source: str, dub: str = "") -> None:
        """Say what the next session will listen to, and which file will keep its dub."""
        self._source, self._dub = source, dub

    def show(self, event: EngineEvent) -> None:
        """Take the next event of a session."""
        match event:
            case EngineReady(source_language, target_language):
                self._begin(SessionFacts(self._source, source_language, target_language, self._dub))
            case SourceUpdated():
                self._grow(SOURCE, event)
            case CaptionUpdated():
                self._grow(event.track, event)
            case UtteranceEnded():
                self._put(event)
                self._settle(event.utterance)
            case EngineStopped():
                if self._is_begun:
                    self._put(Stopped(self._now_ms()))
                self._is_begun = False
            case _:
                pass  # nothing else is text

    def correct(self, utterance: int, track: str, text: str) -> None:
        """Say what a line of the session that runs, or ran last, should say.

        A line that was not kept stays as it is; empty text brings back what was heard.
        """
        if self._has_begun:
            self._put(Corrected(utterance, track, text))

    def take_notices(self) -> list[Notice]:
        """Return what there is to tell since this was last asked."""
        if not self._notices:  # asked often, answered seldom: no lock for a no
            return []
        with self._changed:
            notices, self._notices = self._notices, []
            return notices

    def close(self) -> None:
        """Write what waits and end the thread; waits for the disk. May come twice."""
        self.show(EngineStopped())  # a session that did not say so itself ends well all the same
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join()

    def _begin(self, facts: SessionFacts) -> None:
        self._texts, self._first_open, self._is_begun = {}, 0, True
        self._has_begun = True
        self._put(Began(facts, self._now_ms()))

    def _grow(self, track: str, event: SourceUpdated | CaptionUpdated) -> None:
        """Put what is new of a text, by the rule that the screen follows, too."""
        if event.utterance < self._first_open:
            log.warning("utterance %s is over and is not kept anew", event.utterance)
            return
        text = self._texts.setdefault((event.utterance, track), Text())
        n_kept = len(text.stable)
        text.update(event.stable, "", event.end_ms)
        if piece := text.stable[n_kept:]:
            self._put(Grew(event.utterance, track, piece, text.stable, event.end_ms))

    def _settle(self, utterance: int) -> None:
        self._first_open = max(self._first_open, utterance - N_OPEN)
        for key in [key for key in self._texts if key[0] < self._first_open]:
            del self._texts[key]

    def _put(self, entry: Entry) -> None:
        if not (self._is_begun or isinstance(entry, Corrected)):
            return  # nothing is kept of what no session said
        with self._changed:
            if len(self._waiting) >= N_WAITING and isinstance(entry, Grew):
                self._lose()
                return
            self._waiting.append(entry)
            self._changed.notify_all()

    def _lose(self) -> None:
        sentence = translate(
            "Transcript",
            "The transcript is no longer complete: its disk has refused for too long.",
        )
        if sentence not in self._notices:
            self._notices.append(sentence)

    def _now_ms(self) -> int:
        return round(self._now_s() * 1000)

    def _tell(self, *notices: Notice) -> None:
        with self._changed:
            self._notices += notices

    def _run(self) -> None:
        try:
            self._keep()
        except Exception as error:  # noqa: BLE001 - thread boundary: report, never die silently
            log.exception("the transcript ended on an error that nobody foresaw")
            self._tell(
                translate(
                    "Transcript", "The transcript is no longer kept ({error}): please report it."
                ).format(error=repr(error))
            )
        finally:
            if self._mark is not None:
                self._mark.release()

    def _keep(self) -> None:
        """Open and write, again and again while the disk refuses, until `close`."""
        is_last = is_suspect = False
        while True:
            try:
                recover(self._path, self._tell, is_suspect=is_suspect)
                self._delete_old()
                if not self._wait():  # no file is made for nothing
                    return
                with closing(open_transcripts(self._path)) as connection:
                    self._follow(connection)
                return
            except (sqlite3.Error, OSError) as error:
                self._refuse(error)
                is_suspect = is_damage(error)
            if is_last:
                self._give_up()
                return
            is_last = self._rest()

    def _delete_old(self) -> None:
        if not self._retention_days:
            return
        try:
            Transcripts(self._path).delete_older(self._now_s() - self._retention_days * 86_400)
        except TranscriptError as error:
            self._tell(str(error))

    def _follow(self, connection: sqlite3.Connection) -> None:
        self._resume(connection)
        while batch := self._next_batch():
            self._write(connection, batch)
            self._accept(len(batch))

    def _resume(self, connection: sqlite3.Connection) -> None:
        """Begin the session anew where its file was damaged and put aside."""
        if self._began is None:
            return
        known = connection.execute("SELECT 1 FROM session WHERE id = ?", (self._session,))
        if known.fetchone() is None:
            self._write(connection, [self._began])

    def _wait(self) -> bool:
        """Wait for something to write; False when nothing will come any more."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_closing)
            return bool(self._waiting)

    def _next_batch(self) -> list[Entry]:
        """Wait for something to write, and a little longer for more; nothing means the end."""
        self._wait()
        with self._changed:
            if not self._is_closing:
                self._changed.wait_for(lambda: self._is_closing, self._gather_s)
            return list(self._waiting)

    def _write(self, connection: sqlite3.Connection, batch: list[Entry]) -> None:
        began, session = self._began, self._session
        try:
            with transaction(connection):
                for entry in batch:
                    self._write_entry(connection, entry)
        except BaseException:
            self._began, self._session = began, session  # none of it happened
            raise

    def _write_entry(self, connection: sqlite3.Connection, entry: Entry) -> None:
        if isinstance(entry, Began):
            self._began = entry
            self._session = insert_session(connection, entry)
            self._hold_mark(self._session)
            return
        assert self._session is not None, "a session begins before it says anything"
        insert(connection, self._session, entry)

    def _hold_mark(self, session: int) -> None:
        if self._mark is not None:
            self._mark.release()
        self._mark = LiveMark(self._path, session)
        self._mark.hold()

    def _accept(self, n_entries: int) -> None:
        """Forget what is on disk now."""
        last: Began | Stopped | None = None
        with self._changed:
            for _ in range(n_entries):
                entry = self._waiting.popleft()
                if isinstance(entry, Began | Stopped):
                    last = entry
            if self._trouble:
                self._trouble = ""
                self._notices.append(
                    translate(
                        "Transcript", "The transcript is being kept again, and nothing is missing."
                    )
                )
        if isinstance(last, Stopped) and self._mark is not None:
            self._mark.release()

    def _refuse(self, error: Exception) -> None:
        """Tell why nothing can be written, once for each reason."""
        reason = str(getattr(error, "strerror", None) or error).lower()
        if reason == self._trouble:
            return
        log.info("the transcript cannot be written: %r", error)
        with self._changed:
            self._trouble = reason
            self._notices.append(
                translate(
                    "Transcript",
                    "The transcript cannot be written to {path} ({reason}): what is said waits in "
                    "memory until it can.",
                ).format(path=self._path, reason=reason)
            )

    def _give_up(self) -> None:
        with self._changed:
            n_pieces = sum(isinstance(entry, Grew) for entry in self._waiting)
            if n_pieces:
                self._notices.append(
                    translate(
                        "Transcript", "{n_pieces} pieces of the transcript could not be kept."
                    ).format(n_pieces=n_pieces)
                )

    def _rest(self) -> bool:
        """Wait before the next attempt; True when it is time to give up."""
        with self._changed:
            return self._changed.wait_for(lambda: self._is_closing, RETRY_S)
