"""Hears what programs play, all but our own voice, or one of them alone.

An output's monitor has everything in it, the dub included. So only its clock is taken from there;
what is heard is the sum of the programs, each through a stream that the server ties to it.

Threads: `sotto-capture` polls the server and calls `receive`; `sotto-programs` waits for programs
to begin and end.
"""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import numpy as np

from engine.audio.capture import CaptureReport, Source
from engine.audio.pulse import (
    CAPTURE_LATENCY_MS,
    POLL_S,
    RATE_HZ,
    STALLED_S,
    connected,
    stalled,
    wait_for_streams,
)
from engine.audio.pulse_stream import RecordStream
from engine.audio.pulse_streams import ProgramStream, list_streams
from engine.errors import DeviceError, EngineError
from engine.events import DubLeftOut, Pcm

log = logging.getLogger(__name__)

# A program's samples come before those of the clock or after them, by a few periods of the server:
# 20 ms each. So much is kept, and heard later.
CUSHION_SAMPLES = RATE_HZ * 100 // 1000
LONGEST_SAMPLES = RATE_HZ // 2  # beyond it the program's output has a clock of its own
LOOK_AGAIN_S = 0.5  # a program that moves to another output is no event
RETRY_S = 0.2


class _Program:
    """What one program plays, at the pace of the clock: a streaming stage."""

    def __init__(self, stream: ProgramStream) -> None:
        """Connect; raise `DeviceError` when the program has ended."""
        self._pulse = RecordStream(
            stream.monitor,
            RATE_HZ,
            CAPTURE_LATENCY_MS,
            only_stream=stream.index,
            is_surround=stream.is_surround,
        )
        self._waiting = np.zeros(0, np.float32)
        self._has_begun = False

    def take(self, n_samples: int) -> Pcm:
        """Return the next samples (n_samples,), silence where there are none."""
        self._waiting = np.concatenate([self._waiting, self._pulse.read()])[-LONGEST_SAMPLES:]
        self._has_begun = self._has_begun or len(self._waiting) >= CUSHION_SAMPLES
        taken = np.zeros(n_samples, np.float32)
        if self._has_begun:
            there = self._waiting[:n_samples]
            taken[: len(there)] = there
            self._waiting = self._waiting[n_samples:]
            self._has_begun = len(there) == n_samples
        return taken

    def close(self) -> None:
        """Disconnect."""
        self._pulse.close()


class ProgramsCapture:
    """Hears programs and never ourselves."""

    rate_hz = RATE_HZ

    def __init__(self, source: Source) -> None:
        """Keep what is heard: all programs on an output, or the one that `source` names."""
        assert source.monitor_of is not None, source
        self.source = source
        self._stopping = threading.Event()
        self._wanted: dict[int, ProgramStream] = {}  # replaced as a whole
        self._heard: dict[int, _Program] = {}
        self._reports: list[CaptureReport] = [DubLeftOut("program")]
        self._threads: list[threading.Thread] = []

    def start(
        self, receive: Callable[[Pcm], None], ended: Callable[[EngineError | None], None]
    ) -> None:
        """Begin to deliver; raise `DeviceError` when the server does not let us."""
        monitor = f"{self.source.monitor_of}.monitor"
        clock = RecordStream(monitor, self.rate_hz, CAPTURE_LATENCY_MS)
        self._threads = [
            threading.Thread(target=self._watch, name="sotto-programs", daemon=True),
            threading.Thread(
                target=self._deliver,
                args=(clock, receive, ended),
                name="sotto-capture",
                daemon=True,
            ),
        ]
        for thread in self._threads:
            thread.start()

    def take_reports(self) -> list[CaptureReport]:
        """Return once that the dub is left out of what is heard."""
        reports, self._reports = self._reports, []
        return reports

    def stop(self) -> None:
        """Stop delivering."""
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def _watch(self) -> None:
        """Know at any time which streams are to be heard."""
        while not self._stopping.is_set():
            with suppress(DeviceError), connected() as server:
                while not self._stopping.is_set():
                    streams = filter(self._is_wanted, list_streams(server))
                    self._wanted = {stream.index: stream for stream in streams}
                    wait_for_streams(server, LOOK_AGAIN_S, self._stopping.is_set)
            self._stopping.wait(RETRY_S)

    def _is_wanted(self, stream: ProgramStream) -> bool:
        if stream.is_ours:
            return False
        if self.source.program is not None:
            return stream.program == self.source.program
        return stream.output == self.source.monitor_of

    def _deliver(
        self,
        clock: RecordStream,
        receive: Callable[[Pcm], None],
        ended: Callable[[EngineError | None], None],
    ) -> None:
        try:
            self._poll(clock, receive)
        except DeviceError as error:
            ended(error)
        except Exception as error:  # noqa: BLE001 - thread boundary: report, never die silently
            log.exception("a capture ended on an error that nobody foresaw")
            ended(EngineError(f"{self.source.title} is no longer heard: {error!r}."))
        finally:
            for program in self._heard.values():
                program.close()
            clock.close()

    def _poll(self, clock: RecordStream, receive: Callable[[Pcm], None]) -> None:
        came_s = time.monotonic()
        while not self._stopping.wait(POLL_S):
            self._open_and_close()
            if n_samples := len(clock.read()):
                came_s = time.monotonic()
                receive(self._mix(n_samples))
            elif time.monotonic() - came_s > STALLED_S:
                raise stalled(self.source.title)

    def _open_and_close(self) -> None:
        wanted = self._wanted
        for index in self._heard.keys() - wanted.keys():
            self._heard.pop(index).close()
        for index in wanted.keys() - self._heard.keys():
            with suppress(DeviceError):  # it has ended since
                self._heard[index] = _Program(wanted[index])

    def _mix(self, n_samples: int) -> Pcm:
        mixed = np.zeros(n_samples, np.float32)
        for index in list(self._heard):
            try:
                mixed += self._heard[index].take(n_samples)
            except DeviceError:  # the program has ended
                self._heard.pop(index).close()
        return np.clip(mixed, -1.0, 1.0)
