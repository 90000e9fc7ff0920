import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from app.model.presets import presets
from app.model.running_text import Line
from app.model.setting_keys import find_key
from app.model.settings import CaptionSettings
from app.views.main_window import MainWindow

LINES = (
    Line(0, "bonjour", "Hello"),
    Line(65_000, "la mer", "The sea"),
    Line(3_700_000, "les poissons", "The fish"),
)


@pytest.fixture
def main(qtbot):
    main = MainWindow(list(presets()))
    main.show_look(CaptionSettings())
    for number, line in enumerate(LINES):
        main.transcript.put_line(number, line)
    main.show()
    yield main
    main.hide()
    main.deleteLater()


def shown(main):
    model = main.transcript.lines.model()
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def test_lines_have_their_time_and_both_languages(main):
    assert shown(main)[1:] == ["0:01:05   la mer\nThe sea", "1:01:40   les poissons\nThe fish"]


def test_a_line_grows_in_its_place(main):
    main.transcript.put_line(0, Line(0, "bonjour à tous", "Hello everyone"))
    assert shown(main)[0] == "0:00:00   bonjour à tous\nHello everyone"
    assert len(shown(main)) == 3


@pytest.mark.parametrize("words", ["SEA", "la mer"])
def test_what_is_searched_is_found_in_either_language(main, qtbot, words):
    qtbot.keyClicks(main.transcript.search, words)
    assert shown(main) == ["0:01:05   la mer\nThe sea"]


def test_what_is_shown_is_copied(main, qtbot):
    qtbot.keyClicks(main.transcript.search, "sea")
    qtbot.mouseClick(main.transcript.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "0:01:05\nla mer\nThe sea"


def test_who_reads_back_is_left_alone_until_they_jump_to_live(main, qtbot):
    view, bar = main.transcript, main.transcript.lines.verticalScrollBar()
    for number in range(3, 60):
        view.put_line(number, Line(0, "encore", "More"))
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    bar.setValue(0)
    view.put_line(60, Line(0, "encore", "More"))
    assert bar.value() == 0
    with qtbot.waitSignal(main.live_wanted):
        qtbot.mouseClick(view.live, Qt.MouseButton.LeftButton)
    assert bar.value() == bar.maximum()


def test_every_choice_is_a_setting_with_a_value_that_it_accepts(main, qtbot):
    changes = []
    main.changed.connect(lambda key, value: changes.append((key, value)))
    for box in (main.languages, main.first, main.n_translation_lines):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(main.n_source_lines, Qt.Key.Key_Up)
    for switch in (main.calm, main.locked):
        qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert all(find_key(key).kind.accepts(value) for key, value in changes)
    assert len(changes) == 6


def test_showing_what_is_chosen_is_no_wish(main):
    changes = []
    main.changed.connect(lambda key, value: changes.append(key))
    for look in presets().values():
        main.show_look(look)
    assert changes == []


def dialog_of(main, qtbot, row=1):
    view = main.transcript
    view.lines.setCurrentIndex(view.lines.model().index(row, 0))
    qtbot.mouseClick(view.correct, Qt.MouseButton.LeftButton)
    return view.dialog


def test_a_chosen_line_is_corrected_and_marked(main, qtbot):
    wanted = []
    main.transcript.corrected.connect(lambda *correction: wanted.append(correction))
    dialog = dialog_of(main, qtbot)
    dialog.fields["translation"].setPlainText("The\nwide sea")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert wanted == [(None, 1, LINES[1], {"translation": "The wide sea"})]
    main.transcript.correct_line(1, {"translation": "The wide sea"})
    assert shown(main)[1] == "0:01:05 ✎ la mer\nThe wide sea"
    qtbot.keyClicks(main.transcript.search, "wide")
    assert len(shown(main)) == 1


def test_a_corrected_line_that_grows_keeps_its_correction(main):
    main.transcript.correct_line(2, {"": "les beaux poissons"})
    main.transcript.put_line(2, Line(3_700_000, "les poissons qui", "The fish that"))
    assert shown(main)[2] == "1:01:40 ✎ les beaux poissons\nThe fish that"


def test_what_was_heard_is_told_and_brought_back(main, qtbot):
    main.transcript.correct_line(1, {"": "la mère"})
    wanted = []
    main.transcript.corrected.connect(lambda *correction: wanted.append(correction[-1]))
    dialog = dialog_of(main, qtbot)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Heard: la mer" in texts
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert wanted == [{"": "", "translation": ""}]


def test_who_changes_nothing_corrects_nothing(main, qtbot):
    wanted = []
    main.transcript.corrected.connect(lambda *correction: wanted.append(correction))
    dialog = dialog_of(main, qtbot)
    assert not dialog.restore.isEnabled()
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog_of(main, qtbot).cancel, Qt.MouseButton.LeftButton)
    assert wanted == []


def test_only_one_line_at_a_time_can_be_corrected(main):
    assert not main.transcript.correct.isEnabled()
    main.transcript.lines.selectAll()
    assert not main.transcript.correct.isEnabled()
