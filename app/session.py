"""One run of the engine as the controller knows it, and what it is opened with; no Qt."""

from dataclasses import dataclass
from typing import Protocol

from app.model.pace import Pace
from app.model.settings import CaptionSettings, TracksSettings
from engine.caption_tracks import TrackChoice


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has chosen; `bundle` is a folder, or empty for the one that is usual."""

    source: str
    latency_ms: int
    dub: bool
    volume_percent: int = 100
    captions: CaptionSettings = CaptionSettings()
    bundle: str = ""
    tracks: TracksSettings = TracksSettings()


class Session(Protocol):
    """One run of the engine with its dub; its events come to `Controller.on_event`."""

    has_dub: bool

    def start(self) -> None:
        """Begin and return at once."""

    def stop(self) -> None:
        """Ask for the end and return at once; `EngineStopped` is the answer."""

    def set_pace(self, pace: Pace) -> None:
        """Change what every stage waits for."""

    def set_bundle(self, bundle: str) -> None:
        """Translate with another model as soon as it is loaded."""

    def set_dub(self, *, is_on: bool) -> None:
        """Speak, or be silent."""

    def set_volume_percent(self, volume_percent: int) -> None:
        """Speak as loud as this."""

    def set_tracks(self, choice: TrackChoice) -> None:
        """Write these caption tracks."""

    def jump_to_live(self) -> None:
        """Skip what the dub has still to say."""
