"""Connects the slider of the original's volume with whatever lowers it."""

from app.model.settings_store import SettingsStore
from app.views.main_window import MainWindow
from engine.audio.capture import Capture
from engine.audio.ducker import Ducker, UnduckedCapture


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

    def _choose(self, percent: int) -> None:
        self._said = None
        self._store.change("dub.original_percent", percent)
        self.show()
