"""Builds the windows and all behind them, and connects them."""

import signal
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app import assets, cli
from app.bridge import EngineBridge
from app.bundle_place import bundle_folder
from app.controller import Controller
from app.folders import places_path, transcripts_path, window_places_path
from app.grant import grant
from app.live import LiveSession
from app.model.model_row import ModelRow
from app.model.places import Places
from app.model.presets import preset_values
from app.model.setting_kinds import Value
from app.model.settings_store import SettingsStore
from app.model.window_places import WindowPlaces
from app.model.wishes import Wish
from app.model.wording import translate
from app.session import Settings
from app.views.desktop import Desktop
from app.wiring.appearance import Appearance
from app.wiring.choices import Choices
from app.wiring.chosen import choose
from app.wiring.device_choices import output_choices, source_choices
from app.wiring.first_run import FirstRun
from app.wiring.language import Language, missing_letters
from app.wiring.live import DEMO, build_engine, demo_dub, open_devices
from app.wiring.models_page import Models
from app.wiring.offline_process import OfflineProcess
from app.wiring.original_volume import OriginalVolume
from app.wiring.page_switch import PageSwitch
from app.wiring.reading_back import ReadingBack
from app.wiring.replay import Replay
from app.wiring.source_levels import SourceLevels
from app.wiring.track_window import TrackChooser
from app.wiring.tracks import build_tracks
from app.wiring.transcripts import Keeper, NoTranscript
from engine import Engine, EngineConfig
from engine.audio.capture import Capture
from engine.audio.dub import DubPlayer
from engine.audio.file import FileCapture
from engine.caption_tracks import NO_TRACKS
from engine.config import LATENCIES_MS
from engine.runtime.track_thread import TrackThread
from engine.translation import Translator

GRACE_MS = 3000  # how long a closed window waits for its session to end

LoadTranslator = Callable[[Path, EngineConfig], Translator]


