"""Connects the transcript in the large window with what was kept."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import assert_never

from app.model.corrected_line import TRANSLATION, Texts
from app.model.running_text import Line
from app.model.wording import translate
from app.views.transcript_view import TranscriptView
from app.wiring.archive import Archive, SessionRead, SessionsListed, Told
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
        view.corrected.connect(self._correct)
        self._archive = Archive(path, datetime.now())
        bar = view.sessions
        bar.opened.connect(self._archive.list_sessions)
        bar.chosen.connect(self._choose)
        bar.export_wanted.connect(self._archive.export)
        bar.delete_wanted.connect(self._archive.delete)

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
                case SessionRead(number, lines):
                    if number == self._view.sessions.number:
                        self._view.show_past(lines)
                case Told(sentence):
                    self._tell(sentence)
                case _:
                    assert_never(answer)

    def close(self) -> None:
        """Finish an export that was begun."""
        self._archive.close()

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
