import numpy as np
import pytest
from PySide6.QtGui import QImage

from app.views.source_picker import LEVEL_ROLE, SourcePicker


@pytest.fixture
def picker(qtbot):
    picker = SourcePicker()
    qtbot.addWidget(picker)
    for name in ("system", "mic"):
        picker.addItem(name, name)
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
