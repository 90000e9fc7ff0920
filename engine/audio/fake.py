"""Devices that exist only in memory, for tests and for trying things out."""

import threading
from collections.abc import Callable

import numpy as np

from engine.audio.capture import CaptureReport, Source
from engine.audio.playback import Output
from engine.audio.speech_sink import SinkReport
from engine.errors import DeviceError, EngineError
from engine.events import Pcm


class FakeCapture:
    """A source without a device: it delivers what it is fed, on the thread that feeds it."""

    def __init__(
        self,
        pcm: Pcm | None = None,
        rate_hz: int = 16_000,
        block_samples: int = 320,
        failure: DeviceError | None = None,
    ) -> None:
        """Keep what `start` will deliver.

        Args:
            pcm: Samples (n_samples,) that `start` delivers at once, after which the source ends;
                without them it lives on, and a test calls `feed`, `end` or `lose`.
            rate_hz: Their rate.
            block_samples: How many of them come at once.
            failure: What `start` raises.
        """
        self.source = Source(name="fake", title="Fake", kind="mic", is_default=True)
        self.rate_hz = rate_hz
        self.is_started = False
        self.reports: list[CaptureReport] = []
        self._pcm = pcm
        self._block_samples = block_samples
        self._failure = failure

    def start(
        self, receive: Callable[[Pcm], None], ended: Callable[[EngineError | None], None]
    ) -> None:
        """Deliver what there is."""
        if self._failure is not None:
            raise self._failure
        self._receive, self._ended = receive, ended
        self.is_started = True
        if self._pcm is not None:
            self.feed(self._pcm)
            self.end()

    def take_reports(self) -> list[CaptureReport]:
        """Return what the test put into `reports`."""
        reports, self.reports = self.reports, []
        return reports

    def stop(self) -> None:
        """Deliver no more."""
        self.is_started = False

    def feed(self, pcm: Pcm) -> None:
        """Deliver samples (n_samples,) block by block."""
        for start in range(0, len(pcm), self._block_samples):
            self._receive(pcm[start : start + self._block_samples])

    def end(self) -> None:
        """End as a recording ends."""
        self._ended(None)

    def lose(self) -> None:
        """End as a device ends that is pulled out."""
        self._ended(DeviceError("The fake device was pulled out: plug it in again."))


class FakePlayback:
    """An output without a device: it keeps what was played, and may take its time or break."""

    def __init__(self, rate_hz: int = 16_000, tail_ms: int = 0) -> None:
        self.output = Output(name="fake", title="Fake", is_default=True)
        self.rate_hz = rate_hz
        self.tail_ms = tail_ms
        self.waiting_ms = 0
        self.is_open = False
        self.is_broken = False
        self.taking = threading.Event()  # cleared, `write` waits: the device's buffer is full
        self.taking.set()
        self._blocks: list[Pcm] = []

    @property
    def played(self) -> Pcm:
        """All that was played (n_samples,)."""
        return np.concatenate([np.zeros(0, np.float32), *self._blocks])

    def open(self) -> None:
        """Get ready, unless broken."""
        self._check()
        self.is_open = True

    def write(self, pcm: Pcm) -> None:
        """Keep samples (n_samples,)."""
        self.taking.wait()
        self._check()
        self._blocks.append(pcm.copy())

    def close(self) -> None:
        """Stop."""
        self.is_open = False

    def _check(self) -> None:
        if self.is_broken:
            raise DeviceError("The fake output was pulled out: plug it in again.")


class FakeSink:
    """A `SpeechSink` that keeps every piece and hands on the reports it is given."""

    def __init__(self, failure: EngineError | None = None) -> None:
        self.rate_hz = 0
        self.backlog_ms = 0
        self.pieces: list[Pcm] = []
        self.reports: list[SinkReport] = []
        self.is_drained = False
        self.is_closed = False
        self._failure = failure

    def open(self, rate_hz: int) -> None:
        """Remember the rate."""
        self.rate_hz = rate_hz

    def write(self, pcm: Pcm) -> int:
        """Keep a piece (n_samples,) and return the length of all so far in ms."""
        if self._failure is not None:
            raise self._failure
        self.pieces.append(pcm)
        return sum(map(len, self.pieces)) * 1000 // self.rate_hz

    def take_reports(self) -> list[SinkReport]:
        """Return what the test put into `reports`."""
        reports, self.reports = self.reports, []
        return reports

    def drain(self, stopping: threading.Event) -> None:
        """Return at once."""
        self.is_drained = True

    def close(self) -> None:
        """Remember that it was closed."""
        self.is_closed = True
