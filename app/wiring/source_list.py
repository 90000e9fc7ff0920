"""Keeps the lists of sources and outputs as they are, while devices and programs come and go."""

from app.controller import Controller
from app.model.settings_store import SettingsStore
from app.views.control_bar import ControlBar
from app.views.main_window import MainWindow
from app.wiring.device_choices import output_choices, source_choices
from engine.audio.device_watch import Devices, DeviceWatch

CLOSE_S = 1.0  # a sound server that hangs holds nobody up for longer


class SourceList:
    """What there is to choose from; `refresh` is called on the window's timer."""

    def __init__(
        self, bar: ControlBar, main: MainWindow, controller: Controller, store: SettingsStore
    ) -> None:
        self.devices = Devices()
        self._bar = bar
        self._main = main
        self._controller = controller
        self._store = store
        self._watch = DeviceWatch()
        self._shown: tuple[object, ...] = ()

    def open(self) -> None:
        """Show what is known before anybody has looked, and begin to look."""
        self.show()
        self._watch.start()

    def refresh(self) -> None:
        """Show what has changed since this was last called; never waits."""
        self.devices = self._watch.take_news() or self.devices
        if self._shown != self._known():
            self.show()

    def show(self) -> None:
        """Show what there is, in the language of the interface."""
        self._shown = self._known()
        settings, source = self._store.settings, self._controller.settings.source
        choices = source_choices(self.devices.sources, settings.listening, source)
        self._bar.show_sources(choices, source)
        self._main.show_outputs(output_choices(self.devices.outputs), settings.dub.output)

    def close(self) -> None:
        """Look no more."""
        self._watch.stop()
        self._watch.join(CLOSE_S)

    def _known(self) -> tuple[object, ...]:
        settings = self._store.settings
        source = self._controller.settings.source
        return self.devices, settings.listening, settings.dub.output, source
