"""The life of the windows: one Sotto a person, with its settings, closed with all it began."""

import importlib

from PySide6.QtWidgets import QApplication

from app import cli
from app.event_log import EventLog
from app.folders import settings_path
from app.instance import Instance, hand_over, instance_name
from app.model.settings_file import SettingsFile
from app.model.settings_store import SettingsStore
from app.wiring.language import SYSTEM, Language
from app.wiring.live_sessions import LoadTranslator
from app.wiring.system import System
from app.wiring.transcripts import kept
from app.wiring.window import Window
from engine.errors import ConfigError


def open_single_window(options: cli.WindowOptions, load_translator: LoadTranslator) -> None:
    """Run the window until it is closed; where one runs already, hand it what is wanted."""
    name = instance_name()
    if hand_over(options.wish or "show", name):
        return
    if options.wish not in (None, "toggle", "set-up"):
        raise ConfigError("Sotto is not running: start it with `sotto`.")
    open_window(options, load_translator, name)


def open_window(
    options: cli.WindowOptions, load_translator: LoadTranslator, name: str | None = None
) -> None:
    """Run the window until it is closed; under a name, it grants what later ones want."""
    load_libraries()
    application = QApplication(["sotto"])
    application.setQuitOnLastWindowClosed(False)
    application.setDesktopFileName("sotto")
    log = EventLog(options.log_events) if options.log_events else None
    store = SettingsStore(SettingsFile(settings_path()))
    language = Language(application)
    language.speak(SYSTEM)  # until it is known what was chosen
    problems = store.open()
    store.start()
    try:
        with kept(is_wanted=options.transcript) as keeper:
            window = Window(options, application.quit, load_translator, store, keeper, language)
            if log is not None:
                window.bridge.received.connect(log.show)
            instance = Instance(name) if name is not None else None
            system = System(window, instance, store)
            window.open()
            system.open()
            for problem in problems:
                window.controller.tell(problem)
            application.exec()
            window.end()
            system.close()
    finally:
        store.close()
        if log is not None:
            log.close()


def load_libraries() -> None:
    """Load what a model needs while there is no window yet: it holds every thread up for 0.1 s."""
    importlib.import_module("engine.runtime.translator")