class Window:
    """The views, the controller and the bridge, connected; a `QApplication` must be there."""

    def __init__(
        self,
        options: cli.WindowOptions,
        quit_now: Callable[[], None],
        load_translator: LoadTranslator,
        store: SettingsStore,
        keeper: Keeper | None = None,
        language: Language | None = None,
    ) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.language = language or Language(application)
        self.language.speak(store.settings.window.language)
        self.appearance = Appearance(application)
        self.appearance.follow(store.settings.window.theme)
        self.bridge = EngineBridge()
        self.desktop = Desktop(LATENCIES_MS, quit_now)
        self._options = options
        self._quit_now = quit_now
        self._load_translator = load_translator
        self._store = store
        self._keeper = keeper or NoTranscript()
        self.page = PageSwitch()
        self._places = Places(places_path())
        self._window_places = WindowPlaces(window_places_path())
        settings = choose(options, store)
        self.controller = Controller(self._open_session, self.desktop, settings, store.change)
        self.first_run = FirstRun(
            self.desktop.first_run,
            self.controller,
            store,
            source_choices,
            lambda config: load_translator(bundle_folder(self.controller.settings.bundle), config),
        )
        self.reading_back = ReadingBack(
            self.desktop.main.transcript,
            transcripts_path(),
            self.controller.tell,
            self._keeper.correct,
        )
        self.replay = Replay(
            self.desktop.main.replay,
            self.controller,
            store,
            OfflineProcess(load_translator),
            lambda: self._output(),
        )
        self.original = OriginalVolume(self.desktop.main, store, options.original_percent)
        self.levels = SourceLevels(self.desktop.control_bar.source, self.controller)
        self.models = Models(self.desktop.models, self._show_bundles)
        self.tracks = TrackChooser(
            self.desktop.tracks,
            self._bundle,
            store,
            self.controller.set_tracks,
            self.controller.tell,
        )
        self.choices = Choices(
            self.desktop.main.program,
            self.desktop.main.second_screen,
            store,
            self.page,
            self.follow_window,
        )
        self._connect(application)

    def open(self) -> None:
        """Show what is chosen, and begin if that is asked for."""
        self.page.follow(self._store.settings.page)
        settings = self.controller.settings
        self.controller.show_choices()
        self.original.show()
        self.desktop.show_bundle(self.controller.settings.bundle)
        self.models.look()
        self.controller.word()
        self.desktop.show_look(settings.captions)
        self.tracks.follow()
        self.desktop.show_places(self._places)
        self.desktop.show_window_places(self._window_places.all)
        self._show_devices()
        for signal_number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signal_number, lambda *_: self.close())
        chosen = self._store.settings.window
        if not (self._options.minimised or chosen.start_minimised):
            self.desktop.open()
        is_wanted = self._options.start or self._options.wish == "toggle"
        if is_wanted or chosen.listen_at_start:
            self.controller.start()
        if self._wants_set_up():
            self.desktop.show_set_up()

    def grant(self, wish: Wish) -> None:
        """Do what somebody wants from outside the windows."""
        if wish == "quit":
            self.close()
        else:
            grant(wish, self.controller, self.desktop)

    def close(self) -> None:
        """Leave when the session has ended, or when it takes too long."""
        self._window_places.put(self.desktop.window_places)
        QTimer.singleShot(GRACE_MS, self._quit_now)
        self.controller.close()

    def end(self) -> None:
        """End what works beside the windows, when nothing is shown any more."""
        for part in (
            self.page,
            self.first_run,
            self.reading_back,
            self.replay,
            self.levels,
            self.models,
        ):
            part.close()

    def _connect(self, application: QGuiApplication) -> None:
        bar, controller = self.desktop.control_bar, self.controller
        bar.source_chosen.connect(controller.choose_source)
        bar.bundle_chosen.connect(self._choose_bundle)
        bar.start_wanted.connect(controller.start)
        bar.stop_wanted.connect(controller.stop)
        bar.latency_chosen.connect(controller.set_latency_ms)
        bar.dub_toggled.connect(controller.set_dub)
        bar.volume_chosen.connect(controller.set_volume_percent)
        bar.close_wanted.connect(self.close)
        self.desktop.overlay.placed.connect(self._places.put)
        application.screenRemoved.connect(self._on_screen_removed)
        main = self.desktop.main
        main.changed.connect(self._change)
        main.preset_chosen.connect(self._choose_preset)
        main.output_chosen.connect(lambda name: self._store.change("dub.output", name))
        main.live_wanted.connect(controller.jump_to_live)
        self.desktop.first_run.source_chosen.connect(
            lambda name: bar.show_sources(source_choices(name), name)
        )
        self.bridge.received.connect(self._keeper.show)
        self.bridge.received.connect(self.page.show)
        self.bridge.received.connect(self.replay.show)
        self.bridge.received.connect(controller.on_event)
        self.bridge.received.connect(self.reading_back.show)
        self.bridge.received.connect(self.tracks.show)
        self.desktop.main.tracks_wanted.connect(self.tracks.follow)
        self.bridge.drained.connect(controller.refresh)
        self.bridge.drained.connect(self._tell_news)
        self.bridge.drained.connect(self.first_run.refresh)
        self.bridge.drained.connect(self.reading_back.refresh)
        self.bridge.drained.connect(self.replay.refresh)
        self.bridge.drained.connect(self.levels.refresh)
        self.bridge.drained.connect(self.models.refresh)
        self.bridge.drained.connect(self.choices.refresh)
        self.desktop.models.use_wanted.connect(self._choose_bundle)

    def _on_screen_removed(self) -> None:
        self.desktop.show_places(self._places)

    def _change(self, key: str, value: Value) -> None:
        self._store.change(key, value)
        self.controller.set_captions(self._store.settings.captions)

    def _choose_preset(self, name: str) -> None:
        for key, value in preset_values(name).items():
            self._store.change(key, value)
        self.controller.set_captions(self._store.settings.captions)

    def _show_devices(self) -> None:
        bar, source = self.desktop.control_bar, self.controller.settings.source
        bar.show_sources(source_choices(source), source)
        outputs = [("", translate("Sources", "The usual place")), *output_choices()]
        self.desktop.main.show_outputs(outputs, self._store.settings.dub.output)

    def follow_window(self) -> None:
        """Let the windows look and speak as the settings say, at once."""
        self.appearance.follow(self._store.settings.window.theme)
        if self.language.speak(self._store.settings.window.language):
            self.desktop.word()
            self.controller.word()
            self.first_run.word()
            self._show_devices()
            if sentence := missing_letters(self.language.code):
                self.controller.tell(sentence)

    def _tell_news(self) -> None:
        for notice in (*self._keeper.take_notices(), *self.page.take_notices()):
            self.controller.tell(notice)
        news = self._store.take_news()
        if news is not None:
            self.follow_window()
            self._keeper.follow(self._store.settings.transcript)
            self.page.follow(self._store.settings.page)
            self.original.show()
            chosen = choose(self._options, self._store)
            tracks = self.tracks.writable(chosen.tracks)
            self.controller.follow(replace(chosen, tracks=tracks))
            for notice in news.notices:
                self.controller.tell(notice)

    def _open_session(self, settings: Settings) -> LiveSession:
        config = EngineConfig("s2st" if settings.dub else "s2tt", settings.latency_ms)

        def load(bundle: str) -> Translator:
            return self._load_translator(bundle_folder(bundle), config)

        tracks = build_tracks(NO_TRACKS)
        engine, player = self._build_live(settings, lambda: load(settings.bundle), tracks)
        self.bridge.watch(engine.events)
        return LiveSession(engine, player, load, tracks)

    def _build_live(
        self, settings: Settings, load: Callable[[], Translator], tracks: TrackThread
    ) -> tuple[Engine, DubPlayer | None]:
        output = self._output()
        capture: Capture
        player = None
        if settings.source == DEMO:
            capture = FileCapture(assets.DEMO_CLIP)
            player = demo_dub(output) if settings.dub else None
        else:
            percent = self.original.percent
            live = replace(self._options, output=output, original_percent=percent)
            capture, player = open_devices(live, settings.source, has_dub=settings.dub)
        self.original.rule(capture)
        capture = self.replay.remember(capture, bundle_folder(settings.bundle))
        sink = self._keeper.expect(settings.source, player)
        return build_engine(capture, load, player, sink, tracks), player

    def _wants_set_up(self) -> bool:
        """Whether somebody asks for the page, or nobody has chosen anything yet."""
        options, chosen = self._options, self._store.settings.window
        if options.wish == "set-up":
            return True
        is_told = options.source or options.start or options.wish or options.minimised
        return not (is_told or chosen.set_up or chosen.start_minimised or chosen.listen_at_start)

    def _output(self) -> str | None:
        return self._options.output or self._store.settings.dub.output or None

    def _bundle(self) -> Path:
        return bundle_folder(self.controller.settings.bundle)

    def _show_bundles(self, rows: Sequence[ModelRow]) -> None:
        self.desktop.control_bar.show_bundles([row for row in rows if row.can_listen])

    def _choose_bundle(self, name: str) -> None:
        self._options = replace(self._options, bundle=None)  # what the command said is over
        self.controller.choose_bundle(name)
