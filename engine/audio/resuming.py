"""Hears one source for as long as a session lasts, however often its device goes away.

A device that vanishes is a pause: silence is delivered for as long as it lasts, so that positions
in the source stay true, and nothing else is ever heard instead. When the device is back it is heard
again. Only who asks to follow the default device hears another one, and is told.

What this program plays itself may be left out from some moment on. The two ways to hear overlap
then, so that nothing is lost; up to a tenth of a second is heard twice.

Threads: `sotto-resume` watches, delivers the silence and opens the device again; the device's own
thread delivers while there is one. Only one of them does at a time. Any thread may ask to leave
out what this program plays.
"""

import logging
import threading
import time
from collections.abc import Callable

import numpy as np

from engine.audio.capture import Capture, CaptureReport, Source
from engine.errors import DeviceError, EngineError
from engine.events import DeviceBack, DeviceLost, DubLeftOut, Pcm, SourceChanged

log = logging.getLogger(__name__)

WATCH_S = 0.1  # a lost device is noticed, silence delivered and a return looked for so often
FOLLOW_S = 1.0  # and a new default
# What leaves us out tells a tenth of a second late, and needs a moment to find what plays.
OVERLAP_S = 0.2


class ResumingCapture:
    """A `Capture` that survives its device."""

    def __init__(
        self,
        source: Source,
        open_capture: Callable[[Source], Capture],
        find_default: Callable[[], Source | None] | None = None,
        *,
        open_without_us: Callable[[Source], Capture] | None = None,
        clock_s: Callable[[], float] = time.monotonic,
        wait_s: Callable[[float], bool] | None = None,
    ) -> None:
        """Keep the parts; nothing is opened before `start`.

        Args:
            source: What is heard.
            open_capture: Makes what hears a source, at the same rate each time.
            find_default: Given, what it returns is heard instead as soon as it changes; None while
                there is nothing.
            open_without_us: Given, makes what hears a source without what this program plays.
            clock_s: A test gives its own.
            wait_s: Waits so long, and returns True at once when the capture is stopped.
        """
        self.source = source
        self._spoken_into: str | None = None
        self._open_capture = open_capture
        self._open_without_us = open_without_us
        self._is_to_leave_us_out = threading.Event()
        self._find_default = find_default
        self._inner = open_capture(source)
        self.rate_hz = self._inner.rate_hz
        self._clock_s = clock_s
        self._stopping = threading.Event()
        self._wait_s = wait_s or self._stopping.wait
        self._lost = threading.Event()
        self._thread: threading.Thread | None = None
        self._n_samples = 0  # delivered; one thread at a time counts
        self._heard_s = 0.0  # when the last of them came
        self._gap_start_samples: int | None = None  # while the device is away
        self._looked_s = 0.0  # when the default was last asked for
        self._reporting = threading.Lock()  # guards the next one
        self._reports: list[CaptureReport] = []

    def start(
        self, receive: Callable[[Pcm], None], ended: Callable[[EngineError | None], None]
    ) -> None:
        """Begin to deliver; raise `DeviceError` when that cannot be from the start."""
        self._receive_on, self._ended = receive, ended
        self._heard_s = self._looked_s = self._clock_s()
        self._inner.start(self._receive, self._on_ended)
        self._thread = threading.Thread(target=self._watch, name="sotto-resume", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop delivering."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
        self._inner.stop()

    def keep_apart_from(self, output: str) -> None:
        """Never follow the default to the output that the dub speaks into."""
        self._spoken_into = output
        if self.source.monitor_of is not None:
            self._report(DubLeftOut("output"))

    def leave_us_out(self) -> bool:
        """Hear no more of what this program plays, from soon on: then `DubLeftOut` is reported.

        Returns False, and changes nothing, where that cannot be.
        """
        if self._open_without_us is not None:
            self._is_to_leave_us_out.set()
        return self._open_without_us is not None

    def take_reports(self) -> list[CaptureReport]:
        """Return what befell the device since this was last asked."""
        with self._reporting:
            reports, self._reports = [*self._inner.take_reports(), *self._reports], []
            return reports

    def _receive(self, pcm: Pcm) -> None:
        """Take samples (n_samples,) from the device, after the silence that came before them."""
        if (start_samples := self._gap_start_samples) is not None:
            self._deliver_silence(before=len(pcm))
            self._gap_start_samples = None
            start_ms, end_ms = self._to_ms(start_samples), self._to_ms(self._n_samples)
            self._report(DeviceBack("capture", self.source.name, start_ms, end_ms))
        self._deliver(pcm)

    def _deliver(self, pcm: Pcm) -> None:
        self._n_samples += len(pcm)
        self._heard_s = self._clock_s()
        self._receive_on(pcm)

    def _on_ended(self, error: EngineError | None) -> None:
        if isinstance(error, DeviceError):
            log.info("%s", error)
            self._lost.set()
        else:
            self._ended(error)

    def _watch(self) -> None:
        try:
            while not self._wait_s(WATCH_S):
                if self._lost.is_set():
                    self._mend()
                elif self._is_to_leave_us_out.is_set():
                    self._leave_us_out()
                else:
                    self._follow()
        except Exception as error:  # noqa: BLE001 - thread boundary: report, never die silently
            log.exception("watching a source ended on an error that nobody foresaw")
            self._inner.stop()
            self._ended(EngineError(f"{self.source.title} is no longer heard: {error!r}."))

    def _mend(self) -> None:
        """Deliver silence until the device, or the default that is followed, is back."""
        self._inner.stop()
        if self._gap_start_samples is None:
            self._gap_start_samples = self._n_samples
            self._report(DeviceLost("capture", self.source.name))
        self._deliver_silence()
        while not self._reopen(self._wanted()):
            if self._wait_s(WATCH_S):
                return
            self._deliver_silence()

    def _follow(self) -> None:
        """Hear the default from now on, where it is another one than before."""
        if self._find_default is None or self._clock_s() - self._looked_s < FOLLOW_S:
            return
        wanted = self._wanted()
        if wanted.name == self.source.name:
            return
        self._inner.stop()
        if not self._lost.is_set():  # it may have gone at this moment
            self._reopen(wanted)

    def _leave_us_out(self) -> None:
        """Hear the same source another way, which begins before this one ends."""
        self._is_to_leave_us_out.clear()
        open_capture, self._open_without_us = self._open_without_us, None
        if open_capture is None:  # it is done
            return
        without_us, is_alone = open_capture(self.source), threading.Event()
        try:
            without_us.start(
                lambda pcm: self._receive(pcm) if is_alone.is_set() else None, self._on_ended
            )
        except DeviceError as error:
            log.info("what this program plays is not left out: %s", error)
            return
        self._wait_s(OVERLAP_S)
        self._inner.stop()
        is_alone.set()
        self._inner, self._open_capture = without_us, open_capture

    def _wanted(self) -> Source:
        if self._find_default is None:
            return self.source
        self._looked_s = self._clock_s()
        wanted = self._find_default()
        if wanted is None or (wanted.monitor_of and wanted.monitor_of == self._spoken_into):
            return self.source  # what the dub says is never heard
        return wanted

    def _reopen(self, source: Source) -> bool:
        """Hear `source` from now on; say whether it is there."""
        self._lost.clear()
        self._inner = self._open_capture(source)
        try:
            self._inner.start(self._receive, self._on_ended)
        except DeviceError:
            self._lost.set()
            return False
        if source.name != self.source.name:
            self._report(SourceChanged(source.name, source.title))
        self.source = source
        return True

    def _deliver_silence(self, before: int = 0) -> None:
        """Deliver as much as there would have been until now, less what comes next."""
        n_samples = round((self._clock_s() - self._heard_s) * self.rate_hz) - before
        while n_samples > 0:  # after a computer slept, that may be much
            n_now = min(n_samples, self.rate_hz)
            self._deliver(np.zeros(n_now, np.float32))
            n_samples -= n_now

    def _report(self, report: CaptureReport) -> None:
        with self._reporting:
            self._reports.append(report)

    def _to_ms(self, n_samples: int) -> int:
        return n_samples * 1000 // self.rate_hz
