"""Connects "What did they say?" with the sound that is kept, an output, and the offline pass.

Threads: all on the window's, but an output is opened on the replay's.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.controller import Controller
from app.model.engine_words import in_own_words
from app.model.settings_store import SettingsStore
from app.model.wording import translate
from app.offline_pass import Listener, OfflinePass
from app.views.replay_panel import ReplayPanel
from engine.audio.capture import Capture, Source
from engine.audio.devices import open_playback
from engine.audio.playback import Playback
from engine.audio.recent_sound import RecentSound, RememberedCapture, Stretch
from engine.audio.replay import SoundReplay
from engine.audio.resuming import ResumingCapture
from engine.errors import DeviceError
from engine.events import DubLeftOut, EngineEvent, EngineFailed

SHORTEST_MS = 300  # less holds no word
LEFT_OUT_S = 3.0  # until what is heard leaves us out, which takes some tenths of a second
CLOSE_S = 1.0  # a sound server that hangs holds nobody up for longer


@dataclass(frozen=True, slots=True)
class _Heard:
    """What a session hears, and with what."""

    sound: RecentSound
    source: Source
    bundle: Path
    leave_us_out: Callable[[], bool] | None


class Replay:
    """The panel's part of a window."""

    def __init__(
        self,
        panel: ReplayPanel,
        controller: Controller,
        store: SettingsStore,
        listener: Listener[Stretch],
        output: Callable[[], str | None],
    ) -> None:
        """Connect the panel.

        Args:
            panel: What is seen.
            controller: Knows whether a session runs.
            store: Says how much is heard again.
            listener: Writes down what was said.
            output: Names where sound is wanted; None is the usual place.
        """
        self._panel = panel
        self._controller = controller
        self._store = store
        self._pass = OfflinePass(listener)
        self._output = output
        self._heard: _Heard | None = None
        self._is_left_out = threading.Event()  # what is heard has nothing of what we play
        self._sound: SoundReplay | None = None
        panel.wanted.connect(self.begin)
        panel.silence_wanted.connect(self.silence)

    def remember(self, capture: Capture, bundle: Path) -> Capture:
        """Return the same source, whose last seconds are kept from now on."""
        remembered = RememberedCapture(capture)
        leave_us_out = capture.leave_us_out if isinstance(capture, ResumingCapture) else None
        self._heard = _Heard(remembered.recent, capture.source, bundle, leave_us_out)
        self._is_left_out = threading.Event()  # the last session's keeps its own
        return remembered

    def hear_with(self, bundle: Path) -> None:
        """Write down with another model what is heard again."""
        if self._heard is not None:
            self._heard = replace(self._heard, bundle=bundle)

    def show(self, event: EngineEvent) -> None:
        """Take the next event of a session."""
        if isinstance(event, DubLeftOut) and event.by == "program":
            self._is_left_out.set()

    def begin(self) -> None:
        """Play what was said a moment ago, and have it written down anew."""
        if self._pass.is_busy:
            return
        duration_ms = self._store.settings.replay.duration_s * 1000
        heard, stretch = self._heard, None
        if heard is not None:
            stretch = heard.sound.last(duration_ms)
        if heard is None or stretch is None or stretch.end_ms - stretch.start_ms < SHORTEST_MS:
            self._panel.show_status(
                translate("Replay", "Nothing was heard yet: begin to listen."), is_problem=True
            )
            return
        self._panel.show_begun(stretch.start_ms, stretch.end_ms)
        self._pass.begin(heard.bundle, stretch)
        if self._store.settings.replay.sound:
            self._play(heard, stretch)

    def silence(self) -> None:
        """Stop what is being played again."""
        if self._sound is not None:
            self._sound.stop()

    def refresh(self) -> None:
        """Show what came of it since this was last called; never waits."""
        match self._pass.take():
            case None:
                pass
            case EngineFailed(message=message):
                self._panel.show_failed(in_own_words(message))
            case lines:
                self._panel.show_lines(lines)
        if self._sound is not None and self._sound.is_over:
            failure, self._sound = self._sound.failure, None
            self._panel.show_playing(is_playing=False)
            if failure is not None:
                self._panel.show_status(str(failure), is_problem=True)

    def close(self) -> None:
        """Fall silent and give up what is going on."""
        self.silence()
        self._pass.close(CLOSE_S)
        if self._sound is not None:
            self._sound.join(CLOSE_S)

    def _play(self, heard: _Heard, stretch: Stretch) -> None:
        self.silence()
        output, is_left_out = self._output(), self._is_left_out
        is_heard = self._controller.state != "stopped"

        def open_output() -> Playback:
            if not is_heard:
                return open_playback(output)
            return _open_unheard(output, heard, is_left_out)

        self._sound = SoundReplay(stretch, open_output)
        self._sound.start()
        self._panel.show_playing(is_playing=True)


def _open_unheard(output: str | None, heard: _Heard, is_left_out: threading.Event) -> Playback:
    """Return where a replay is not taken for what is said; raise `DeviceError`.

    Where it is heard in the very output that is listened to, that has to leave us out first.
    """
    source = heard.source
    try:
        return open_playback(output, source, allow_echo=is_left_out.is_set())
    except DeviceError as error:
        leave_us_out = heard.leave_us_out
        if source.monitor_of is not None and leave_us_out is not None and leave_us_out():
            is_left_out.wait(LEFT_OUT_S)
        if not is_left_out.is_set():
            raise _not_played(source, error) from error
        return open_playback(output, source, allow_echo=True)


def _not_played(source: Source, error: DeviceError) -> DeviceError:
    if source.monitor_of is None:
        return error
    return DeviceError(
        translate(
            "Replay",
            "It can be read, but is not played: it would be translated again. Choose another "
            "output, or stop first.",
        )
    )
