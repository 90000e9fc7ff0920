"""Keeps every event of a window's sessions in a file, as JSON Lines."""

from pathlib import Path
from typing import TextIO

from app.terminal import JsonPrinter
from engine.errors import OutputError
from engine.events import EngineEvent


class EventLog:
    """Writes until the disk is full; then the captions go on, and `close` tells."""

    def __init__(self, path: Path) -> None:
        """Create the file, or empty it; raise `OutputError` if that cannot be."""
        self._path = path
        self._error: OSError | None = None
        try:
            self._stream: TextIO = path.open("w", encoding="utf-8")
        except OSError as error:
            raise self._failure(error) from error
        self._printer = JsonPrinter(self._stream)

    def show(self, event: EngineEvent) -> None:
        """Write the event."""
        if self._error is not None:
            return
        try:
            self._printer.show(event)
        except OSError as error:
            self._error = error

    def close(self) -> None:
        """Let go of the file; raise `OutputError` if not every event is in it."""
        try:
            self._stream.close()
        except OSError as error:  # what could not be written before still cannot
            self._error = error
        if self._error is not None:
            raise self._failure(self._error) from self._error

    def _failure(self, error: OSError) -> OutputError:
        reason = (error.strerror or str(error)).lower()
        return OutputError(f"The events could not be written to {self._path}: {reason}.")
