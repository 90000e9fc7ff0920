"""The windows together: what the controller shows things on."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication

from app.controller import State
from app.model.captions import Passage
from app.model.settings import CaptionSettings
from app.views.control_bar import ControlBar
from app.views.overlay import Overlay

MARGIN_PX = 28  # below the screen's upper edge


class Desktop:
    """The overlay and the control bar, as one `Screen`."""

    def __init__(self, latencies_ms: Sequence[int], quit_now: Callable[[], None]) -> None:
        self._screen = QGuiApplication.primaryScreen().availableGeometry()
        self.overlay = Overlay(self._screen, CaptionSettings())
        self.control_bar = ControlBar(latencies_ms)
        self._quit_now = quit_now

    def open(self) -> None:
        """Show the control bar at the top of the screen; captions show themselves."""
        bar = self.control_bar
        bar.adjustSize()
        bar.move(self._screen.center().x() - bar.width() // 2, self._screen.y() + MARGIN_PX)
        bar.show()

    def show_captions(self, source: Sequence[Passage], translation: Sequence[Passage]) -> None:
        """Show what was said last, in both languages."""
        self.overlay.show_captions(source, translation)

    def show_look(self, captions: CaptionSettings) -> None:
        """Let the captions look like this."""
        self.overlay.show_look(captions)
        self.overlay.show_locked(captions.locked)

    def show_captions_wanted(self, *, is_wanted: bool) -> None:
        """Show captions where there are any, or none."""
        self.overlay.show_wanted(is_wanted)

    def show_languages(self, source: str, translation: str) -> None:
        """Choose letters that suit the languages."""
        self.overlay.show_languages(source, translation)

    def show_state(self, state: State) -> None:
        """Show whether a session runs."""
        self.control_bar.show_running(is_running=state != "stopped", can_change=state != "stopping")
        if state == "stopped":
            self.overlay.linger()

    def show_status(self, sentence: str, *, is_problem: bool) -> None:
        """Show one sentence."""
        self.control_bar.show_status(sentence, is_problem=is_problem)

    def show_level(self, rms_db: float, peak_db: float) -> None:
        """Show how loud the source is."""
        self.control_bar.meter.show_level(rms_db, peak_db)

    def show_lag(self, lag_ms: int | None) -> None:
        """Show how late the captions are."""
        self.control_bar.show_lag(lag_ms)

    def leave(self) -> None:
        """Close everything."""
        self.overlay.hide()
        self.control_bar.hide()
        self._quit_now()
