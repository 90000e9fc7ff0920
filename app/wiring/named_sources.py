"""Sources that are in no list: a recording that is sought or dropped, and the address of a stream.

Threads: `sotto-probe` hears an address while it is tried (see `engine.audio.probe`); what it tells
is taken from its queue in the window's thread.
"""

from typing import assert_never

from app.controller import Controller
from app.model.engine_words import in_own_words
from app.model.settings_store import SettingsStore
from app.model.wording import translate
from app.views.address_dialog import AddressDialog
from app.views.control_bar import ControlBar
from app.views.recording_dialog import RecordingDialog
from app.wiring.device_choices import source_title
from engine.audio.devices import open_capture
from engine.audio.file import is_recording
from engine.audio.probe import ProbeEvent, ProbeOpened, SoundProbe, SourceMuted
from engine.audio.stream_address import can_decode_streams, is_address
from engine.errors import ConfigError
from engine.events import DeviceLost, EngineFailed, LevelMeasured

CLOSE_S = 1.0  # a network that hangs holds nobody up for longer


class NamedSources:
    """Asks for one, remembers it, and lets it be heard; `refresh` shows how a trial goes."""

    def __init__(self, bar: ControlBar, controller: Controller, store: SettingsStore) -> None:
        self.recording: RecordingDialog | None = None  # that is open
        self.address: AddressDialog | None = None  # likewise
        self._bar = bar
        self._controller = controller
        self._store = store
        self._probe: SoundProbe | None = None
        self._left: list[SoundProbe] = []  # that may still be letting their source go
        bar.recording_wanted.connect(self._ask_for_recording)
        bar.address_wanted.connect(self._ask_for_address)

    def choose(self, name: str) -> None:
        """Listen to a recording, or to an address, and remember it; say so where it is neither."""
        if is_address(name):
            self._choose("listening.address", name)
        elif is_recording(name):
            self._choose("listening.recording", name)
        else:
            self._controller.tell(_no_address(name))

    def refresh(self) -> None:
        """Show what was found since this was last called; never waits."""
        if self._probe is None or self.address is None:
            return
        for _ in range(self._probe.events.qsize()):
            self._show(self.address, self._probe.events.get_nowait())

    def close(self) -> None:
        """Let every source go, and wait for that: no sound may arrive once the program ends."""
        self._let_go()
        for probe in self._left:
            probe.join(CLOSE_S)

    def _choose(self, key: str, name: str) -> None:
        try:
            self._store.change(key, name)
        except ConfigError as error:  # letters that nobody can print
            self._controller.tell(str(error))
            return
        self._controller.choose_source(name)
        self._controller.tell(
            translate("Sources", "{name} is the source.").format(name=source_title(name))
        )

    def _ask_for_recording(self) -> None:
        dialog = RecordingDialog(self._store.settings.listening.recording, self._bar)
        dialog.fileSelected.connect(self.choose)
        self.recording = dialog
        dialog.open()

    def _ask_for_address(self) -> None:
        last = self._store.settings.listening.address
        dialog = AddressDialog(last, _hint(), self._bar)
        dialog.try_wanted.connect(self._try)
        dialog.chosen.connect(self._take)
        dialog.finished.connect(self._leave)
        self.address = dialog
        dialog.open()

    def _try(self, address: str) -> None:
        self._let_go()
        dialog = self.address
        if dialog is None or not self._is_good(dialog, address):
            return
        dialog.show_answer(translate("Sources", "Connecting…"), is_problem=False)
        self._probe = SoundProbe(lambda: open_capture(address), lambda source: False)
        self._probe.start()

    def _take(self, address: str) -> None:
        dialog = self.address
        if dialog is not None and self._is_good(dialog, address):
            self.choose(address)
            dialog.accept()

    def _is_good(self, dialog: AddressDialog, address: str) -> bool:
        if not is_address(address):
            dialog.show_answer(_no_address(address), is_problem=True)
        return is_address(address)

    def _leave(self) -> None:
        self._let_go()
        self.address = None

    def _let_go(self) -> None:
        if self._probe is not None:
            self._probe.stop()
            self._left = [probe for probe in self._left if probe.is_alive]
            self._left.append(self._probe)
        self._probe = None
        if self.address is not None:
            self.address.meter.show_level(-100.0, -100.0)

    def _show(self, dialog: AddressDialog, event: ProbeEvent) -> None:
        match event:
            case LevelMeasured(rms_db, peak_db):
                dialog.meter.show_level(rms_db, peak_db)
                dialog.show_answer(translate("Sources", "Sound arrives."), is_problem=False)
            case EngineFailed(message=message):
                dialog.meter.show_level(-100.0, -100.0)
                dialog.show_answer(in_own_words(message), is_problem=True)
            case ProbeOpened() | SourceMuted() | DeviceLost():
                pass  # nothing that a stream can be
            case _:
                assert_never(event)


def _no_address(name: str) -> str:
    return translate(
        "Sources",
        "{name} is neither a recording nor an address: one begins with http://, https://, rtmp:// "
        "or rtmps://.",
    ).format(name=name)


def _hint() -> str:
    """Return what cannot be heard here, and the way out; empty where everything can."""
    if can_decode_streams():
        return ""
    return translate(
        "Sources",
        "There is neither ffmpeg nor PyAV here, so that only a whole recording can be heard from "
        "an address. Install one of them, or play the stream in a browser and choose that browser "
        "as the source.",
    )
