"""Connects the first-run page with what hears a source, measures the speed and begins.

Threads: `sotto-probe` (see `engine.audio.probe`) and `sotto-speed`, which measures; both tell what
they find through queues that `refresh` empties in the window's thread.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable

import numpy as np

from app import assets
from app.controller import Controller
from app.model.engine_words import in_own_words
from app.model.machine_speed import MachineSpeed, next_latency_ms, pick
from app.model.settings_store import SettingsStore
from app.model.sound_check import Kind, SoundCheck
from app.model.wording import translate
from app.views.first_run_page import FirstRunPage
from app.wiring.live import DEMO
from engine import EngineConfig
from engine.audio.devices import MICROPHONE, is_muted, open_capture
from engine.audio.file import read_audio_blocks
from engine.audio.probe import ProbeEvent, ProbeOpened, SoundProbe, SourceMuted
from engine.audio.stream_address import is_address
from engine.errors import EngineError
from engine.evaluation.chunk_load import measure_load
from engine.events import DeviceLost, EngineFailed, LevelMeasured
from engine.translation import Translator

log = logging.getLogger(__name__)

MEASURED_S = 4  # of the demo clip, for each chunk
CLOSE_S = 1.0  # a sound server that hangs holds nobody up for longer
TEST_CLOSE_S = 30.0  # a model that is being loaded when the program ends would abort it

Choices = list[tuple[str, str]]


class FirstRun:
    """The page's part of a window."""

    def __init__(
        self,
        page: FirstRunPage,
        controller: Controller,
        store: SettingsStore,
        list_choices: Callable[[str], Choices],
        load_translator: Callable[[EngineConfig], Translator],
        now_ms: Callable[[], float] = lambda: time.monotonic() * 1000,
    ) -> None:
        """Connect the page.

        Args:
            page: What is seen.
            controller: Is told what is chosen.
            store: Remembers that the page was seen.
            list_choices: Returns (name, title) of every source; is given the one that is chosen.
            load_translator: May take seconds, and is called on a thread of its own.
            now_ms: A clock that only goes on.
        """
        self._page = page
        self._controller = controller
        self._store = store
        self._list_choices = list_choices
        self._load_translator = load_translator
        self._now_ms = now_ms
        self._probe: SoundProbe | None = None
        self._last: SoundProbe | None = None  # it may still be letting its source go
        self._check: SoundCheck | None = None
        self._speeds: queue.SimpleQueue[MachineSpeed | EngineFailed] = queue.SimpleQueue()
        self._is_testing = False
        self._is_closed = threading.Event()
        self._test: threading.Thread | None = None
        self._found: MachineSpeed | EngineFailed | None = None
        page.opened.connect(self._open)
        page.left.connect(self._leave)
        page.source_chosen.connect(self._choose)
        page.look_wanted.connect(self._look)
        page.test_wanted.connect(self.test)
        page.demo_wanted.connect(lambda: controller.play_once(DEMO))
        page.begin_wanted.connect(self._begin)

    def test(self) -> None:
        """Begin to measure how quick this computer is."""
        if self._is_testing or self._controller.state != "stopped":
            return
        self._is_testing = True
        self._page.show_testing(is_testing=True)
        self._page.show_speed(
            translate("Speed", "Translating some seconds of speech…"), is_problem=False
        )
        self._test = threading.Thread(target=self._measure, name="sotto-speed", daemon=True)
        self._test.start()

    def word(self) -> None:
        """Say in the language that was just chosen what was found."""
        if self._page.isVisible():
            chosen = self._controller.settings.source
            self._page.show_sources(self._list_choices(chosen), chosen)
        if self._found is not None and not self._is_testing:
            self._show_speed(self._found)

    def close(self) -> None:
        """Let the source go and end the test, and wait: nothing may go on once the program ends."""
        self._is_closed.set()
        self._let_go()
        if self._last is not None:
            self._last.join(CLOSE_S)
        if self._test is not None:
            self._test.join(TEST_CLOSE_S)

    def refresh(self) -> None:
        """Show what was found since this was last called; never waits."""
        while not self._speeds.empty():
            self._take_speed(self._speeds.get_nowait())
        if self._probe is None or self._check is None:
            return
        for _ in range(self._probe.events.qsize()):
            self._note(self._check, self._probe.events.get_nowait())
        advice = self._check.judge(self._now_ms())
        self._page.show_sound(advice.sentence, is_problem=advice.is_problem)

    def _open(self) -> None:
        self._look()
        if not self._store.settings.window.set_up:
            self.test()

    def _leave(self) -> None:
        self._let_go()
        if not self._store.settings.window.set_up:
            self._store.change("window.set_up", True)

    def _choose(self, name: str) -> None:
        self._controller.choose_source(name)
        self._hear(name)

    def _look(self) -> None:
        chosen = self._controller.settings.source
        self._page.show_sources(self._list_choices(chosen), chosen)
        self._hear(chosen)

    def _begin(self) -> None:
        self._page.close()
        self._controller.start()

    def _hear(self, name: str) -> None:
        self._let_go()
        if name == DEMO:
            self._page.show_sound(
                translate("Sound", "The demo clip needs no device."), is_problem=False
            )
            return
        if is_address(name):  # no connection before somebody asks for it
            self._page.show_sound(
                translate("Sound", "The stream is heard as soon as you begin."), is_problem=False
            )
            return
        kind: Kind = "mic" if name == MICROPHONE else "system"
        self._check = SoundCheck(kind, self._now_ms())
        self._probe = SoundProbe(lambda: open_capture(name), is_muted)
        self._probe.start()

    def _let_go(self) -> None:
        if self._probe is not None:
            self._probe.stop()
            self._last = self._probe
        self._probe = self._check = None
        self._page.meter.show_level(-100.0, -100.0)

    def _note(self, check: SoundCheck, event: ProbeEvent) -> None:
        match event:
            case ProbeOpened(kind):
                check.kind = kind
            case SourceMuted(is_muted):
                check.note_muted(is_muted=is_muted)
            case LevelMeasured(rms_db, peak_db):
                self._page.meter.show_level(rms_db, peak_db)
                check.note_level(event, self._now_ms())
            case DeviceLost(name=name):
                check.note_failure(
                    "device",
                    translate("Sound", "{name} is gone: plug it in, or choose another one.").format(
                        name=name
                    ),
                )
            case EngineFailed(code, message):
                check.note_failure(code, message)

    def _measure(self) -> None:
        try:
            self._speeds.put(self._find_speed())
        except EngineError as error:
            self._speeds.put(EngineFailed(error.code, str(error)))
        except Exception as error:  # noqa: BLE001 - thread boundary: report, never die silently
            log.exception("the speed test ended on an error that nobody foresaw")
            self._speeds.put(
                EngineFailed(
                    "internal",
                    translate("Speed", "The test went wrong: {error}.").format(error=repr(error)),
                )
            )

    def _find_speed(self) -> MachineSpeed:
        translator = self._load_translator(EngineConfig("s2st"))  # so that the dub has time, too
        rate_hz = translator.input_rate_hz
        clip = np.concatenate(list(read_audio_blocks(assets.DEMO_CLIP, rate_hz)))
        loads: dict[int, float] = {}
        while (latency_ms := next_latency_ms(loads)) is not None:
            loads[latency_ms] = measure_load(translator, clip[: MEASURED_S * rate_hz], latency_ms)
            if self._is_closed.is_set():
                break
        return pick(loads)

    def _take_speed(self, found: MachineSpeed | EngineFailed) -> None:
        self._is_testing, self._found = False, found
        self._page.show_testing(is_testing=False)
        self._show_speed(found)
        if isinstance(found, MachineSpeed):
            self._controller.set_latency_ms(found.latency_ms)
            self._controller.show_choices()

    def _show_speed(self, found: MachineSpeed | EngineFailed) -> None:
        if isinstance(found, MachineSpeed):
            self._page.show_speed(found.sentence, is_problem=not found.is_enough)
        else:
            self._page.show_speed(in_own_words(found.message), is_problem=True)
