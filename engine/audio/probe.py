"""Hears a source without a model: how loud it is, whether it is muted, or why nothing comes.

Threads: one of its own, `sotto-probe`, opens, watches and closes; the device's thread measures;
`start` and `stop` never wait. When nobody reads the events, the newest are left out.
"""

import logging
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from engine.audio.capture import Capture, Source, SourceKind
from engine.audio.level import LevelMeter
from engine.errors import EngineError
from engine.events import DeviceLost, EngineFailed, LevelMeasured, Pcm

log = logging.getLogger(__name__)

WATCH_S = 0.5  # so often is it asked whether the source is muted
N_EVENTS = 64  # more than ten seconds of levels


@dataclass(frozen=True, slots=True)
class ProbeOpened:
    """The source is open; sound may come from now on."""

    kind: SourceKind


@dataclass(frozen=True, slots=True)
class SourceMuted:
    """Whether the system keeps the source silent."""

    is_muted: bool


ProbeEvent = ProbeOpened | SourceMuted | LevelMeasured | DeviceLost | EngineFailed


class SoundProbe:
    """One source, heard from `start` until `stop`."""

    def __init__(
        self, open_capture: Callable[[], Capture], is_muted: Callable[[Source], bool]
    ) -> None:
        """Keep what is called on the probe's thread.

        Args:
            open_capture: Returns what hears the source, or raises `DeviceError`.
            is_muted: Says whether the system keeps it silent.
        """
        self.events: queue.Queue[ProbeEvent] = queue.Queue(N_EVENTS)
        self._open_capture = open_capture
        self._is_muted = is_muted
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sotto-probe", daemon=True)

    @property
    def is_alive(self) -> bool:
        """Whether it still has the source."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin and return at once."""
        self._thread.start()

    def stop(self) -> None:
        """Let the source go soon, and return at once."""
        self._stopping.set()

    def join(self, timeout_s: float | None = None) -> None:
        """Wait until the source is let go, at most so long."""
        self._thread.join(timeout_s)

    def _run(self) -> None:
        try:
            self._listen()
        except EngineError as error:
            self._put(EngineFailed(error.code, str(error)))
        except Exception as error:  # noqa: BLE001 - thread boundary: report, never die silently
            log.exception("a probe ended on an error that nobody foresaw")
            self._put(EngineFailed("internal", repr(error)))

    def _listen(self) -> None:
        capture = self._open_capture()
        meter = LevelMeter(capture.rate_hz)

        def receive(pcm: Pcm) -> None:
            if (level := meter.push(pcm)) is not None:
                self._put(level)

        capture.start(receive, self._on_ended)
        try:
            self._put(ProbeOpened(capture.source.kind))
            self._watch(capture)
        finally:
            capture.stop()

    def _watch(self, capture: Capture) -> None:
        while not self._stopping.is_set():
            self._put(SourceMuted(self._is_muted(capture.source)))
            for report in capture.take_reports():
                if isinstance(report, DeviceLost):
                    self._put(report)
            self._stopping.wait(WATCH_S)

    def _on_ended(self, error: EngineError | None) -> None:
        if error is not None:
            self._put(EngineFailed(error.code, str(error)))

    def _put(self, event: ProbeEvent) -> None:
        with suppress(queue.Full):
            self.events.put_nowait(event)
