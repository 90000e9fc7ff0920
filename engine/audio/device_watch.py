"""Follows what can be heard and where can be spoken while devices and programs come and go.

Threads: one of its own, `sotto-devices`, which asks the sound server and waits for its events;
`take_news` may be called by another and never waits.
"""

import logging
import threading
from dataclasses import dataclass

from engine.audio.capture import Source
from engine.audio.devices import BackEnd, find_back_end
from engine.audio.playback import Output
from engine.errors import DeviceError

log = logging.getLogger(__name__)

LOOK_AGAIN_S = 10.0  # an event between a look and the wait for the next is made up for by then
RETRY_S = 2.0  # a server that is away, or was none, may come
SETTLE_S = 0.1  # a program that begins sends a handful of events


@dataclass(frozen=True, slots=True)
class Devices:
    """Everything there is at one moment, the defaults first; nothing where nobody can say.

    Attributes:
        sources: What can be heard.
        outputs: Where can be spoken.
        can_lower: Whether other programs can be lowered, as a sound server does it.
    """

    sources: tuple[Source, ...] = ()
    outputs: tuple[Output, ...] = ()
    can_lower: bool = False


class DeviceWatch:
    """What is there, from `start` until `stop`; a server that is away leaves what was there."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._news: Devices | None = None  # one assignment, so no lock
        self._known: Devices | None = None
        self._server: BackEnd | None = None  # once there was one, nothing else steps in
        self._thread = threading.Thread(target=self._run, name="sotto-devices", daemon=True)

    def start(self) -> None:
        """Begin to look and return at once."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more, and return at once."""
        self._stopping.set()

    def join(self, timeout_s: float | None = None) -> None:
        """Wait until the last look is over, at most so long."""
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def take_news(self) -> Devices | None:
        """Return what is there now, None if that is what was there when it was last asked."""
        news, self._news = self._news, None
        return news

    def _run(self) -> None:
        try:
            while not self._stopping.is_set():
                self._look()
                self._wait()
        except Exception:  # noqa: BLE001 - thread boundary: report, never die silently
            log.exception("devices are no longer followed")

    def _look(self) -> None:
        try:
            back_end = self._server or find_back_end()
            devices = Devices(
                tuple(back_end.list_sources()),
                tuple(back_end.list_outputs()),
                can_lower=back_end.IS_SERVER,
            )
        except DeviceError:
            if self._known is None:
                self._tell(Devices())
            return
        if devices.can_lower:
            self._server = back_end
        self._tell(devices)

    def _tell(self, devices: Devices) -> None:
        if devices != self._known:
            self._known = self._news = devices

    def _wait(self) -> None:
        if self._server is None:
            self._stopping.wait(RETRY_S)
            return
        from engine.audio.pulse import wait_for_devices

        try:
            wait_for_devices(LOOK_AGAIN_S, self._stopping.is_set)
        except DeviceError:
            self._stopping.wait(RETRY_S)
        else:
            self._stopping.wait(SETTLE_S)
