"""Connects the transcript in the large window with what was kept."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import assert_never

from app.views.transcript_view import TranscriptView
from app.wiring.archive import Archive, SessionRead, SessionsListed, Told
from engine.events import EngineEvent, EngineStopped


class ReadingBack:
    """Lists, shows, exports and deletes sessions; `refresh` shows what was found."""

    def __init__(self, view: TranscriptView, path: Path, tell: Callable[[str], None]) -> None:
        """Connect the view with the transcripts in a file; `tell` is for how an export went."""
        self._view = view
        self._tell = tell
        self._archive = Archive(path, datetime.now())
        bar = view.sessions
        bar.opened.connect(self._archive.list_sessions)
        bar.chosen.connect(self._choose)
        bar.export_wanted.connect(self._archive.export)
        bar.delete_wanted.connect(self._archive.delete)

    def show(self, event: EngineEvent) -> None:
        """List a session that has ended."""
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

    def _choose(self, number: int | None) -> None:
        if number is None:
            self._view.show_now()
        else:
            self._archive.read(number)
