"""Hears the sources that can be chosen while somebody looks at them, and shows how loud each is.

Threads: `sotto-probe`, one for each source (see `engine.audio.probe`), as long as the list is open
and no session runs; what they tell is taken from their queues in the window's thread.
"""

from collections.abc import Callable

from app.controller import Controller
from app.views.source_picker import SourcePicker
from app.wiring.live import DEMO
from engine.audio.capture import Capture
from engine.audio.devices import open_capture
from engine.audio.probe import SoundProbe
from engine.audio.stream_address import is_address
from engine.events import LevelMeasured

N_PROBES = 12  # each costs a thread or two; nobody has more to choose from at a glance
CLOSE_S = 1.0  # a sound server that hangs holds nobody up for longer


class SourceLevels:
    """The levels in one picker."""

    def __init__(self, picker: SourcePicker, controller: Controller) -> None:
        """Connect the picker; `controller` knows whether a session runs."""
        self._picker = picker
        self._controller = controller
        self._probes: dict[str, SoundProbe] = {}
        self._is_open = False  # and levels are to be seen in it
        self._left: list[SoundProbe] = []  # that may still be letting their source go
        picker.opened.connect(self._open)
        picker.left.connect(self._leave)

    def refresh(self) -> None:
        """Show the newest level of each source since this was last called; never waits."""
        if self._is_open:
            self._follow()
        for name, probe in self._probes.items():
            newest = None
            for _ in range(probe.events.qsize()):
                event = probe.events.get_nowait()
                newest = event if isinstance(event, LevelMeasured) else newest
            if newest is not None:
                self._picker.show_level(name, newest.rms_db, newest.peak_db)

    def close(self) -> None:
        """Let every source go, and wait for that: no sound may arrive once the program ends."""
        self._leave()
        for probe in self._left:
            probe.join(CLOSE_S)

    def _open(self) -> None:
        self._leave()
        if self._controller.state != "stopped":
            return
        self._is_open = True
        self._follow()

    def _follow(self) -> None:
        """Hear what is in the list now: a program may have begun to play since it was opened."""
        # An address is heard when somebody asks for it alone: a look at a list opens no connection.
        names = [name for name in self._picker.names if name != DEMO and not is_address(name)]
        names = names[:N_PROBES]
        self._let_go([name for name in self._probes if name not in names])
        for name in names:
            if name not in self._probes:
                self._probes[name] = SoundProbe(_opener(name), lambda source: False)
                self._probes[name].start()

    def _leave(self) -> None:
        self._is_open = False
        self._let_go(list(self._probes))

    def _let_go(self, names: list[str]) -> None:
        self._left = [probe for probe in self._left if probe.is_alive]
        for name in names:
            probe = self._probes.pop(name)
            probe.stop()
            self._left.append(probe)


def _opener(name: str) -> Callable[[], Capture]:
    return lambda: open_capture(name)
