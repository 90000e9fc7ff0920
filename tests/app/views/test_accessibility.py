"""What a screen reader and a keyboard find in every window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
)

from app.model.presets import presets
from app.model.running_text import Line
from app.views.control_bar import ControlBar
from app.views.correction_dialog import CorrectionDialog
from app.views.first_run_page import FirstRunPage
from app.views.main_window import MainWindow
from app.views.models_page import ModelsPage
from engine.config import LATENCIES_MS

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)


WINDOWS = {
    "control bar": lambda: ControlBar(LATENCIES_MS),
    "main window": lambda: MainWindow(list(presets())),
    "first-run page": FirstRunPage,
    "models": ModelsPage,
    "correction": lambda: CorrectionDialog(Line(0, "la mer", "The sea", (("de", "Das Meer"),))),
}


@pytest.fixture(params=WINDOWS)
def window(request, qtbot):
    window = WINDOWS[request.param]()
    window.show()
    yield window
    window.hide()
    window.deleteLater()


def controls(window):
    """Return what a person can use, without the parts that Qt makes it of."""
    found = [each for kind in CONTROLS for each in window.findChildren(kind)]
    whole = [each for each in found if not any(isinstance(one, CONTROLS) for one in above(each))]
    return [each for each in dict.fromkeys(whole) if not isinstance(each, QScrollBar)]


def above(widget):
    while (widget := widget.parentWidget()) is not None:
        yield widget


def test_every_control_has_a_name_a_role_and_a_tab_stop(window):
    assert len(controls(window)) >= 5
    for control in controls(window):
        told = QAccessible.queryAccessibleInterface(control)
        name = told.text(QAccessible.Text.Name)
        assert name, control
        assert told.role() not in (QAccessible.Role.NoRole, QAccessible.Role.Client), name
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, name


def test_tab_comes_to_every_control(window):
    first = controls(window)[0]
    reached, widget = {first}, first.nextInFocusChain()
    while widget is not first:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    assert [each.accessibleName() for each in controls(window) if each not in reached] == []


def test_no_two_controls_have_the_same_letter(window):
    kinds = (QLabel, QAbstractButton)
    texts = [each.text() for kind in kinds for each in window.findChildren(kind)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(letters) == len(set(letters))
