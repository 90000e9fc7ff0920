"""The window of the caption tracks: which there are, and why their words came when they did."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout

from app.model.lag import Lag
from app.model.settings import TracksSettings
from app.model.track_choice import wanted_tracks
from app.model.waits import WaitChart
from app.status_line import language_name
from app.views.track_form import TrackForm
from app.views.wait_view import WaitView
from app.views.worded import WordedWidget, describe


class TracksWindow(WordedWidget):
    """The choice of tracks above the chart of one of them.

    Signals:
        changed: A setting's key, and its new value.
        chart_wanted: The language whose chart is to be seen.
    """

    changed = Signal(str, object)
    chart_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form = TrackForm()
        self.form.changed.connect(self.changed)
        self.charted = QComboBox()
        self.charted.activated.connect(lambda _: self.chart_wanted.emit(self.track))
        self.waits = WaitView()
        self._chart_label, self._legend = QLabel(), QLabel(wordWrap=True)
        self._lay_out()
        self.word()
        self.resize(640, 520)

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.setWindowTitle(self.tr("Sotto – caption tracks"))
        self.setAccessibleName(self.tr("Caption tracks"))
        self._chart_label.setText(self.tr("&Why words waited"))
        describe(
            self.charted, self.tr("Track of the chart"), self.tr("The track whose words are shown")
        )
        self.waits.setAccessibleName(self.tr("Why words waited"))
        self._legend.setText(
            self.tr(
                "A ring: asked after so much of the source, and not sure enough yet. "
                "A dot: written. The larger, the surer."
            )
        )
        for index in range(self.charted.count()):
            self.charted.setItemText(index, language_name(self.charted.itemData(index)))

    @property
    def track(self) -> str:
        """The language whose chart is shown; empty where there is none."""
        return self.charted.currentData() or ""

    def show_languages(self, languages: Sequence[str], source_language: str) -> None:
        """Offer these languages, by their codes."""
        self.form.show_languages(languages, source_language)

    def show_tracks(self, tracks: TracksSettings) -> None:
        """Show what is chosen."""
        self.form.show_tracks(tracks)
        chosen = self.track
        with QSignalBlocker(self.charted):
            self.charted.clear()
            for track in wanted_tracks(tracks):
                self.charted.addItem(language_name(track.language), track.language)
            self.charted.setCurrentIndex(max(0, self.charted.findData(chosen)))
        self.chart_wanted.emit(self.track)

    def show_lag(self, language: str, lag: Lag | None) -> None:
        """Show how late the words of a track came in the last minute; None while nobody knows."""
        self.form.show_lag(language, lag)

    def show_chart(self, chart: WaitChart) -> None:
        """Show why the words of the chosen track waited."""
        self.waits.show_chart(chart)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        self._chart_label.setBuddy(self.charted)
        above.addWidget(self._chart_label)
        above.addWidget(self.charted)
        above.addStretch()
        self._legend.setObjectName("caption")
        rows = QVBoxLayout(self)
        rows.addWidget(self.form)
        rows.addSpacing(8)
        rows.addLayout(above)
        rows.addWidget(self.waits, 1)
        rows.addWidget(self._legend)
