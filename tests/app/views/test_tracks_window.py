"""The window of the caption tracks: a person adds, changes and removes them, and sees why."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent, QImage

from app.model.settings import TrackSettings, TracksSettings
from app.model.waits import Wait, WaitChart
from app.views.tracks_window import TracksWindow
from engine.events import WriteMoment

CHART = WaitChart(
    ("un", "deux", "trois"),
    (Wait("eins", (WriteMoment(1, 0.1), WriteMoment(2, 0.9))), Wait("zwei", ())),
)
BOTH = TracksSettings(first=TrackSettings("de"), second=TrackSettings("es", offset_words=3))


@pytest.fixture
def window(qtbot):
    window = TracksWindow()
    window.changes = []
    window.changed.connect(lambda key, value: window.changes.append((key, value)))
    window.show_languages(["de", "es"], "fr")
    window.show()
    yield window
    window.hide()
    window.deleteLater()


def test_a_track_is_added_in_the_first_language_that_is_free(window):
    window.form.add.click()
    window.show_tracks(TracksSettings(first=TrackSettings("de")))
    window.form.add.click()
    assert window.changes == [("tracks.first.language", "de"), ("tracks.second.language", "es")]


def test_what_is_chosen_is_shown_and_told_nobody(window):
    window.show_tracks(BOTH)
    rows = window.form.rows
    assert [row.isVisible() for row in rows.values()] == [True, True, False]
    assert rows["second"].language.currentText() == "Spanish"
    assert rows["second"].offset.value() == 3
    assert not window.form.add.isEnabled()  # both languages are there
    assert window.changes == []


def test_a_track_has_its_own_delay_and_can_go(window):
    window.show_tracks(BOTH)
    window.form.rows["first"].offset.setValue(-1)
    window.form.rows["second"].remove.click()
    assert window.changes == [("tracks.first.offset_words", -1), ("tracks.second.language", "")]


def test_how_sure_words_must_be_and_names_can_be_chosen(window):
    window.form.sureness.setValue(70)
    window.form.labels.click()
    assert window.changes == [("tracks.confidence_percent", 70), ("tracks.labels", False)]


def test_where_no_model_is_there_the_way_out_is_named(window):
    window.show_languages([], "fr")
    assert window.form.none.isVisible()
    assert "caption tracks of French" in window.form.none.text()
    assert "install one" in window.form.none.text()
    assert not window.form.add.isEnabled()


def test_the_chart_is_that_of_the_track_somebody_chose(window):
    wanted = []
    window.chart_wanted.connect(wanted.append)
    window.show_tracks(BOTH)
    window.charted.setCurrentIndex(1)
    window.charted.activated.emit(1)
    assert wanted == ["de", "es"]
    window.show_tracks(BOTH)
    assert window.track == "es"


def test_rings_and_dots_are_painted_along_the_source(window):
    window.show_chart(CHART)
    image = window.waits.dots.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colours = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    palette = window.palette()
    painted = {palette.accent().color().name(), palette.placeholderText().color().name()}
    assert painted <= colours


def test_a_row_is_also_said_in_words(window):
    window.show_chart(CHART)
    dots = window.waits.dots
    assert dots.accessibleDescription().startswith(
        "eins: 10 % sure after word 1, 90 % sure after word 2"
    )
    at = QPoint(40, 30)
    assert dots.event(QHelpEvent(QHelpEvent.Type.ToolTip, at, dots.mapToGlobal(at)))


def test_a_moment_beyond_the_words_that_were_told_is_left_out(window):
    window.show_chart(WaitChart(("un",), (Wait("zwei", (WriteMoment(2, 0.9),)),)))
    assert not window.waits.dots.grab().isNull()
