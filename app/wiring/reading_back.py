"""Connects the transcript in the large window with what was kept."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import assert_never

from app.model.corrected_line import TRANSLATION, Texts
from app.model.found_line import FoundLine
from app.model.running_text import Line
from app.model.wording import translate
from app.views.transcript_view import TranscriptView
from app.wiring.archive import Archive, LinesFound, SessionRead, SessionsListed, Told
from engine.events import BundleChanged, EngineEvent, EngineReady, EngineStopped


class ReadingBack:
    """Lists, shows, exports and deletes sessions; `refresh` shows what was found."""

    def __init__(
        self,
        view: TranscriptView,
        path: Path,
        tell: Callable[[str], None],
        correct: Callable[[int, str, str], bool],
    ) -> None:
        """Connect the view with the transcripts in a file.

        Args:
            view: What is seen.
            path: The file.
            tell: Says how an export went.
            correct: Keeps what a line of the present session should say: utterance, track, text;
                returns whether that session is kept at all.
        """
        self._view = view
        self._tell = tell
        self._keep_correction = correct
        self._first_line, self._main_track = 0, ""  # of the session that runs, or ran last
        self._wanted: int | None = None  # a session that is to be opened once it is listed
        self._utterance: int | None = None  # whose line is to be shown once it is read
        view.corrected.connect(self._correct)
        view.hit_opened.connect(self._open_line)
        self._archive = Archive(path, datetime.now())
        bar = view.sessions
        view.search_wanted.connect(self._archive.search)
        bar.opened.connect(self._archive.list_sessions)
        bar.chosen.connect(self._choose)
        bar.export_wanted.connect(self._archive.export)
        bar.delete_wanted.connect(self._archive.delete)

    def open(self, number: int, utterance: int | None = None) -> None:
        """Show a session that was kept, at the line of an utterance or at its beginning."""
        bar = self._view.sessions
        self._utterance = utterance
        if bar.number == number and utterance is not None:
            self._view.show_line(utterance)
        elif not bar.choose(number):
            self._wanted = number
            self._archive.list_sessions()

    def show(self, event: EngineEvent) -> None:
        """List a session that has ended; know which lines belong to the one that begins."""
        if isinstance(event, EngineReady | BundleChanged):
            self._first_line, self._main_track = self._view.n_lines, event.target_language
        if event == EngineStopped() and self._view.sessions.isVisible():
            self._archive.list_sessions()

    def refresh(self) -> None:
        """Show what was found since this was last called; never waits."""
        for answer in self._archive.take_answers():
            match answer:
                case SessionsListed(sessions):
                    self._view.sessions.show_sessions(sessions)
                    self._open_wanted()
                case SessionRead(number, lines):
                    if number == self._view.sessions.number:
                        self._show_session(lines)
                case LinesFound(query, found):
                    self._view.show_hits(query, found)
                case Told(sentence):
                    self._tell(sentence)
                case _:
                    assert_never(answer)

    def close(self) -> None:
        """Finish an export that was begun."""
        self._archive.close()

    def _open_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._view.sessions.choose(wanted)

    def _show_session(self, lines: Sequence[Line]) -> None:
        self._view.show_past(lines)
        utterance, self._utterance = self._utterance, None
        if utterance is not None:
            self._view.show_line(utterance)

    def _open_line(self, found: FoundLine) -> None:
        if found.is_live:  # it is no session of the list yet
            self._view.sessions.show_now()
            self._view.show_line(found.utterance, self._first_line)
        else:
            self.open(found.session, found.utterance)

    def _correct(self, session: int | None, number: int, line: Line, texts: Texts) -> None:
        if session is not None:
            self._archive.correct(session, line.utterance, texts)
        elif number >= self._first_line:
            self._correct_now(line.utterance, texts)
        else:
            self._tell(
                translate(
                    "ReadingBack",
                    "That line is of an earlier session: choose it in the list to correct it.",
                )
            )
            return
        self._view.correct_line(number, texts)

    def _correct_now(self, utterance: int, texts: Texts) -> None:
        for side, text in texts.items():
            track = self._main_track if side == TRANSLATION else side
            if not self._keep_correction(utterance, track, text):
                self._tell(
                    translate(
                        "ReadingBack", "Nothing of this session is kept, nor is the correction."
                    )
                )
                return

    def _choose(self, number: int | None) -> None:
        if number is None:
            self._view.show_now()
        else:
            self._archive.read(number)
