import pytest
from PySide6.QtCore import Qt

from app.views.first_run_page import FirstRunPage


@pytest.fixture
def page(qtbot):
    page = FirstRunPage()
    page.show_sources([("system", "What this computer plays"), ("mic", "The microphone")], "mic")
    yield page
    page.hide()
    page.deleteLater()


def test_it_tells_when_it_comes_and_goes(page):
    told = []
    page.opened.connect(lambda: told.append("opened"))
    page.left.connect(lambda: told.append("left"))
    page.show()
    page.close()
    assert told == ["opened", "left"]


def test_a_source_is_chosen_with_the_keyboard(page, qtbot):
    chosen = []
    page.source_chosen.connect(chosen.append)
    page.show()
    qtbot.keyClick(page.source, Qt.Key.Key_Up)
    assert chosen == ["system"]


def test_showing_the_sources_chooses_none(page):
    chosen = []
    page.source_chosen.connect(chosen.append)
    page.show_sources([("mic", "The microphone")], "mic")
    assert chosen == []


def test_nothing_disturbs_the_test(page):
    page.show_testing(is_testing=True)
    assert [each.isEnabled() for each in (page.test, page.demo, page.begin)] == [False] * 3
    page.show_testing(is_testing=False)
    assert [each.isEnabled() for each in (page.test, page.demo, page.begin)] == [True] * 3


def test_no_test_is_offered_while_a_session_runs(page):
    page.show_running(is_running=True)
    assert [each.isEnabled() for each in (page.test, page.demo, page.begin)] == [False, False, True]


def test_a_problem_is_told_in_its_colour_and_to_a_screen_reader(page):
    page.show_sound("This source is muted.", is_problem=True)
    assert page.sound.property("problem") is True
    assert page.sound.accessibleDescription() == "This source is muted."


def test_escape_closes_it(page, qtbot):
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
