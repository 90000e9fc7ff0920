"""What was kept, for a window: listed, read, exported and deleted while it goes on.

Threads: `sotto-archive` does one thing after the other and may wait for the disk; all calls come
from the window's thread, return at once, and find the answers in `take_answers`.
"""

import logging
import queue
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.model.corrected_line import TRANSLATION, Texts
from app.model.found_line import FoundLine, to_found_lines
from app.model.kept_session import to_lines, to_session_title
from app.model.running_text import Line
from app.model.transcript import TranscriptError
from app.model.transcripts import Transcripts
from app.model.wording import translate
from app.wiring.transcripts import export_session
from engine.errors import EngineError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SessionsListed:
    """Every session that was kept, as (number, title), the newest first."""

    sessions: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class SessionRead:
    """What was said in a session."""

    number: int
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class LinesFound:
    """What a search in all sessions has found, the newest first."""

    query: str
    lines: Sequence[FoundLine]


@dataclass(frozen=True, slots=True)
class Told:
    """How it went, as one sentence."""

    sentence: str


Answer = SessionsListed | SessionRead | LinesFound | Told


class Archive:
    """The transcripts in one file."""

    def __init__(self, path: Path, since: datetime) -> None:
        """Begin; a session counts as one of now if it began after `since`, in local time."""
        self._transcripts = Transcripts(path)
        self._since = since
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="sotto-archive")
        self._answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()

    def list_sessions(self) -> None:
        """Ask which sessions there are."""
        self._begin(self._list)

    def read(self, number: int) -> None:
        """Ask what was said in one."""
        self._begin(lambda: self._read(number))

    def search(self, query: str) -> None:
        """Ask which lines of any session have every word of a query."""
        self._begin(lambda: self._search(query))

    def correct(self, number: int, utterance: int, texts: Texts) -> None:
        """Say what an utterance of a session should say: side -> text, empty for what was heard."""
        self._begin(lambda: self._correct(number, utterance, texts))

    def export(self, number: int | None, to: Path) -> None:
        """Write one as the file's ending says; None is the newest one of now."""
        self._begin(lambda: self._export(number, to))

    def delete(self, number: int) -> None:
        """Delete one for good, and list what is left."""
        self._begin(lambda: self._delete(number))

    def take_answers(self) -> list[Answer]:
        """Return what was found since this was last asked; never waits."""
        return [self._answers.get_nowait() for _ in range(self._answers.qsize())]

    def close(self) -> None:
        """Finish what was begun, and end the thread."""
        self._pool.shutdown()

    def _begin(self, work: Callable[[], Answer]) -> None:
        self._pool.submit(self._answer, work)

    def _answer(self, work: Callable[[], Answer]) -> None:
        try:
            self._answers.put(work())
        except EngineError as error:
            self._answers.put(Told(str(error)))
        except Exception as error:  # noqa: BLE001 - thread boundary: report, never die silently
            log.exception("the transcripts ended on an error that nobody foresaw")
            self._answers.put(
                Told(
                    translate("Archive", "The transcripts went wrong: {error}.").format(
                        error=repr(error)
                    )
                )
            )

    def _list(self) -> SessionsListed:
        records = [each for each in self._transcripts.sessions() if not each.is_live]
        return SessionsListed([(record.number, to_session_title(record)) for record in records])

    def _read(self, number: int) -> SessionRead:
        return SessionRead(number, to_lines(self._transcripts.utterances(number)))

    def _search(self, query: str) -> LinesFound:
        hits = self._transcripts.search(query)
        return LinesFound(query, to_found_lines(hits, self._transcripts.sessions()))

    def _correct(self, number: int, utterance: int, texts: Texts) -> Told:
        main_track = self._transcripts.session(number).facts.target_language
        for side, text in texts.items():
            track = main_track if side == TRANSLATION else side
            self._transcripts.correct(number, utterance, track, text)
        return Told(translate("Archive", "The correction is kept, and what was heard with it."))

    def _export(self, number: int | None, to: Path) -> Told:
        if number is None:
            number = self._newest()
        export_session(self._transcripts, number, to)
        return Told(translate("Archive", "Exported to {path}").format(path=to))

    def _newest(self) -> int:
        newest = next(iter(self._transcripts.sessions()), None)
        if newest is None or newest.started < self._since:
            raise TranscriptError(
                translate(
                    "Archive", "There is nothing to export yet: choose a session, or begin one."
                )
            )
        return newest.number

    def _delete(self, number: int) -> SessionsListed:
        self._transcripts.delete([number])
        return self._list()
