"""Shows what the engine says of sound, text and losses, none of which changes what runs; no Qt."""

from collections.abc import Callable
from typing import TypeAlias, assert_never

from app.model.lag import LagMinute
from app.model.pace import pace_of
from app.notices import to_label, to_notice
from app.said import Said
from app.screen import Screen
from app.session import Settings
from app.status_line import StatusLine
from engine.events import (
    ActivityChanged,
    AudioDropped,
    CaptionUpdated,
    DeviceBack,
    DeviceLost,
    DubLeftOut,
    DubPaced,
    DubSkipped,
    EngineFailed,
    LagMeasured,
    LevelMeasured,
    SourceChanged,
    SourceUpdated,
    SpeechQueued,
    TracksRefused,
    TracksSkipped,
    UtteranceEnded,
    WordSpoken,
    WriteDecided,
)

ShownEvent: TypeAlias = (
    ActivityChanged
    | AudioDropped
    | CaptionUpdated
    | DeviceBack
    | DeviceLost
    | DubLeftOut
    | DubPaced
    | DubSkipped
    | EngineFailed
    | LagMeasured
    | LevelMeasured
    | SourceChanged
    | SourceUpdated
    | SpeechQueued
    | TracksRefused
    | TracksSkipped
    | UtteranceEnded
    | WordSpoken
    | WriteDecided
)


class EventDisplay:
    """One session after the other, on a screen."""

    def __init__(
        self, screen: Screen, said: Said, status: StatusLine, now_ms: Callable[[], float]
    ) -> None:
        self._screen = screen
        self._said = said
        self._status = status
        self._now_ms = now_ms
        self._lags = LagMinute()

    def begin(self, settings: Settings) -> None:
        """Begin a session, of which nothing is known yet."""
        self._lags = LagMinute()
        self._said.begin(settings.captions)
        self._screen.show_lag(None)

    def refresh(self, settings: Settings) -> None:
        """Show what was said since captions were shown last, if that is long enough ago."""
        self._said.refresh(settings.captions, pace_of(settings.latency_ms).commit_ms)

    def show(self, event: ShownEvent, settings: Settings, *, is_listening: bool) -> None:  # noqa: C901 - one case for each event
        """Show it as the settings say; `is_listening` tells whether the session is well."""
        match event:
            case SourceUpdated() | CaptionUpdated():
                self._said.apply(event)
                self.refresh(settings)
            case UtteranceEnded():
                self._said.apply(event)
                self._said.show(settings.captions)
                self._status.forget_notice(is_listening=is_listening)
            case LevelMeasured(rms_db, peak_db):
                self._screen.show_level(rms_db, peak_db)
            case LagMeasured(lag_ms, track):
                if not track:
                    self._screen.show_lag(self._lags.push(lag_ms, self._now_ms()))
            case (
                AudioDropped() | TracksSkipped() | TracksRefused() | DubSkipped() | SourceChanged()
            ):
                self._status.show_notice(to_notice(event))
            case ActivityChanged(activity):
                self._said.label = to_label(activity)
                self._said.show(settings.captions)
            case DeviceBack():
                self._status.begin()
                self._status.show_notice(to_notice(event))
            case DubPaced():
                if event.is_hurried:
                    self._status.show_notice(to_notice(event))
            case DeviceLost() | EngineFailed():
                if not self._status.has_problem:  # the first one explains those that follow
                    self._status.show_problem(to_notice(event))
            case WordSpoken(utterance, start, end):
                is_marked = settings.captions.mark_spoken
                self._screen.show_spoken(utterance, start, end if is_marked else start)
            case WriteDecided() | SpeechQueued() | DubLeftOut():
                pass  # a panel of its own; it is heard, and not heard again
            case _:
                assert_never(event)
