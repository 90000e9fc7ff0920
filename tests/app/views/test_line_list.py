import pytest
from PySide6.QtCore import QStringListModel

from app.views.line_list import LineList

SHORT, LONG = "Hello", "The sea is deep, and the fish are older than every story told of them. " * 6


@pytest.fixture
def lines(qtbot):
    lines = LineList()
    lines.setModel(QStringListModel([SHORT] * 40))
    lines.resize(300, 200)
    lines.scrollToTop()
    lines.show()
    yield lines
    lines.hide()
    lines.deleteLater()


def put(lines, row, text):
    model = lines.model()
    model.setData(model.index(row), text)


def test_a_line_on_screen_is_as_high_as_its_text(lines, qtbot):
    put(lines, 1, LONG)
    qtbot.waitUntil(lambda: lines.rowHeight(1) > 5 * lines.rowHeight(0))
    put(lines, 1, SHORT)
    qtbot.waitUntil(lambda: lines.rowHeight(1) == lines.rowHeight(0))


def test_a_line_is_measured_when_it_comes_on_screen_and_no_sooner(lines, qtbot):
    put(lines, 20, LONG)
    before = lines.rowHeight(20)
    assert before == lines.rowHeight(39)
    lines.scrollTo(lines.model().index(20))
    qtbot.waitUntil(lambda: lines.rowHeight(20) > before)


def test_the_last_line_is_seen_whole(lines):
    put(lines, 39, LONG)
    lines.scrollToBottom()
    assert lines.rowViewportPosition(39) + lines.rowHeight(39) <= lines.viewport().height()


def test_whoever_is_at_the_end_stays_there_when_the_window_grows_narrow(lines, qtbot):
    put(lines, 39, LONG)
    lines.scrollToBottom()
    before = lines.rowHeight(39)
    lines.resize(200, 200)
    qtbot.waitUntil(lambda: lines.rowHeight(39) > before)
    assert lines.verticalScrollBar().value() == lines.verticalScrollBar().maximum()


def test_lines_that_came_before_the_window_was_seen_are_seen_from_the_end(qtbot):
    lines = LineList()
    lines.setModel(QStringListModel([LONG] * 40))
    lines.scrollToBottom()
    lines.resize(300, 200)
    lines.show()
    bar = lines.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    lines.scrollToTop()
    qtbot.waitUntil(lambda: lines.rowHeight(0) > 100)
    assert bar.value() == 0
    lines.hide()
    lines.deleteLater()
