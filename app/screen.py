"""What the controller asks of the windows; knows neither of them."""

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

from app.model.captions import Passage
from app.model.lag import Lag
from app.model.running_text import Line
from app.model.settings import CaptionSettings, TrackSettings

State = Literal["stopped", "starting", "listening", "stopping"]


class Screen(Protocol):
    """Where all is shown."""

    def show_captions(self, source: Sequence[Passage], translation: Sequence[Passage]) -> None:
        """Show what was said last, in both languages."""

    def show_spoken(self, utterance: int, start: int, end: int) -> None:
        """Mark the word of a translation that the dub says; none where `start` is `end`."""

    def show_tracks(self, tracks: Mapping[str, Sequence[Passage]]) -> None:
        """Show what was said last on each caption track, by its language."""

    def show_track_looks(self, tracks: Sequence[TrackSettings], *, labels: bool) -> None:
        """Have room for these caption tracks, and look like this."""

    def show_choices(self, latency_ms: int, *, dub: bool, volume_percent: int) -> None:
        """Show what is chosen."""

    def show_bundle(self, bundle: str) -> None:
        """Show which model translates."""

    def put_line(self, number: int, line: Line) -> None:
        """Show a line of the transcript that is new, or has grown."""

    def jump_to_live(self) -> None:
        """Show what is being said now."""

    def show_look(self, captions: CaptionSettings) -> None:
        """Let the captions look like this."""

    def show_captions_wanted(self, *, is_wanted: bool) -> None:
        """Show captions where there are any, or none."""

    def show_languages(self, source: str, translation: str) -> None:
        """Tell which languages are captioned, by their codes."""

    def show_state(self, state: State) -> None:
        """Show whether a session runs."""

    def show_status(self, sentence: str, *, is_problem: bool) -> None:
        """Show one sentence."""

    def show_level(self, rms_db: float, peak_db: float) -> None:
        """Show how loud the source is."""

    def show_lag(self, lag: Lag | None) -> None:
        """Show how late the captions are; None while nobody knows."""

    def show_windows(self) -> None:
        """Bring the windows to the front."""

    def show_set_up(self) -> None:
        """Show the page of the first minute."""

    def show_replay(self) -> None:
        """Show what was said a moment ago, and let it be heard."""

    def leave(self) -> None:
        """Close everything: no session runs any more."""
