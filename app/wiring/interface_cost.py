"""Opens the real windows in a folder of their own, and measures them.

Threads: all is measured on the windows' thread; a model is loaded beside it, as a session does.
"""

import itertools
import queue
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app import cli
from app.folders import settings_path
from app.model.settings import CaptionSettings
from app.model.settings_file import SettingsFile
from app.model.settings_store import SettingsStore
from app.views.overlay import Overlay
from app.wiring.endless_talk import WORDS_PER_S, endless_talk
from app.wiring.interface_figures import InterfaceFigures, Memory, Repaints
from app.wiring.live import DEMO
from app.wiring.pause_watch import Pause, PauseWatch, stand_by
from app.wiring.transcripts import kept
from app.wiring.window import Window
from engine import EngineConfig
from engine.evaluation.memory import resident_mb
from engine.events import EngineEvent

CHANGES_PER_S = 5  # of captions: fast talk
SETTLE_S = 1.0  # what opening windows costs is not idle
WATCHED_S = 2.0  # at least, for pauses
N_QUARTERS = 4


class TimedOverlay(Overlay):
    """Captions that know what each repaint took: (wall, processor) in ms."""

    def __init__(self) -> None:
        self.repaints_ms: list[tuple[float, float]] = []
        super().__init__(QGuiApplication.primaryScreen().availableGeometry(), CaptionSettings())

    def event(self, event: QEvent) -> bool:
        """Take the time of what paints and hands the picture to the screen."""
        if event.type() != QEvent.Type.UpdateRequest:
            return super().event(event)
        start_s, computed_s = time.perf_counter(), time.thread_time()
        is_handled = super().event(event)
        took_s, computed_s = time.perf_counter() - start_s, time.thread_time() - computed_s
        self.repaints_ms.append((took_s * 1000, computed_s * 1000))
        return is_handled


class InterfaceCost:
    """The windows with all that is behind them, but a session: its events are made up."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._overlay = TimedOverlay()
        window.desktop.overlay = self._overlay
        self._events: queue.Queue[EngineEvent] = queue.Queue()
        window.bridge.watch(self._events)
        self._talk: Iterator[EngineEvent] = endless_talk()
        window.open()
        window.desktop.show_main()
        stand_by(SETTLE_S)

    def idle_percent(self, watched_s: float) -> float:
        """Return what the windows cost while nothing runs."""
        return _core_percent(lambda: stand_by(watched_s))

    def repaints(self, watched_s: float) -> Repaints:
        """Return what it takes to show captions as fast talk changes them."""
        self._window.desktop.main.hide()  # few have it open over a film
        n_changes = max(1, round(watched_s * CHANGES_PER_S))
        busy_percent = _core_percent(lambda: self._say_slowly(n_changes))
        walls_ms, computed_ms = zip(*self._overlay.repaints_ms, strict=True)
        return Repaints(
            len(walls_ms),
            _percentile(walls_ms, 50),
            _percentile(walls_ms, 95),
            _percentile(computed_ms, 95),
            busy_percent,
        )

    def memory(self, hours: float, libraries_mb: float | None) -> Memory:
        """Return what is resident, and how that grows over captions as fast as they come."""
        windows_mb = resident_mb()
        self._say(round(60 * WORDS_PER_S))  # the first captions load fonts
        growing_mb = [resident_mb()]
        for _ in range(N_QUARTERS):
            self._say(round(hours * 3600 * WORDS_PER_S / N_QUARTERS))
            growing_mb.append(resident_mb())
        return Memory(libraries_mb, windows_mb, hours, growing_mb)

    def pause(self, work: Callable[[], Any]) -> Pause:
        """Return how long the windows stand still while something is done beside them."""
        watch, worker = PauseWatch(), threading.Thread(target=work, name="sotto-load")
        watch.start()
        worker.start()
        stand_by(WATCHED_S, lambda: not worker.is_alive())
        worker.join()
        return watch.stop()

    def _say_slowly(self, n_changes: int) -> None:
        for event in itertools.islice(self._talk, n_changes):
            self._events.put(event)
            stand_by(1 / CHANGES_PER_S)

    def _say(self, n_changes: int) -> None:
        for event in itertools.islice(self._talk, n_changes):
            self._events.put(event)
            self._window.bridge.drain()
            QApplication.processEvents()


def measure(
    options: cli.BenchInterfaceOptions, load: Callable[[], Any], libraries_mb: float | None
) -> InterfaceFigures:
    """Measure everything; `load` loads a model, and settings lie where they may be changed."""
    application = QApplication.instance() or QApplication(["sotto"])
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)
    store = SettingsStore(SettingsFile(settings_path()))
    store.open()
    store.start()
    try:
        with kept(is_wanted=True) as keeper:
            asked = cli.WindowOptions(source=DEMO)
            window = Window(asked, application.quit, _load_nothing, store, keeper)
            figures = _measure(InterfaceCost(window), options, load, libraries_mb)
            window.desktop.leave()
            window.end()
    finally:
        store.close()
    return figures


def _measure(
    cost: InterfaceCost,
    options: cli.BenchInterfaceOptions,
    load: Callable[[], Any],
    libraries_mb: float | None,
) -> InterfaceFigures:
    idle_percent = cost.idle_percent(options.watched_s)
    repaints = cost.repaints(options.watched_s)
    memory = cost.memory(options.hours, libraries_mb)
    quiet, loading = cost.pause(lambda: None), cost.pause(load)
    return InterfaceFigures(repaints, idle_percent, memory, quiet, loading)


def _load_nothing(bundle: Path, config: EngineConfig) -> NoReturn:
    raise AssertionError("no session is ever begun here")


def _core_percent(work: Callable[[], None]) -> float:
    start_s, computed_s = time.perf_counter(), time.process_time()
    work()
    return 100 * (time.process_time() - computed_s) / (time.perf_counter() - start_s)


def _percentile(values: tuple[float, ...], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]
