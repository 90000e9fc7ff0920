"""The seam between the translator's speech and where it goes: a player, a file, nowhere."""

import threading
from typing import Protocol

from engine.events import (
    DeviceBack,
    DeviceLost,
    DubPaced,
    DubSkipped,
    Pcm,
    SpeechQueued,
    WordSpoken,
)

SinkReport = SpeechQueued | WordSpoken | DubSkipped | DubPaced | DeviceLost | DeviceBack


class SpeechSink(Protocol):
    """Takes the dub piece by piece. All methods soon return, except `drain`.

    Threads: one calls `write`; another, or the same, calls the rest, `open` before the first
    `write` and `close` after the last.
    """

    @property
    def backlog_ms(self) -> int:
        """How much waits to be heard."""

    def open(self, rate_hz: int) -> None:
        """Get ready for samples at `rate_hz`; raise `DeviceError` or `OutputError` if it cannot."""

    def write(self, pcm: Pcm) -> int:
        """Take a piece (n_samples,) and return how much waits to be heard, it included, in ms."""

    def take_reports(self) -> list[SinkReport]:
        """Return what befell the dub since this was last asked."""

    def drain(self, stopping: threading.Event) -> None:
        """Wait until all was heard, or until `stopping` is set."""

    def close(self) -> None:
        """Let go of the device or the file; what still waits is not heard. May come twice."""
