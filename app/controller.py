"""Turns events into what is shown, and a person's wishes into what the engine is asked; no Qt.

To handle a new event: add its case to `on_event` if it changes what runs, else to `EventDisplay`.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.event_display import EventDisplay
from app.model.model_row import BY_LANGUAGE
from app.model.pace import pace_of
from app.model.setting_kinds import Value
from app.model.settings import CaptionSettings, TracksSettings
from app.model.track_choice import track_choice, wanted_tracks
from app.model.wording import translate
from app.notices import to_notice
from app.said import Said
from app.screen import Screen, State
from app.session import Session, Settings
from app.status_line import StatusLine
from engine.caption_tracks import TrackChoice
from engine.errors import EngineError
from engine.events import (
    BundleChanged,
    BundleRefused,
    EngineEvent,
    EngineReady,
    EngineStopped,
    LanguageHeard,
)


class Controller:
    """One window's worth of sessions, one after the other. All calls come from one thread."""

    def __init__(
        self,
        open_session: Callable[[Settings], Session],
        screen: Screen,
        settings: Settings,
        remember: Callable[[str, Value], None] = lambda name, value: None,
        now_ms: Callable[[], float] = lambda: time.monotonic() * 1000,
    ) -> None:
        """Begin without a session.

        Args:
            open_session: Builds one, or raises `EngineError`.
            screen: Where all is shown.
            settings: What is chosen.
            remember: Is told the key and value of every choice from now on.
            now_ms: A clock that only goes on.
        """
        self.settings = settings
        self.state: State = "stopped"
        self._open_session = open_session
        self._screen = screen
        self._remember = remember
        self._said = Said(screen, now_ms)
        self._status = StatusLine(screen)
        self._display = EventDisplay(screen, self._said, self._status, now_ms)
        self._session: Session | None = None
        self._source = ""  # what the session listens to
        self._bundle = ""  # what it translates with
        self._are_captions_wanted = True
        self._starts_again = False
        self._is_leaving = False

    def start(self) -> None:
        """Begin a session, or say why that cannot be; what is played once ends for it."""
        if self.state == "stopped":
            self._begin(self.settings)
        elif self._source != self.settings.source:
            self._start_again()

    def play_once(self, source: str) -> None:
        """Begin a session with a dub of another source, which is not remembered."""
        if self.state == "stopped":
            self._begin(replace(self.settings, source=source, dub=True))

    def _begin(self, settings: Settings) -> None:
        self._starts_again = False
        self._status.begin()
        try:
            session = self._open_session(settings)
        except EngineError as error:
            self._status.show_problem(str(error))
            return
        self._bundle = settings.bundle
        session.set_volume_percent(self.settings.volume_percent)
        session.set_pace(pace_of(self.settings.latency_ms))
        session.set_tracks(self._track_choice())
        self._session, self._source = session, settings.source
        self._display.begin(self.settings)
        self._enter("starting")
        session.start()

    def stop(self) -> None:
        """Ask the session to end; it says when it has."""
        if self._session is None or self.state == "stopping":
            return
        self._enter("stopping")
        self._session.stop()

    def close(self) -> None:
        """End the session, if there is one, and then leave."""
        self._is_leaving = True
        self._starts_again = False
        self.stop()
        if self._session is None:
            self._screen.leave()

    def choose_source(self, name: str) -> None:
        """Listen to another source, from now on if a session runs; what is played once plays on."""
        if name != self.settings.source:
            is_heard = self._source == self.settings.source
            self.settings = replace(self.settings, source=name)
            self._remember("listening.source", name)
            if is_heard:
                self._start_again()

    def choose_bundle(self, bundle: str) -> None:
        """Translate with another model: a session that runs takes it up as soon as it is loaded."""
        if bundle == self.settings.bundle:
            return
        self.settings = replace(self.settings, bundle=bundle)
        self._remember("listening.bundle", bundle)
        self._screen.show_bundle(bundle)
        if self._session is not None and self.state != "stopping":
            self._session.set_bundle(bundle)
            self._status.begin()  # what was wrong with another one is over
            self._status.show_notice(_choosing_sentence(bundle))

    def set_latency_ms(self, latency_ms: int) -> None:
        """Take so much source at once, from the next chunk on, and let all else keep that pace."""
        self.settings = replace(self.settings, latency_ms=latency_ms)
        self._remember("listening.latency_ms", latency_ms)
        if self._session is not None:
            self._session.set_pace(pace_of(latency_ms))
            self._session.set_tracks(self._track_choice())

    def set_dub(self, is_on: bool) -> None:
        """Speak the translation, or do not."""
        self.settings = replace(self.settings, dub=is_on)
        self._remember("dub.on", is_on)
        if self._session is None:
            return
        if is_on and not self._session.has_dub:  # it was opened without a voice
            self._start_again()
        else:
            self._session.set_dub(is_on=is_on)

    def set_volume_percent(self, volume_percent: int) -> None:
        """Speak as loud as this."""
        self.settings = replace(self.settings, volume_percent=volume_percent)
        self._remember("dub.volume_percent", volume_percent)
        if self._session is not None:
            self._session.set_volume_percent(volume_percent)

    def tell(self, sentence: str) -> None:
        """Show what there is to tell beside a session, until something else is to be shown."""
        self._status.tell(sentence)

    def jump_to_live(self) -> None:
        """Skip what the dub has still to say, so that what comes next is heard at once."""
        self._screen.jump_to_live()
        if self._session is not None:
            self._session.jump_to_live()

    def set_captions(self, captions: CaptionSettings) -> None:
        """Let the captions look like this from now on."""
        self.settings = replace(self.settings, captions=captions)
        self._screen.show_look(captions)
        self._said.show(captions)

    def set_tracks(self, tracks: TracksSettings) -> None:
        """Write these caption tracks, from the next utterance on, and show them from now on."""
        self.settings = replace(self.settings, tracks=tracks)
        self.show_tracks()
        if self._session is not None:
            self._session.set_tracks(self._track_choice())

    def show_tracks(self) -> None:
        """Show the caption tracks that are chosen."""
        wanted = wanted_tracks(self.settings.tracks)
        self._said.tracks = tuple(track.language for track in wanted)
        self._screen.show_track_looks(wanted, labels=self.settings.tracks.labels)
        self._said.show(self.settings.captions)

    def _track_choice(self) -> TrackChoice:
        return track_choice(self.settings.tracks, pace_of(self.settings.latency_ms))

    def toggle(self) -> None:
        """Begin a session, or end the one that runs."""
        if self._session is None:
            self.start()
        else:
            self.stop()

    def toggle_lock(self) -> None:
        """Let clicks through the captions, or let them be moved."""
        is_locked = not self.settings.captions.locked
        self.set_captions(replace(self.settings.captions, locked=is_locked))
        self._remember("captions.locked", is_locked)

    def change_volume(self, percent: int) -> None:
        """Speak so much louder, or quieter."""
        volume_percent = min(100, max(0, self.settings.volume_percent + percent))
        self.set_volume_percent(volume_percent)
        self.show_choices()

    def follow(self, settings: Settings) -> None:
        """Do as the settings file says, which somebody changed."""
        old = self.settings
        if settings.latency_ms != old.latency_ms:
            self.set_latency_ms(settings.latency_ms)
        if settings.volume_percent != old.volume_percent:
            self.set_volume_percent(settings.volume_percent)
        if settings.dub != old.dub:
            self.set_dub(settings.dub)
        if settings.captions != old.captions:
            self.set_captions(settings.captions)
        self.choose_bundle(settings.bundle)
        if settings.tracks != old.tracks:
            self.set_tracks(settings.tracks)
        self.choose_source(settings.source)
        self.show_choices()

    def toggle_captions(self) -> None:
        """Hide the captions, or show them again."""
        self._are_captions_wanted = not self._are_captions_wanted
        self._screen.show_captions_wanted(is_wanted=self._are_captions_wanted)

    def refresh(self) -> None:
        """Show what was said since captions were shown last, if that is long enough ago."""
        self._display.refresh(self.settings)

    def on_event(self, event: EngineEvent) -> None:
        """Show what the engine says."""
        match event:
            case EngineReady() | BundleChanged():
                if isinstance(event, BundleChanged):
                    self._bundle = self.settings.bundle
                self._name_languages(event.source_language, event.target_language)
                self._enter_listening()
                if isinstance(event, EngineReady) and self._bundle == BY_LANGUAGE:
                    self._status.show_notice(_choosing_sentence(BY_LANGUAGE))
            case LanguageHeard():
                self._bundle = self.settings.bundle
                self._status.show_notice(to_notice(event))
            case BundleRefused():
                self._status.show_problem(to_notice(event))
                self._go_back_to_bundle()
            case EngineStopped():
                self._on_stopped()
            case _:
                self._display.show(event, self.settings, is_listening=self.state == "listening")

    def _name_languages(self, source: str, target: str) -> None:
        self._status.name_languages(source, target)
        self._said.name_main_track(target)
        self._screen.show_languages(source, target)

    def _go_back_to_bundle(self) -> None:
        """Choose again what translates all the while."""
        self.settings = replace(self.settings, bundle=self._bundle)
        self._remember("listening.bundle", self._bundle)
        self._screen.show_bundle(self._bundle)

    def _on_stopped(self) -> None:
        self._session = None
        self.state = "stopped"
        self._said.show(self.settings.captions)  # also what waited for its time
        self._screen.show_state("stopped")
        self._screen.show_level(-100.0, -100.0)
        self._status.show_state(translate("Status", "Stopped"))
        if self._is_leaving:
            self._screen.leave()
        elif self._starts_again:
            self.start()

    def _start_again(self) -> None:
        if self._session is not None:
            self._starts_again = True
            self.stop()

    def _enter_listening(self) -> None:
        if self.state in ("starting", "listening"):  # one that is to stop may still become ready
            self._enter("listening")

    def _enter(self, state: State) -> None:
        self.state = state
        self._screen.show_state(state)
        self._status.show(self.state)

    def word(self) -> None:
        """Say again what goes on, in the language that was just chosen."""
        self._status.show(self.state)

    def show_choices(self) -> None:
        """Show what is chosen of delay and dub."""
        chosen = self.settings
        self._screen.show_choices(
            chosen.latency_ms, dub=chosen.dub, volume_percent=chosen.volume_percent
        )


def _choosing_sentence(bundle: str) -> str:
    """Return what is said until another model translates."""
    if bundle == BY_LANGUAGE:
        return translate(
            "Status", "Waiting to hear which language it is; nothing said meanwhile is lost."
        )
    return translate("Status", "Loading {name}; until then all goes on.").format(
        name=Path(bundle).name
    )
