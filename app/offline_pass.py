"""Listens once more, with all the time it wants, to what was said a moment ago; no Qt.

Threads: `sotto-offline` waits for whoever listens; `begin`, `take` and `close` never do.
"""

import logging
import queue
import threading
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from app.model.running_text import Line
from engine.errors import EngineError
from engine.events import EngineFailed

log = logging.getLogger(__name__)

Stretch = TypeVar("Stretch")
HeardStretch = TypeVar("HeardStretch", contravariant=True)


class Listener(Protocol[HeardStretch]):
    """Whoever listens; both methods may be called at the same time."""

    def listen(self, bundle: Path, stretch: HeardStretch) -> list[Line]:
        """Return what was said in a stretch of sound; raise `EngineError`. May take seconds."""

    def end(self) -> None:
        """Let `listen` return soon, whatever it returns."""


class OfflinePass(Generic[Stretch]):
    """One pass after another, never two at once."""

    def __init__(self, listener: Listener[Stretch]) -> None:
        self._listener = listener
        self._results: queue.SimpleQueue[list[Line] | EngineFailed] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self.is_busy = False  # from `begin` until the result was taken

    def begin(self, bundle: Path, stretch: Stretch) -> None:
        """Begin a pass with the model in a folder, and return at once."""
        assert not self.is_busy, "one pass after another"
        self.is_busy = True
        self._thread = threading.Thread(
            target=self._run, args=(bundle, stretch), name="sotto-offline", daemon=True
        )
        self._thread.start()

    def take(self) -> list[Line] | EngineFailed | None:
        """Return what was said, or why nobody knows; None while there is no result."""
        if self._results.empty():
            return None
        self.is_busy = False
        return self._results.get_nowait()

    def close(self, timeout_s: float) -> None:
        """Give up what is going on, waiting at most so long."""
        self._listener.end()
        if self._thread is not None:
            self._thread.join(timeout_s)

    def _run(self, bundle: Path, stretch: Stretch) -> None:
        try:
            self._results.put(self._listener.listen(bundle, stretch))
        except EngineError as error:
            self._results.put(EngineFailed(error.code, str(error)))
        except Exception as error:  # noqa: BLE001 - thread boundary: report, never die silently
            log.exception("an offline pass ended on an error that nobody foresaw")
            self._results.put(EngineFailed("internal", repr(error)))
