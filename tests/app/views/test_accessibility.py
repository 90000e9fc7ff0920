"""What a screen reader and a keyboard find in every window: the tree is walked, Tab is pressed."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QScrollArea,
    QTabWidget,
    QWidget,
)

from app.model.captions import Passage
from app.model.presets import presets
from app.model.running_text import Line
from app.model.settings import CaptionSettings
from app.views.address_dialog import AddressDialog
from app.views.control_bar import ControlBar
from app.views.correction_dialog import CorrectionDialog
from app.views.first_run_page import FirstRunPage
from app.views.look_window import LookWindow
from app.views.main_window import MainWindow
from app.views.models_page import ModelsPage
from app.views.overlay import Overlay
from app.views.tracks_window import TracksWindow
from engine.config import LATENCIES_MS

Role, Text = QAccessible.Role, QAccessible.Text
# What a person acts on, or reads in.
CONTROLS = {
    Role.Button,
    Role.ButtonDropDown,
    Role.CheckBox,
    Role.ComboBox,
    Role.EditableText,
    Role.HotkeyField,
    Role.List,
    Role.PageTabList,
    Role.PushButton,
    Role.RadioButton,
    Role.Slider,
    Role.SpinBox,
    Role.Table,
    Role.Tree,
}
WHOLE = (QAbstractSpinBox, QComboBox)  # Qt makes them of a field
WINDOWS = {
    "address": lambda: AddressDialog("https://example.org/radio.mp3", "Install ffmpeg."),
    "control bar": lambda: ControlBar(LATENCIES_MS),
    "main window": lambda: MainWindow(list(presets())),
    "first-run page": FirstRunPage,
    "look": LookWindow,
    "models": ModelsPage,
    "tracks": TracksWindow,
    "correction": lambda: CorrectionDialog(Line(0, "la mer", "The sea", (("de", "Das Meer"),))),
}
LONGEST_ROUND = 45  # presses of Tab


@pytest.fixture(params=WINDOWS)
def window(request, qtbot):
    window = WINDOWS[request.param]()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.hide()
    window.deleteLater()


def tree(interface):
    """Yield what a screen reader finds of a window, from the top."""
    yield interface
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None:
            yield from tree(child)


def controls(window):
    """Return the controls that are shown, as (widget, interface), each as a whole.

    Qt makes some of them of smaller ones, which are no stops of their own.
    """
    found = []
    for each in tree(QAccessible.queryAccessibleInterface(window)):
        widget = each.object()
        if each.role() not in CONTROLS or not isinstance(widget, QWidget):
            continue
        is_part = any(above is widget for above in _above(found, widget))
        if widget.isVisible() and not is_part:
            found.append((widget, each))
    return found


def _above(found, widget):
    known = {id(each) for each, _ in found}
    parent = widget.parentWidget()
    while parent is not None:
        if id(parent) in known:
            yield widget
        parent = parent.parentWidget()


def pages(window):
    """Bring each page of a window to the front, one after the other."""
    tabs = window.findChild(QTabWidget)
    for index in range(tabs.count() if tabs else 1):
        if tabs:
            tabs.setCurrentIndex(index)
            QApplication.processEvents()
        yield index


def test_every_control_has_a_name_and_a_role(window):
    for _ in pages(window):
        found = controls(window)
        assert len(found) >= 3
        assert [widget for widget, told in found if not told.text(Text.Name).strip()] == []


def test_nothing_that_can_have_the_keyboard_is_without_a_role_or_a_name(window):
    for _ in pages(window):
        stops = [
            each
            for each in window.findChildren(QWidget)
            if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        for stop in stops:
            if stop.focusProxy() is None and not isinstance(stop.parent(), WHOLE):
                told = QAccessible.queryAccessibleInterface(stop)
                is_frame = isinstance(stop, QScrollArea)  # it has the keyboard to be scrolled
                assert is_frame or told.role() not in (Role.NoRole, Role.Client), stop
                assert told.text(Text.Name).strip(), stop


def test_tab_comes_to_every_control_that_can_be_used(window):
    for _ in pages(window):
        wanted = {widget for widget, _ in controls(window) if widget.isEnabled()}
        reached = set()
        for _ in range(LONGEST_ROUND):
            QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
            widget = QApplication.focusWidget()
            while widget is not None and widget is not window:
                reached.add(widget)
                widget = widget.parentWidget()
        missed = [each.accessibleName() or repr(each) for each in wanted - reached]
        assert missed == []


def test_a_label_that_tells_something_has_a_name_or_words(window):
    for _ in pages(window):
        for label in window.findChildren(QLabel):
            told = QAccessible.queryAccessibleInterface(label)
            if label.isVisible() and label.text():
                assert told.text(Text.Name).strip(), label.text()


@pytest.fixture
def overlay(qtbot):
    overlay = Overlay(QRect(0, 0, 1280, 720), CaptionSettings())
    yield overlay
    overlay.hide()
    overlay.deleteLater()


def test_captions_have_a_name_and_their_words(overlay):
    overlay.show_captions([Passage(0, "la mer", "")], [Passage(0, "the sea", "is")])
    told = QAccessible.queryAccessibleInterface(overlay)
    assert (told.text(Text.Name), told.text(Text.Description)) == ("Captions", "the sea")
