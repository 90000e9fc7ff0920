"""Connects the slider of the original's volume with whatever lowers it."""

from app.model.settings_store import SettingsStore
from app.model.wording import translate
from app.views.main_window import MainWindow
from app.wiring.device_choices import source_title
from engine.audio.capture import Capture
from engine.audio.device_watch import Devices
from engine.audio.devices import choose_source
from engine.audio.ducker import Ducker, UnduckedCapture
from engine.errors import DeviceError


class OriginalVolume:
    """How loud what else plays stays while the dub speaks, before and during sessions."""

    def __init__(self, view: MainWindow, store: SettingsStore, said: int | None) -> None:
        """Connect the slider.

        Args:
            view: Has it.
            store: Remembers what is chosen.
            said: What the command line says, which holds until somebody chooses.
        """
        self._view = view
        self._store = store
        self._said = said
        self._ducker: Ducker | None = None  # of the session that runs, or ran last
        view.original_chosen.connect(self._choose)

    @property
    def percent(self) -> int:
        """What holds now."""
        return self._store.settings.dub.original_percent if self._said is None else self._said

    def rule(self, capture: Capture) -> None:
        """Rule the original in the session that begins with this capture."""
        self._ducker = capture.ducker if isinstance(capture, UnduckedCapture) else None

    def show(self) -> None:
        """Show what holds, and let it be so: the settings may have changed."""
        self._view.show_original(self.percent)
        if self._ducker is not None:
            self._ducker.set_original_percent(self.percent)

    def refresh(self, devices: Devices, source: str, *, has_dub: bool) -> None:
        """Let it be moved where it can do something, and say elsewhere why it cannot."""
        self._view.show_original_hindrance(hindrance(devices, source, has_dub=has_dub))

    def _choose(self, percent: int) -> None:
        self._said = None
        self._store.change("dub.original_percent", percent)
        self.show()


def hindrance(devices: Devices, source: str, *, has_dub: bool) -> str:
    """Return why what else plays would not be lowered, as a sentence; empty where it would be."""
    if not has_dub:
        return translate("Original", "Only the dub lowers what else plays: turn it on.")
    if not devices.can_lower:
        return translate(
            "Original",
            "Other programs can be lowered by a sound server alone: PulseAudio or PipeWire.",
        )
    try:
        is_played = choose_source(devices.sources, source).monitor_of is not None
    except DeviceError:  # a recording, an address, or what is not there at present
        is_played = False
    if is_played:
        return ""
    return translate(
        "Original",
        "Other programs are lowered while Sotto listens to what they play, not to {source}.",
    ).format(source=source_title(source))
