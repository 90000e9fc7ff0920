"""Keeps the newest sound of a source in memory, so that it can be heard again; knows no device.

Threads: the device's writes, any other asks; neither is held up for longer than a copy takes.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.audio.capture import Capture, CaptureReport, Source
from engine.errors import EngineError
from engine.events import Pcm

# The most that can be asked for: a long sentence and the one before it. 5.8 MB at 48 kHz, which is
# overwritten as it grows old and never written anywhere else.
LONGEST_MS = 30_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Samples (n_samples,) float32 and where in the source the first one was."""

    start_ms: int
    rate_hz: int
    pcm: Pcm

    @property
    def end_ms(self) -> int:
        """Where in the source it ends."""
        return self.start_ms + len(self.pcm) * 1000 // self.rate_hz


class RecentSound:
    """The newest sound of one session."""

    def __init__(self, rate_hz: int, longest_ms: int = LONGEST_MS) -> None:
        """Begin with nothing heard.

        Args:
            rate_hz: Of all that will be written.
            longest_ms: How much is kept.
        """
        self._rate_hz = rate_hz
        self._buffer = np.zeros(max(1, rate_hz * longest_ms // 1000), np.float32)
        self._lock = threading.Lock()  # guards the buffer and the next one
        self._n_samples = 0  # that were ever written

    def write(self, pcm: Pcm) -> None:
        """Take the next samples (n_samples,)."""
        newest = pcm[-len(self._buffer) :]
        with self._lock:
            self._n_samples += len(pcm)
            end = self._n_samples % len(self._buffer)
            n_tail = min(end, len(newest))  # what goes before `end`; the rest ends the buffer
            self._buffer[end - n_tail : end] = newest[len(newest) - n_tail :]
            if n_head := len(newest) - n_tail:
                self._buffer[len(self._buffer) - n_head :] = newest[:n_head]

    def last(self, duration_ms: int) -> Stretch:
        """Return the last `duration_ms`, or as much as was heard and is kept."""
        with self._lock:
            n_wanted = self._rate_hz * duration_ms // 1000
            n_samples = min(n_wanted, self._n_samples, len(self._buffer))
            start_samples = self._n_samples - n_samples
            places = np.arange(start_samples, self._n_samples) % len(self._buffer)
            pcm = self._buffer[places]
        return Stretch(start_samples * 1000 // self._rate_hz, self._rate_hz, pcm)


class RememberedCapture:
    """A `Capture` whose newest sound is kept, whatever becomes of it afterwards."""

    def __init__(self, capture: Capture) -> None:
        self._capture = capture
        self.rate_hz = capture.rate_hz
        self.recent = RecentSound(capture.rate_hz)

    @property
    def source(self) -> Source:
        """What is heard."""
        return self._capture.source

    def start(
        self, receive: Callable[[Pcm], None], ended: Callable[[EngineError | None], None]
    ) -> None:
        """Begin to deliver; raise `DeviceError` if that cannot be."""

        def keep(pcm: Pcm) -> None:
            receive(pcm)
            self.recent.write(pcm)

        self._capture.start(keep, ended)

    def take_reports(self) -> list[CaptureReport]:
        """Return what befell the device since this was last asked."""
        return self._capture.take_reports()

    def stop(self) -> None:
        """Stop delivering; what is kept can still be asked for."""
        self._capture.stop()
