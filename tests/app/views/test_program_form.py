"""What is chosen of the program itself, and of the second screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.model.setting_keys import find_key
from app.model.settings import HotkeySettings, PageSettings, WindowSettings
from app.views.program_form import ProgramForm
from app.views.second_screen_form import SecondScreenForm

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def form(qtbot):
    form = ProgramForm()
    form.changes = []
    form.changed.connect(lambda key, value: form.changes.append((key, value)))
    form.show()
    yield form
    form.hide()
    form.deleteLater()


@pytest.fixture
def page(qtbot):
    page = SecondScreenForm()
    page.changes = []
    page.changed.connect(lambda key, value: page.changes.append((key, value)))
    page.show()
    yield page
    page.hide()
    page.deleteLater()


def test_keys_are_chosen_by_pressing_them(form, qtbot):
    qtbot.keyClick(form.keys["hide"], Qt.Key.Key_K, CTRL_ALT)
    qtbot.keyClick(form.keys["louder"], Qt.Key.Key_PageUp, CTRL_ALT)
    assert form.changes == [("hotkeys.hide", "Ctrl+Alt+K"), ("hotkeys.louder", "Ctrl+Alt+PageUp")]
    assert all(find_key(key).kind.accepts(value) for key, value in form.changes)


def test_keys_can_be_taken_away(form, qtbot):
    qtbot.keyClick(form.keys["hide"], Qt.Key.Key_Backspace)
    assert form.changes == [("hotkeys.hide", "")]


def test_a_key_alone_is_no_hotkey_and_that_is_said(form, qtbot):
    qtbot.keyClick(form.keys["hide"], Qt.Key.Key_K)
    assert form.changes == []
    assert form.problem.text().startswith("K cannot be a hotkey")
    qtbot.keyClick(form.keys["hide"], Qt.Key.Key_K, CTRL_ALT)
    assert form.problem.text() == ""


def test_modifiers_alone_are_waited_with(form, qtbot):
    qtbot.keyClick(form.keys["hide"], Qt.Key.Key_Control)
    assert (form.changes, form.problem.text()) == ([], "")


def test_it_tells_when_keys_are_typed(form, qtbot):
    told = []
    form.keys_typed.connect(told.append)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.keys["hide"].setFocus()
    form.theme.setFocus()
    assert told == [True, False]


def test_language_and_colours_are_settings_with_values_that_they_accept(form, qtbot):
    for box in (form.language, form.theme):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    for switch in (form.minimised, form.at_once):
        qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert dict(form.changes) == {
        "window.language": "en",
        "window.theme": "light",
        "window.start_minimised": True,
        "window.listen_at_start": True,
    }


def test_every_language_and_theme_can_be_chosen(form):
    for box, key in ((form.language, "window.language"), (form.theme, "window.theme")):
        values = tuple(box.itemData(index) for index in range(box.count()))
        assert sorted(values) == sorted(find_key(key).kind.choices)


def test_showing_what_is_chosen_is_no_wish(form, page):
    form.show_window(WindowSettings(language="de", theme="dark", start_minimised=True))
    form.show_hotkeys(HotkeySettings(hide=""))
    page.show_page(PageSettings(serve=True, reach="network"))
    assert (form.changes, page.changes) == ([], [])
    assert (form.theme.currentText(), form.keys["hide"].text()) == ("Dark", "")


def test_the_page_is_offered_and_opened_to_the_network(page, qtbot):
    for switch in (page.serve, page.network):
        qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert page.changes == [("page.serve", True), ("page.reach", "network")]


def test_other_devices_have_a_code_to_scan_and_this_computer_has_the_address(page, qtbot):
    page.show_page(PageSettings(serve=True))
    page.show_invitation("http://127.0.0.1:8765/", ["101", "010", "101"])
    assert (page.code.isVisible(), page.link.text()) == (False, "http://127.0.0.1:8765/")
    page.show_page(PageSettings(serve=True, reach="network"))
    page.show_invitation("http://10.0.0.2:8765/#token=x", ["101", "010", "101"])
    assert page.code.isVisible()
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "http://10.0.0.2:8765/#token=x"
    page.show_invitation("", [])
    assert [each.isVisible() for each in (page.code, page.link)] == [False, False]


def test_the_code_is_drawn_dark_on_light_in_whole_pixels(page):
    page.show_page(PageSettings(serve=True, reach="network"))
    page.show_invitation("http://10.0.0.2:8765/", ["10", "01"])
    image = page.code.grab().toImage()
    module_px = image.width() // (2 + 2 * 4)
    start_px = (image.width() - 2 * module_px) // 2
    middles = [start_px + module_px // 2 + i * module_px for i in range(2)]
    drawn = [[image.pixelColor(x, y).lightness() < 128 for x in middles] for y in middles]
    assert drawn == [[True, False], [False, True]]
    assert image.pixelColor(2, 2).lightness() == 255
