"""Connects the window of the caption tracks with settings, models and what the engine decides."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.model.lag import LagMinute
from app.model.setting_kinds import Value
from app.model.settings import TrackSettings, TracksSettings
from app.model.settings_store import SettingsStore
from app.model.waits import Waits
from app.model.wording import translate
from app.status_line import language_name
from app.views.tracks_window import TracksWindow
from app.wiring.tracks import track_languages
from engine.bundle import read_manifest
from engine.errors import EngineError
from engine.events import BundleChanged, EngineEvent, EngineReady, LagMeasured


class TrackChooser:
    """What of the settings can be done with the models that there are. All calls: one thread."""

    def __init__(
        self,
        window: TracksWindow,
        bundle: Callable[[], Path],
        store: SettingsStore,
        choose: Callable[[TracksSettings], None],
        tell: Callable[[str], None],
        now_ms: Callable[[], float] = lambda: time.monotonic() * 1000,
    ) -> None:
        """Connect the window.

        Args:
            window: Where tracks are chosen and charted.
            bundle: Returns the model of the speech.
            store: Has what is chosen, and keeps what is chosen from now on.
            choose: Is told the tracks that are chosen and can be written.
            tell: Is told what stands in the way, as a sentence.
            now_ms: A clock that only goes on.
        """
        self._window = window
        self._bundle = bundle
        self._store = store
        self._choose = choose
        self._tell = tell
        self._now_ms = now_ms
        self._waits = Waits()
        self._lags: dict[str, LagMinute] = {}  # by track
        self._told: tuple[str, ...] = ()
        window.changed.connect(self._change)
        window.chart_wanted.connect(lambda _: self.refresh())

    def follow(self) -> None:
        """Write and show the tracks that are chosen, as far as there is a model for them."""
        self._choose(self.writable(self._store.settings.tracks))

    def writable(self, chosen: TracksSettings) -> TracksSettings:
        """Return the settings with the tracks that can be written, and tell of the others."""
        source_language, languages = self._offered()
        self._window.show_languages(languages, source_language)
        self._window.show_tracks(chosen)
        tracks = (chosen.first, chosen.second, chosen.third)
        missing = tuple(
            track.language for track in tracks if track.language and track.language not in languages
        )
        if missing and missing != self._told:
            self._tell(
                translate(
                    "Tracks",
                    "No model here makes caption tracks in {languages}: install one, or choose "
                    "others.",
                ).format(languages=", ".join(map(language_name, missing)))
            )
        self._told = missing
        first, second, third = (
            TrackSettings() if track.language in missing else track for track in tracks
        )
        return replace(chosen, first=first, second=second, third=third)

    def show(self, event: EngineEvent) -> None:
        """Note what the engine decided."""
        if isinstance(event, BundleChanged):  # other languages can be written of another one
            self.follow()
        if isinstance(event, EngineReady):
            self._forget_lags()
        if isinstance(event, LagMeasured) and event.track:
            minute = self._lags.setdefault(event.track, LagMinute())
            self._window.show_lag(event.track, minute.push(event.lag_ms, self._now_ms()))
        if self._waits.take(event) and self._window.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show the chart of the track that is chosen for it."""
        self._window.show_chart(self._waits.chart(self._window.track))

    def _forget_lags(self) -> None:
        for track in self._lags:
            self._window.show_lag(track, None)
        self._lags = {}

    def _change(self, key: str, value: Value) -> None:
        self._store.change(key, value)
        self.follow()

    def _offered(self) -> tuple[str, tuple[str, ...]]:
        bundle = self._bundle()
        try:
            return read_manifest(bundle).source_language, track_languages(bundle)
        except EngineError:  # starting will say so
            return "", ()
