"""The small window with which a session is ruled; it decides nothing itself."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.model.lag import Lag
from app.model.model_row import ModelRow
from app.model.wording import decimals
from app.views.bundle_picker import BundlePicker
from app.views.lag_figure import LagFigure
from app.views.level_meter import LevelMeter
from app.views.panel import Panel
from app.views.source_picker import SourcePicker
from app.views.status_text import StatusText
from app.views.switch import Switch
from app.views.worded import describe

WIDTH_PX = 620

AnyWidget = TypeVar("AnyWidget", bound=QWidget)


class ControlBar(Panel):
    """Source, start and stop, delay, dub, level, lag and one line of status.

    Signals:
        source_chosen: The name of the source to listen to.
        recording_wanted: A recording to listen to is to be sought.
        address_wanted: The address of a stream is to be typed.
        bundle_chosen: The name of the model to translate with.
        models_wanted: The models are to be seen.
        start_wanted: The session shall begin.
        stop_wanted: The session shall end.
        latency_chosen: How much source to take at once, in ms.
        dub_toggled: Whether the translation shall be spoken.
        volume_chosen: How loud, in percent.
        recovered_wanted: The session that broke off is to be seen.
        more_wanted: The large window is to be seen.
        close_wanted: The person is done.
    """

    source_chosen = Signal(str)
    recording_wanted = Signal()
    address_wanted = Signal()
    bundle_chosen = Signal(str)
    models_wanted = Signal()
    start_wanted = Signal()
    stop_wanted = Signal()
    latency_chosen = Signal(int)
    dub_toggled = Signal(bool)
    volume_chosen = Signal(int)
    recovered_wanted = Signal()
    more_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, latencies_ms: Sequence[int]) -> None:
        super().__init__()
        self._latencies_ms = latencies_ms
        self._is_running = False
        self._build_widgets()
        self._lay_out()
        self._connect()
        self.word()
        self.setFixedWidth(WIDTH_PX)
        self.start.setFocus()

    def show_sources(self, sources: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer sources as (name, title)."""
        self.source.show_sources(sources, chosen)

    def show_bundles(self, bundles: Sequence[ModelRow]) -> None:
        """Offer models; what is chosen stays."""
        self.bundle.show_bundles(bundles)

    def show_bundle(self, name: str) -> None:
        """Show which model translates."""
        self.bundle.show_bundle(name)

    def show_choices(self, latency_ms: int, *, dub: bool, volume_percent: int) -> None:
        """Show what is chosen."""
        with QSignalBlocker(self.latency), QSignalBlocker(self.dub), QSignalBlocker(self.volume):
            self.latency.setValue(self._latencies_ms.index(latency_ms))
            self.dub.setChecked(dub)
            self.volume.setValue(volume_percent)
        self._show_latency(latency_ms)
        self.volume.setEnabled(dub)

    def show_running(self, *, is_running: bool, can_change: bool) -> None:
        """Let the one button stop or start, or neither for the moment."""
        self._is_running = is_running
        self._word_start()
        self.start.setProperty("running", is_running)
        self.start.setEnabled(can_change)
        self.start.style().polish(self.start)

    def show_status(self, sentence: str, *, is_problem: bool) -> None:
        """Show one sentence."""
        self.status.show_status(sentence, is_problem=is_problem)
        self._fit_height()

    def show_recovered(self, *, is_there: bool) -> None:
        """Offer to open a session that broke off, or offer it no more."""
        self.recovered.setVisible(is_there)
        self._fit_height()

    def show_lag(self, lag: Lag | None) -> None:
        """Show how late the captions were in the last minute."""
        self.lag.show_lag(lag)

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.setWindowTitle("Sotto")
        self.setAccessibleName("Sotto")
        self.source_label.setText(self.tr("&Listen to"))
        describe(
            self.source,
            self.tr("Source"),
            self.tr("What Sotto listens to (Ctrl+O: a recording; Ctrl+U: a stream)"),
        )
        self._word_start()
        for part in (self.source, self.bundle, self.lag, self.status):
            part.word()
        self.recovered.setText(self.tr("Open it"))
        tip = self.tr("Show what was kept of the session that broke off; it can be exported there")
        describe(self.recovered, self.tr("Open the recovered session"), tip)
        describe(self.quit, self.tr("Quit"), self.tr("End the session and quit (Ctrl+Q)"))
        describe(
            self.more, self.tr("More"), self.tr("What was said, and how captions look (Ctrl+T)")
        )
        self.latency_label.setText(self.tr("&Delay"))
        describe(
            self.latency,
            self.tr("Delay"),
            self.tr("From fastest to calmest: more delay gives better translations"),
        )
        self._show_latency(self._latencies_ms[self.latency.value()])
        self.dub.setText(self.tr("D&ub"))
        describe(self.dub, self.tr("Dub"), self.tr("Speak the translation into your headphones"))
        describe(self.volume, self.tr("Dub volume"), self.tr("How loud the dub is"))
        self.meter_label.setText(self.tr("Level"))
        self.lag_label.setText(self.tr("Lag"))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Pass the wish on; whoever ends the session closes the window."""
        event.ignore()
        self.close_wanted.emit()

    def _fit_height(self) -> None:
        """Be as high as the sentence needs, which `adjustSize` does not ask."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(WIDTH_PX, layout.totalHeightForWidth(WIDTH_PX))

    def _build_widgets(self) -> None:
        self.source = SourcePicker()
        self.bundle = BundlePicker()
        self.recovered = QPushButton()
        self.recovered.hide()
        self.start = _named("start", QPushButton())
        self.quit = _named("close", QToolButton())
        self.quit.setText("✕")
        self.quit.setShortcut(QKeySequence("Ctrl+Q"))
        self.more = _named("more", QToolButton())
        self.more.setText("☰")
        self.more.setShortcut(QKeySequence("Ctrl+T"))
        self.latency = QSlider(Qt.Orientation.Horizontal)
        self.latency.setRange(0, len(self._latencies_ms) - 1)
        self.latency.setPageStep(1)
        self.latency_figure = _named("figure", QLabel())
        self.dub = Switch()
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.meter = LevelMeter()
        self.lag = LagFigure()
        self.status = StatusText()
        self.source_label = _label(self.source)
        self.latency_label = _label(self.latency)
        self.meter_label = _label()
        self.lag_label = _label()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(12)
        for widget in (
            _named("wordmark", QLabel("Sotto")),
            self.source_label,
            self.source,
            self.start,
            self.more,
            self.quit,
        ):
            first.addWidget(widget)
        first.setStretch(2, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 12, 12, 12)
        rows.setSpacing(12)
        rows.addLayout(first)
        rows.addLayout(self._lay_out_dials())
        rows.addLayout(self._lay_out_below())

    def _lay_out_below(self) -> QHBoxLayout:
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.status, 1)
        below.addWidget(self.recovered)
        below.addWidget(self.bundle)
        return below

    def _lay_out_dials(self) -> QGridLayout:
        dials = QGridLayout()
        dials.setHorizontalSpacing(9)
        dials.setContentsMargins(0, 0, 8, 0)
        self.latency_figure.setMinimumWidth(46)
        self.lag.setMinimumWidth(76)
        widgets = (
            self.latency_label,
            self.latency,
            self.latency_figure,
            self.dub,
            self.volume,
            self.meter_label,
            self.meter,
            self.lag_label,
            self.lag,
        )
        for column, widget in enumerate(widgets):
            dials.addWidget(widget, 0, column)
        for column, stretch in ((1, 3), (4, 2), (6, 2)):
            dials.setColumnStretch(column, stretch)
        return dials

    def _connect(self) -> None:
        self.source.chosen.connect(self.source_chosen)
        self.source.recording_wanted.connect(self.recording_wanted)
        self.source.address_wanted.connect(self.address_wanted)
        QShortcut(QKeySequence.StandardKey.Open, self, self.recording_wanted.emit)
        QShortcut(QKeySequence("Ctrl+U"), self, self.address_wanted.emit)
        self.bundle.chosen.connect(self.bundle_chosen)
        self.bundle.models_wanted.connect(self.models_wanted)
        self.recovered.clicked.connect(self.recovered_wanted)
        self.start.clicked.connect(
            lambda: (self.stop_wanted if self._is_running else self.start_wanted).emit()
        )
        self.more.clicked.connect(self.more_wanted)
        self.quit.clicked.connect(self.close_wanted)
        self.latency.valueChanged.connect(self._choose_latency)
        self.dub.toggled.connect(self.volume.setEnabled)
        self.dub.toggled.connect(self.dub_toggled)
        self.volume.valueChanged.connect(self.volume_chosen)

    def _choose_latency(self, index: int) -> None:
        self._show_latency(self._latencies_ms[index])
        self.latency_chosen.emit(self._latencies_ms[index])

    def _show_latency(self, latency_ms: int) -> None:
        self.latency_figure.setText(f"{decimals(latency_ms / 1000, 2)} s")
        self.latency.setAccessibleDescription(self.tr("{n} milliseconds").format(n=latency_ms))

    def _word_start(self) -> None:
        text = self.tr("&Stop") if self._is_running else self.tr("&Start")
        self.start.setText(text)
        name = self.tr("Stop") if self._is_running else self.tr("Start")
        describe(self.start, name, self.tr("Begin or end the captions"))


def _named(name: str, widget: AnyWidget) -> AnyWidget:
    """Return the widget, after giving it the name by which the style sheet knows it."""
    widget.setObjectName(name)
    return widget


def _label(buddy: QWidget | None = None) -> QLabel:
    label = _named("caption", QLabel())
    if buddy is not None:
        label.setBuddy(buddy)
    return label
