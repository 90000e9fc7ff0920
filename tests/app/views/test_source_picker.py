import numpy as np
import pytest
from PySide6.QtGui import QImage

from app.views.source_picker import LEVEL_ROLE, SourcePicker


@pytest.fixture
def picker(qtbot):
    picker = SourcePicker()
    qtbot.addWidget(picker)
    picker.show_sources([("system", "system"), ("mic", "mic")], "system")
    picker.show()
    yield picker
    picker.hidePopup()


def pixels(picker):
    image = picker.view().viewport().grab().toImage()
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.bytesPerLine()).astype(int)


def test_it_tells_when_it_is_open(picker, qtbot):
    with qtbot.waitSignal(picker.opened):
        picker.showPopup()
    with qtbot.waitSignal(picker.left):
        picker.hidePopup()


def test_a_level_is_drawn_in_the_row_of_its_source(picker, qtbot):
    picker.showPopup()
    qtbot.waitUntil(picker.view().isVisible)
    before = pixels(picker)
    picker.show_level("mic", -20.0, -10.0)
    rows = np.flatnonzero(np.abs(pixels(picker) - before).max(axis=1) > 30)
    row = picker.view().visualRect(picker.model().index(1, 0))
    assert len(rows)
    assert row.top() <= rows.min()
    assert rows.max() <= row.bottom()


def test_levels_of_last_time_are_not_shown_again(picker):
    picker.show_level("mic", -20.0, -10.0)
    picker.show_level("nobody", -20.0, -10.0)
    picker.showPopup()
    assert picker.itemData(1, LEVEL_ROLE) is None


def titles(picker):
    return [picker.itemText(index) for index in range(picker.count())]


def test_what_begins_to_play_comes_into_an_open_list_and_nothing_else_moves(picker):
    picker.showPopup()
    picker.show_level("mic", -20.0, -10.0)
    sources = [("system", "system"), ("app:Film", "What Film plays"), ("mic", "mic")]
    picker.show_sources(sources, "system")
    assert picker.names == ["system", "app:Film", "mic"]
    assert picker.itemData(2, LEVEL_ROLE) == (-20.0, -10.0)
    assert picker.view().isVisible()
    picker.show_sources(sources[:1], "system")
    assert picker.names == ["system"]


def test_a_source_that_is_named_anew_is_not_listed_twice(picker):
    picker.show_sources([("mic", "mic"), ("system", "What you hear")], "mic")
    assert picker.names == ["mic", "system"]
    assert titles(picker)[:2] == ["mic", "What you hear"]
    assert picker.currentData() == "mic"


@pytest.mark.parametrize(("n_down", "signal"), [(2, "recording_wanted"), (3, "address_wanted")])
def test_the_last_two_open_something_and_choose_nothing(picker, qtbot, n_down, signal):
    picker.word()
    assert titles(picker)[2:] == ["A recording…", "A stream address…"]
    chosen = []
    picker.chosen.connect(chosen.append)
    with qtbot.waitSignal(getattr(picker, signal)):
        picker.setCurrentIndex(n_down)
        picker.activated.emit(n_down)
    assert (chosen, picker.currentData()) == ([], "system")
