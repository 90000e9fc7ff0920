"""How captions look is chosen text by text, and seen on the captions themselves."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from app.model.presets import presets
from app.model.setting_keys import find_key
from app.model.settings import CaptionSettings, TextStyle
from app.views.look_window import LookWindow


@pytest.fixture
def window(qtbot):
    window = LookWindow()
    window.changes = []
    window.changed.connect(lambda key, value: window.changes.append((key, value)))
    window.show()
    yield window
    window.hide()
    window.deleteLater()


@pytest.mark.parametrize("which", ["source", "translation"])
def test_every_choice_is_a_setting_of_its_own_text(window, qtbot, which):
    form = getattr(window, which)
    for box in (form.font_family, form.weight):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    for slider in (form.text_size, form.outline, form.background):
        qtbot.keyClick(slider.slider, Qt.Key.Key_Right)
    for button in (form.colour, form.outline_colour):
        button.chosen.emit("#123456")
    names = [key.removeprefix(f"captions.{which}.") for key, _ in window.changes]
    assert set(names) == set(TextStyle.__dataclass_fields__)
    assert all(find_key(key).kind.accepts(value) for key, value in window.changes)


def test_order_texts_and_box_are_chosen_beside_them(window, qtbot):
    qtbot.keyClick(window.first, Qt.Key.Key_Down)
    qtbot.keyClick(window.texts, Qt.Key.Key_Down)
    window.background.chosen.emit("#202020")
    assert window.changes == [
        ("captions.first", "translation"),
        ("captions.languages", "source"),
        ("captions.background_colour", "#202020"),
    ]


def test_where_one_text_is_shown_none_is_above_the_other(window):
    window.show_look(replace(CaptionSettings(), languages="source"))
    assert not window.first.isEnabled()


def test_showing_what_is_chosen_is_no_wish(window):
    for look in presets().values():
        window.show_look(look)
    assert window.changes == []


def test_a_colour_is_seen_while_it_is_sought_and_who_gives_up_has_the_old_one(window, qtbot):
    button = window.source.colour
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.dialog.setCurrentColor(QColor("#00ff00"))
    button.dialog.reject()
    usual = CaptionSettings().source.colour
    key = "captions.source.colour"
    assert window.changes == [(key, "#00ff00"), (key, usual)]


def test_one_can_go_back_to_the_look_that_was_chosen_last(window, qtbot):
    large = presets()["large text"]
    window.show_look(large)
    assert not window.back.isEnabled()
    window.show_look(replace(large, source=replace(large.source, colour="#ff0000"), locked=False))
    assert window.preset.currentData() == "large text"
    with qtbot.waitSignal(window.preset_chosen) as chosen:
        qtbot.mouseClick(window.back, Qt.MouseButton.LeftButton)
    assert chosen.args == ["large text"]


def test_what_is_hard_to_read_is_said(window):
    form = window.source
    assert not form.contrast.property("problem")
    faint = replace(CaptionSettings(), source=TextStyle(colour="#444444"))
    window.show_look(faint)
    assert form.contrast.property("problem")
    assert form.contrast.text().endswith("hard to read")


def test_a_font_that_is_not_installed_here_is_still_the_one_that_is_chosen(window):
    window.show_look(replace(CaptionSettings(), source=TextStyle(font="Nobody Has It")))
    assert window.source.font_family.currentText() == "Nobody Has It"


def test_captions_show_how_they_look_while_nobody_speaks(desktop, qtbot):
    desktop.main.look_wanted.emit()
    assert desktop.overlay.isVisible()
    before = desktop.overlay.grab().toImage()
    look = replace(CaptionSettings(), source=TextStyle(colour="#00ff00", size_percent=200))
    desktop.show_look(look)
    assert desktop.overlay.grab().toImage() != before
    desktop.look.close()
    assert not desktop.overlay.isVisible()
