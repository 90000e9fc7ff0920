"""The windows together: where they stand."""

from PySide6.QtGui import QGuiApplication

from app.model.placement import Rect


def test_windows_come_back_to_where_they_were(desktop):
    bar, main = Rect(40, 60, 620, 120), Rect(30, 50, 780, 520)
    desktop.show_window_places({"bar": bar, "main": main})
    desktop.open()
    desktop.show_main()
    places = desktop.window_places
    assert places["main"] == main
    assert places["bar"][:3] == bar[:3]


def test_a_place_on_a_screen_that_is_gone_is_not_taken(desktop):
    desktop.show_window_places({"bar": Rect(9000, 60, 620, 120)})
    desktop.open()
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.contains(desktop.control_bar.geometry())


def test_windows_that_were_never_on_screen_have_no_place(desktop):
    desktop.open()
    assert set(desktop.window_places) == {"bar"}


def test_the_set_up_page_does_not_lie_below_the_control_bar(desktop):
    desktop.open()
    desktop.show_set_up()
    assert desktop.first_run.y() > desktop.control_bar.geometry().bottom()
