"""Keeps the dub in a file while it is played elsewhere; a disk that refuses never silences it."""

import logging
import threading
from pathlib import Path

from engine.audio.speech_sink import SinkReport, SpeechSink
from engine.audio.wav import WavSink
from engine.errors import OutputError
from engine.events import Pcm

log = logging.getLogger(__name__)


class KeptSpeech:
    """A `SpeechSink` that is two: one that is heard, and one that keeps all of it.

    Attributes:
        failure: Why not all is kept, in one sentence; None while all is.
    """

    def __init__(self, heard: SpeechSink, path: Path) -> None:
        """Keep the parts; the file at `path`, a WAV, and its folder are made by `open`."""
        self.failure: str | None = None
        self._heard = heard
        self._path = path
        self._file = WavSink(path)

    @property
    def backlog_ms(self) -> int:
        """How much waits to be heard."""
        return self._heard.backlog_ms

    def open(self, rate_hz: int) -> None:
        """Open both; raise what the one that is heard raises."""
        self._heard.open(rate_hz)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._file.open(rate_hz)
        except (OutputError, OSError) as error:
            self._fail(error)

    def write(self, pcm: Pcm) -> int:
        """Take a piece (n_samples,) and return how much waits to be heard, it included, in ms."""
        if self.failure is None:
            try:
                self._file.write(pcm)
            except OutputError as error:
                self._fail(error)
        return self._heard.write(pcm)

    def take_reports(self) -> list[SinkReport]:
        """Return what befell the one that is heard."""
        return self._heard.take_reports()

    def drain(self, stopping: threading.Event) -> None:
        """Wait until all was heard, or until `stopping` is set."""
        self._heard.drain(stopping)

    def close(self) -> None:
        """Close both; may come twice."""
        self._file.close()
        self._heard.close()

    def _fail(self, error: OutputError | OSError) -> None:
        log.info("the dub is no longer kept: %r", error)
        self.failure = f"The dub is heard and no longer kept in {self._path}: {error}"
