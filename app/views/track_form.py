"""Chooses up to three caption tracks: a language each, and how much later than the captions."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
)

from app.model.lag import Lag
from app.model.settings import TrackSettings, TracksSettings
from app.status_line import language_name
from app.views.lag_figure import LagFigure
from app.views.switch import Switch
from app.views.worded import WordedWidget, describe

SLOTS = ("first", "second", "third")  # of `TracksSettings`, in their order on screen
MOST_WORDS = 8


class TrackRow(WordedWidget):
    """One track: its language, its delay, and a button that takes it away.

    Signals:
        changed: The name of a setting of this track, and its new value.
    """

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.language = QComboBox()
        self.offset = QSpinBox()
        self.offset.setRange(-MOST_WORDS, MOST_WORDS)
        self.remove = QToolButton()
        self.remove.setObjectName("close")
        self.remove.setText("✕")
        self.lag = LagFigure()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.language, 1)
        row.addWidget(self.offset)
        row.addWidget(self.lag)
        row.addWidget(self.remove)
        self.language.activated.connect(
            lambda index: self.changed.emit("language", self.language.itemData(index))
        )
        self.offset.valueChanged.connect(lambda words: self.changed.emit("offset_words", words))
        self.remove.clicked.connect(lambda: self.changed.emit("language", ""))
        self.word()

    def word(self) -> None:
        """Set every word in the language of the interface."""
        describe(self.language, self.tr("Language"), self.tr("The language of this track"))
        self.offset.setPrefix(self.tr("Words later:") + " ")
        tip = self.tr("How many words later than the delay says: more is later, and better")
        describe(self.offset, self.tr("Words later"), tip)
        self.lag.word()
        describe(self.remove, self.tr("Remove"), self.tr("Remove this track"))
        for index in range(self.language.count()):
            self.language.setItemText(index, language_name(self.language.itemData(index)))

    def show_track(self, track: TrackSettings, languages: Sequence[str]) -> None:
        """Show what is chosen, among the languages that there are."""
        if self.language.currentData() != track.language:
            self.lag.show_lag(None)  # it was another track's
        with QSignalBlocker(self.language), QSignalBlocker(self.offset):
            self.language.clear()
            for language in dict.fromkeys([*languages, track.language]):
                self.language.addItem(language_name(language), language)
            self.language.setCurrentIndex(self.language.findData(track.language))
            self.offset.setValue(track.offset_words)
        self.setVisible(bool(track.language))


class TrackForm(WordedWidget):
    """All tracks, and a button that adds one.

    Signals:
        changed: A setting's key, and its new value.
    """

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._languages: Sequence[str] = ()
        self._source_language = ""
        self._tracks = TracksSettings()
        self.rows = {slot: TrackRow() for slot in SLOTS}
        self.add = QPushButton()
        self.sureness = QSlider(Qt.Orientation.Horizontal)
        self.sureness.setRange(0, 100)
        self._sureness_label = QLabel()
        self.labels = Switch()
        self.none = QLabel(wordWrap=True)
        self._lay_out()
        self._connect()
        self.word()

    def word(self) -> None:
        """Set every word in the language of the interface."""
        self.add.setText(self.tr("&Add a caption track"))
        tip = self.tr("One more language below the captions, up to three")
        describe(self.add, self.tr("Add a caption track"), tip)
        self._sureness_label.setText(self.tr("How &sure a word must be"))
        tip = self.tr("More waits longer for what may still change a word")
        describe(self.sureness, self.tr("How sure a word must be"), tip)
        self.labels.setText(self.tr("&Name the languages"))
        tip = self.tr("Each text has its language beside it")
        describe(self.labels, self.tr("Name the languages"), tip)
        self.none.setText(
            self.tr(
                "No model here makes caption tracks of {language}: install one with “Models…”."
            ).format(language=language_name(self._source_language))
        )

    def show_languages(self, languages: Sequence[str], source_language: str) -> None:
        """Offer these languages, by their codes; say what is missing where there are none."""
        self._languages, self._source_language = languages, source_language
        self.word()
        self.none.setVisible(not languages)
        self.show_tracks(self._tracks)

    def show_lag(self, language: str, lag: Lag | None) -> None:
        """Show how late the words of a track came in the last minute; None while nobody knows."""
        for slot, row in self.rows.items():
            if getattr(self._tracks, slot).language == language:
                row.lag.show_lag(lag)

    def show_tracks(self, tracks: TracksSettings) -> None:
        """Show what is chosen."""
        self._tracks = tracks
        chosen = [getattr(tracks, slot).language for slot in SLOTS]
        for slot, row in self.rows.items():
            track: TrackSettings = getattr(tracks, slot)
            free = [each for each in self._languages if each not in chosen]
            row.show_track(track, [*free, track.language])
        self.add.setEnabled(self._next() is not None)
        with QSignalBlocker(self.sureness), QSignalBlocker(self.labels):
            self.sureness.setValue(tracks.confidence_percent)
            self.labels.setChecked(tracks.labels)

    def _lay_out(self) -> None:
        sure = QHBoxLayout()
        self._sureness_label.setBuddy(self.sureness)
        sure.addWidget(self._sureness_label)
        sure.addWidget(self.sureness, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for row in self.rows.values():
            rows.addWidget(row)
        rows.addWidget(self.none)
        rows.addWidget(self.add)
        rows.addLayout(sure)
        rows.addWidget(self.labels)

    def _connect(self) -> None:
        for slot, row in self.rows.items():
            row.changed.connect(
                lambda name, value, slot=slot: self.changed.emit(f"tracks.{slot}.{name}", value)
            )
        self.add.clicked.connect(self._add)
        self.sureness.valueChanged.connect(
            lambda percent: self.changed.emit("tracks.confidence_percent", percent)
        )
        self.labels.toggled.connect(lambda is_on: self.changed.emit("tracks.labels", is_on))

    def _add(self) -> None:
        found = self._next()
        if found is not None:
            slot, language = found
            self.changed.emit(f"tracks.{slot}.language", language)

    def _next(self) -> tuple[str, str] | None:
        """Return where one more track would go, and in which language; None where it cannot."""
        chosen = {slot: getattr(self._tracks, slot).language for slot in SLOTS}
        slots = [slot for slot, language in chosen.items() if not language]
        languages = [each for each in self._languages if each not in chosen.values()]
        return (slots[0], languages[0]) if slots and languages else None
