"""The windows together: what the controller shows things on."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.model.captions import Passage
from app.model.lag import Lag
from app.model.placement import Rect
from app.model.places import Places
from app.model.presets import presets
from app.model.running_text import Line
from app.model.settings import CaptionSettings, TrackSettings
from app.screen import State
from app.views.control_bar import ControlBar
from app.views.first_run_page import FirstRunPage
from app.views.look_window import LookWindow
from app.views.main_window import MainWindow
from app.views.models_page import ModelsPage
from app.views.overlay import Overlay
from app.views.tracks_window import TracksWindow
from app.views.tray import Tray

MARGIN_PX = 28  # below the screen's upper edge
FRAME_PX = 40  # a title bar, and some air


class Desktop:
    """The overlay, the control bar and the tray, as one `Screen`."""

    def __init__(self, latencies_ms: Sequence[int], quit_now: Callable[[], None]) -> None:
        self._screen = QGuiApplication.primaryScreen().availableGeometry()
        self.overlay = Overlay(self._screen, CaptionSettings())
        self.control_bar = ControlBar(latencies_ms)
        self.main = MainWindow(list(presets()))
        self.first_run = FirstRunPage()
        self.models = ModelsPage()
        self.main.set_up_wanted.connect(self.show_set_up)
        self.main.models_wanted.connect(self.show_models)
        self.control_bar.models_wanted.connect(self.show_models)
        self.look = LookWindow()
        self.look.opened.connect(lambda: self.overlay.show_sample(is_wanted=True))
        self.look.left.connect(lambda: self.overlay.show_sample(is_wanted=False))
        self.main.look_wanted.connect(lambda: self._show_in_the_middle(self.look))
        self.tracks = TracksWindow()
        self.main.tracks_wanted.connect(self.show_tracks_window)
        self.control_bar.more_wanted.connect(self.show_main)
        self._is_bar_placed = False
        self.tray: Tray | None = None  # where the desktop has one
        self._quit_now = quit_now

    @property
    def windows(self) -> tuple[QWidget, ...]:
        """All windows there are."""
        large = (self.main, self.first_run, self.models, self.tracks, self.look)
        return (self.overlay, self.control_bar, *large)

    def open(self) -> None:
        """Show the control bar at the top of the screen; captions show themselves."""
        bar = self.control_bar
        bar.adjustSize()
        if not self._is_bar_placed:
            bar.move(self._screen.center().x() - bar.width() // 2, self._screen.y() + MARGIN_PX)
        bar.show()

    @property
    def window_places(self) -> dict[str, Rect]:
        """Where the windows stand that a person may move."""
        movable = {"bar": self.control_bar, "main": self.main}
        return {
            name: Rect(window.x(), window.y(), window.width(), window.height())
            for name, window in movable.items()
            if window.windowHandle() is not None  # it was on screen
        }

    def show_window_places(self, places: Mapping[str, Rect]) -> None:
        """Put the windows where they were, those whose place is on a screen that is there."""
        for name, rect in places.items():
            if QGuiApplication.screenAt(QPoint(rect.x + rect.width // 2, rect.y)) is None:
                continue
            if name == "bar":
                self.control_bar.move(rect.x, rect.y)
                self._is_bar_placed = True
            elif name == "main":
                self.main.resize(rect.width, rect.height)
                self.main.move(rect.x, rect.y)

    def show_main(self) -> None:
        """Show the large window, in front."""
        self.main.show()
        self.main.raise_()
        self.main.activateWindow()

    def show_replay(self) -> None:
        """Show what was said a moment ago, and let it be heard."""
        self.show_main()
        self.main.replay.wanted.emit()

    def show_tracks_window(self) -> None:
        """Show the window of the caption tracks, in front."""
        self._show_in_the_middle(self.tracks)

    def show_set_up(self) -> None:
        """Show the page of the first minute, in front and in the middle."""
        self.first_run.adjustSize()
        self._show_in_the_middle(self.first_run)

    def show_models(self) -> None:
        """Show the models, in front and in the middle."""
        self._show_in_the_middle(self.models)

    def _show_in_the_middle(self, window: QWidget) -> None:
        at = self._screen.center() - window.rect().center()
        if self.control_bar.isVisible():  # which is above all, and would cover its title
            at.setY(max(at.y(), self.control_bar.geometry().bottom() + FRAME_PX))
        window.move(at)
        window.show()
        window.raise_()
        window.activateWindow()

    def show_places(self, places: Places) -> None:
        """Put the captions where they were, on the screen used last that is there."""
        screens = {screen.name(): screen for screen in QGuiApplication.screens()}
        primary = QGuiApplication.primaryScreen().name()
        name = next((name for name in places.screens if name in screens), primary)
        self.overlay.show_place(name, screens[name].availableGeometry(), places.on(name))

    def word(self) -> None:
        """Let what is no window speak the language that was just chosen; windows hear of it."""
        if self.tray is not None:
            self.tray.word()

    def show_tray(self) -> None:
        """Show the tray's icon, if there is a place for it."""
        if self.tray is not None:
            self.tray.open()
            self.tray.show_locked(self.overlay.is_locked)

    def show_windows(self) -> None:
        """Bring the control bar to the front."""
        if not self.control_bar.isVisible():
            self.open()
        self.control_bar.raise_()
        self.control_bar.activateWindow()

    def show_choices(self, latency_ms: int, *, dub: bool, volume_percent: int) -> None:
        """Show what is chosen."""
        self.control_bar.show_choices(latency_ms, dub=dub, volume_percent=volume_percent)

    def show_bundle(self, bundle: str) -> None:
        """Show which model translates."""
        self.control_bar.show_bundle(bundle)
        self.models.show_in_use(bundle)

    def show_captions(self, source: Sequence[Passage], translation: Sequence[Passage]) -> None:
        """Show what was said last, in both languages."""
        self.overlay.show_captions(source, translation)

    def show_spoken(self, utterance: int, start: int, end: int) -> None:
        """Mark the word of a translation that the dub says."""
        self.overlay.show_spoken(utterance, start, end)

    def show_tracks(self, tracks: Mapping[str, Sequence[Passage]]) -> None:
        """Show what was said last on each caption track."""
        self.overlay.show_tracks(tracks)

    def show_track_looks(self, tracks: Sequence[TrackSettings], *, labels: bool) -> None:
        """Have room for these caption tracks."""
        self.overlay.show_track_looks(tracks, labels=labels)

    def put_line(self, number: int, line: Line) -> None:
        """Show a line of the transcript that is new, or has grown."""
        self.main.transcript.put_line(number, line)

    def jump_to_live(self) -> None:
        """Show what is being said now."""
        self.main.transcript.jump_to_live()

    def show_look(self, captions: CaptionSettings) -> None:
        """Let the captions look like this."""
        self.overlay.show_look(captions)
        self.main.show_look(captions)
        self.look.show_look(captions)
        self.overlay.show_locked(captions.locked)
        if self.tray is not None:
            self.tray.show_locked(captions.locked)

    def show_captions_wanted(self, *, is_wanted: bool) -> None:
        """Show captions where there are any, or none."""
        self.overlay.show_wanted(is_wanted)
        if self.tray is not None:
            self.tray.show_captions_wanted(is_wanted)

    def show_translucent(self, *, is_translucent: bool) -> None:
        """Tell whether windows can be seen through."""
        self.overlay.show_translucent(is_translucent)

    def show_languages(self, source: str, translation: str) -> None:
        """Choose letters that suit the languages."""
        self.overlay.show_languages(source, translation)

    def show_state(self, state: State) -> None:
        """Show whether a session runs."""
        self.control_bar.show_running(is_running=state != "stopped", can_change=state != "stopping")
        self.first_run.show_running(is_running=state != "stopped")
        if self.tray is not None:
            self.tray.show_running(is_running=state != "stopped")
        if state == "stopped":
            self.overlay.linger()

    def show_status(self, sentence: str, *, is_problem: bool) -> None:
        """Show one sentence."""
        self.control_bar.show_status(sentence, is_problem=is_problem)

    def show_level(self, rms_db: float, peak_db: float) -> None:
        """Show how loud the source is."""
        self.control_bar.meter.show_level(rms_db, peak_db)

    def show_lag(self, lag: Lag | None) -> None:
        """Show how late the captions are."""
        self.control_bar.show_lag(lag)

    def leave(self) -> None:
        """Close everything."""
        for window in self.windows:
            window.hide()
        self._quit_now()
