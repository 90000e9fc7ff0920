"""Opens the sessions of a window: what hears, what translates, what speaks, what keeps."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from app import assets, cli
from app.bridge import EngineBridge
from app.bundle_place import bundle_folder
from app.live import LiveSession
from app.model.model_row import BY_LANGUAGE
from app.session import Settings
from app.wiring.by_language import by_language
from app.wiring.live import DEMO, build_engine, demo_dub, open_devices
from app.wiring.original_volume import OriginalVolume
from app.wiring.replay import Replay
from app.wiring.tracks import build_tracks
from app.wiring.transcripts import Keeper
from engine import EngineConfig
from engine.audio.capture import Capture
from engine.audio.dub import DubPlayer
from engine.audio.file import FileCapture
from engine.caption_tracks import NO_TRACKS
from engine.translation import Translator

LoadTranslator: TypeAlias = Callable[[Path, EngineConfig], Translator]


class LiveSessions:
    """One after the other, each with all that follows it."""

    def __init__(
        self,
        options: cli.WindowOptions,
        load_translator: LoadTranslator,
        output: Callable[[], str | None],
        bridge: EngineBridge,
        original: OriginalVolume,
        replay: Replay,
        keeper: Keeper,
    ) -> None:
        """Keep the parts.

        Args:
            options: What the command line says.
            load_translator: Opens a bundle; takes seconds, and is called on the engine's thread.
            output: Says where the dub is to be heard.
            bridge: Takes the events of each session.
            original: Rules what else plays.
            replay: Remembers the last sound.
            keeper: Keeps the text, and the dub.
        """
        self._options = options
        self._load_translator = load_translator
        self._output = output
        self._bridge = bridge
        self._original = original
        self._replay = replay
        self._keeper = keeper

    def open(self, settings: Settings) -> LiveSession:
        """Return a session that is to be started; raise `EngineError`."""
        config = EngineConfig("s2st" if settings.dub else "s2tt", settings.latency_ms)

        def load(bundle: str) -> Translator:
            return self._load_translator(bundle_folder(bundle), config)

        capture, player = self._open_devices(settings)
        self._original.rule(capture)
        capture = self._replay.remember(capture, bundle_folder(settings.bundle))
        sink = self._keeper.expect(settings.source, player)
        tracks = build_tracks(NO_TRACKS)
        engine = build_engine(capture, lambda: load(settings.bundle), player, sink, tracks)

        def choose_by_language() -> None:
            choice = by_language(lambda folder: self._load_translator(folder, config))
            engine.choose_by_language(choice)

        if settings.bundle == BY_LANGUAGE:
            choose_by_language()
        self._bridge.watch(engine.events)
        return LiveSession(engine, player, load, tracks, choose_by_language)

    def _open_devices(self, settings: Settings) -> tuple[Capture, DubPlayer | None]:
        output = self._output()
        if settings.source == DEMO:
            player = demo_dub(output) if settings.dub else None
            return FileCapture(assets.DEMO_CLIP), player
        live = replace(self._options, output=output, original_percent=self._original.percent)
        return open_devices(live, settings.source, has_dub=settings.dub)
