"""Builds the windows and all behind them, and connects them."""

import signal
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app import cli
from app.bridge import EngineBridge
from app.bundle_place import bundle_folder
from app.controller import Controller
from app.folders import places_path, transcripts_path, window_places_path
from app.grant import grant
from app.model.model_row import BY_LANGUAGE, ModelRow
from app.model.places import Places
from app.model.presets import preset_values
from app.model.setting_kinds import Value
from app.model.settings_store import SettingsStore
from app.model.transcript import BrokenOff
from app.model.window_places import WindowPlaces
from app.model.wishes import Wish
from app.views.desktop import Desktop
from app.views.source_drop import SourceDrop
from app.wiring.appearance import Appearance
from app.wiring.choices import Choices
from app.wiring.chosen import choose
from app.wiring.device_choices import look_for_sources
from app.wiring.first_run import FirstRun
from app.wiring.language import Language, missing_letters
from app.wiring.live_sessions import LiveSessions, LoadTranslator
from app.wiring.models_page import Models
from app.wiring.named_sources import NamedSources
from app.wiring.offline_process import OfflineProcess
from app.wiring.original_volume import OriginalVolume
from app.wiring.page_switch import PageSwitch
from app.wiring.reading_back import ReadingBack
from app.wiring.recovered import Recovered
from app.wiring.replay import Replay
from app.wiring.source_levels import SourceLevels
from app.wiring.source_list import SourceList
from app.wiring.track_window import TrackChooser
from app.wiring.transcripts import Keeper, NoTranscript
from engine.config import LATENCIES_MS
from engine.events import EngineEvent, EngineReady, LanguageHeard

GRACE_MS = 3000  # how long a closed window waits for its session to end


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
        self._store = store
        self._keeper = keeper or NoTranscript()
        self._heard_bundle = ""  # chosen by the language
        self.page = PageSwitch()
        self._places = Places(places_path())
        self._window_places = WindowPlaces(window_places_path())
        settings = choose(options, store)
        self.controller = Controller(
            lambda chosen: self.sessions.open(chosen), self.desktop, settings, store.change
        )
        self.first_run = FirstRun(
            self.desktop.first_run,
            self.controller,
            store,
            lambda chosen: look_for_sources(store.settings.listening, chosen),
            lambda config: load_translator(bundle_folder(self.controller.settings.bundle), config),
        )
        self.reading_back = ReadingBack(
            self.desktop.main.transcript,
            transcripts_path(),
            self.controller.tell,
            self._keeper.correct,
        )
        self.recovered = Recovered(self.desktop, self.reading_back, self.controller)
        self.replay = Replay(
            self.desktop.main.replay,
            self.controller,
            store,
            OfflineProcess(load_translator),
            self._output,
        )
        self.original = OriginalVolume(self.desktop.main, store, options.original_percent)
        self.sessions = LiveSessions(
            options,
            load_translator,
            self._output,
            self.bridge,
            self.original,
            self.replay,
            self._keeper,
        )
        bar = self.desktop.control_bar
        self.sources = SourceList(bar, self.desktop.main, self.controller, store)
        self.levels = SourceLevels(bar.source, self.controller)
        self.named = NamedSources(bar, self.controller, store)
        self.drop = SourceDrop(bar, self.desktop.main)
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
        self.sources.open()
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
            self.sources,
            self.levels,
            self.named,
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
        for view in (main, self.desktop.look):
            view.changed.connect(self._change)
            view.preset_chosen.connect(self._choose_preset)
        main.output_chosen.connect(lambda name: self._store.change("dub.output", name))
        main.live_wanted.connect(controller.jump_to_live)
        self.drop.dropped.connect(self.named.choose)
        self.bridge.received.connect(self._note_language)
        self.bridge.received.connect(self._keeper.show)
        self.bridge.received.connect(self.page.show)
        self.bridge.received.connect(self.replay.show)
        self.bridge.received.connect(controller.on_event)
        self.bridge.received.connect(self.reading_back.show)
        self.bridge.received.connect(self.tracks.show)
        self.desktop.main.tracks_wanted.connect(self.tracks.follow)
        for each in (
            controller.refresh,
            self._tell_news,
            self.first_run.refresh,
            self.reading_back.refresh,
            self.replay.refresh,
            self.sources.refresh,
            self._refresh_original,
            self.levels.refresh,
            self.named.refresh,
            self.models.refresh,
            self.choices.refresh,
        ):
            self.bridge.drained.connect(each)
        self.desktop.models.use_wanted.connect(self._choose_bundle)

    def _refresh_original(self) -> None:
        settings = self.controller.settings
        self.original.refresh(self.sources.devices, settings.source, has_dub=settings.dub)

    def _on_screen_removed(self) -> None:
        self.desktop.show_places(self._places)

    def _change(self, key: str, value: Value) -> None:
        self._store.change(key, value)
        self.controller.set_captions(self._store.settings.captions)

    def _choose_preset(self, name: str) -> None:
        for key, value in preset_values(name).items():
            self._store.change(key, value)
        self.controller.set_captions(self._store.settings.captions)

    def follow_window(self) -> None:
        """Let the windows look and speak as the settings say, at once."""
        self.appearance.follow(self._store.settings.window.theme)
        if self.language.speak(self._store.settings.window.language):
            self.desktop.word()
            self.controller.word()
            self.first_run.word()
            self.sources.show()
            if sentence := missing_letters(self.language.code):
                self.controller.tell(sentence)

    def _tell_news(self) -> None:
        for kept in self._keeper.take_notices():
            if isinstance(kept, BrokenOff):
                self.recovered.tell(kept)
            else:
                self.controller.tell(kept)
        for notice in self.page.take_notices():
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
        chosen = self.controller.settings.bundle
        return bundle_folder(self._heard_bundle or chosen if chosen == BY_LANGUAGE else chosen)

    def _note_language(self, event: EngineEvent) -> None:
        """Know which model was chosen by the language heard, if one was."""
        if isinstance(event, EngineReady):
            self._heard_bundle = ""
        elif isinstance(event, LanguageHeard):
            self._heard_bundle = event.bundle
            self.replay.hear_with(self._bundle())

    def _show_bundles(self, rows: Sequence[ModelRow]) -> None:
        self.desktop.control_bar.show_bundles([row for row in rows if row.can_listen])

    def _choose_bundle(self, name: str) -> None:
        self._options = replace(self._options, bundle=None)  # what the command said is over
        self.controller.choose_bundle(name)
