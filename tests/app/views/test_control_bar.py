import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QSlider, QWidget

from app.model.lag import Lag
from app.model.model_row import ModelRow
from app.views.colours import DARK
from app.views.control_bar import ControlBar
from app.views.theme import wear
from engine.config import LATENCIES_MS

FRENCH, SPANISH = (ModelRow(f"{code}-en", "sotto", code, "en") for code in ("fr", "es"))


@pytest.fixture
def bar(qtbot):
    bar = ControlBar(LATENCIES_MS)
    bar.show_sources([("system", "What this computer plays"), ("mic", "Microphone")], "system")
    bar.show_choices(320, dub=False, volume_percent=80)
    bar.show()
    yield bar
    bar.hide()
    bar.deleteLater()


def test_start_and_stop_are_one_button(bar, qtbot):
    with qtbot.waitSignal(bar.start_wanted):
        qtbot.mouseClick(bar.start, Qt.MouseButton.LeftButton)
    bar.show_running(is_running=True, can_change=True)
    with qtbot.waitSignal(bar.stop_wanted):
        qtbot.keyClick(bar.start, Qt.Key.Key_Space)


def test_nothing_can_be_pressed_while_it_stops(bar, qtbot):
    bar.show_running(is_running=True, can_change=False)
    assert not bar.start.isEnabled()


def test_a_model_is_chosen_with_the_keyboard_and_showing_them_chooses_none(bar, qtbot):
    chosen = []
    bar.bundle_chosen.connect(chosen.append)
    bar.show_bundle("fr-en")
    bar.show_bundles([SPANISH, FRENCH])
    assert bar.bundle.currentText() == "French → English"
    qtbot.keyClick(bar.bundle, Qt.Key.Key_Up)
    assert chosen == ["es-en"]


def test_the_last_of_the_models_opens_their_window_and_chooses_none(bar, qtbot):
    chosen = []
    bar.bundle_chosen.connect(chosen.append)
    bar.show_bundle("fr-en")
    bar.show_bundles([FRENCH])
    with qtbot.waitSignal(bar.models_wanted):
        qtbot.keyClick(bar.bundle, Qt.Key.Key_End)
    assert (chosen, bar.bundle.currentData()) == ([], "fr-en")


def test_the_choice_can_be_left_to_the_language_heard(bar, qtbot):
    chosen = []
    bar.bundle_chosen.connect(chosen.append)
    bar.show_bundle("fr-en")
    bar.show_bundles([FRENCH])
    qtbot.keyClick(bar.bundle, Qt.Key.Key_Down)
    assert chosen == ["auto"]
    bar.show_bundle("auto")
    assert bar.bundle.currentText() == "By the language heard"
    assert [bar.bundle.itemData(i) for i in range(bar.bundle.count())] == ["fr-en", "auto", None]


def test_a_model_that_is_in_no_list_is_shown_all_the_same(bar):
    bar.show_bundles([FRENCH])
    bar.show_bundle("/my/own/model")
    assert bar.bundle.currentText() == "model"


def test_the_slider_goes_in_steps_of_320_ms(bar, qtbot):
    chosen = []
    bar.latency_chosen.connect(chosen.append)
    for _ in range(10):
        qtbot.keyClick(bar.latency, Qt.Key.Key_Right)
    assert chosen == list(LATENCIES_MS[1:])
    assert bar.latency_figure.text() == "2.56 s"


def test_a_source_is_chosen_by_its_name(bar, qtbot):
    with qtbot.waitSignal(bar.source_chosen) as chosen:
        qtbot.keyClick(bar.source, Qt.Key.Key_Down)
    assert chosen.args == ["mic"]


def test_the_volume_is_for_a_dub_that_is_on(bar, qtbot):
    assert not bar.volume.isEnabled()
    with qtbot.waitSignal(bar.dub_toggled) as toggled:
        qtbot.mouseClick(bar.dub, Qt.MouseButton.LeftButton)
    assert toggled.args == [True]
    assert bar.volume.isEnabled()
    with qtbot.waitSignal(bar.volume_chosen) as chosen:
        qtbot.keyClick(bar.volume, Qt.Key.Key_Left)
    assert chosen.args == [79]


def test_showing_what_is_chosen_is_no_wish(bar):
    wishes = []
    for signal in (bar.latency_chosen, bar.dub_toggled, bar.volume_chosen, bar.source_chosen):
        signal.connect(wishes.append)
    bar.show_choices(1280, dub=True, volume_percent=10)
    bar.show_sources([("mic", "Microphone")], "mic")
    assert wishes == []


def test_closing_is_a_wish_only(bar, qtbot):
    with qtbot.waitSignal(bar.close_wanted):
        bar.close()
    assert bar.isVisible()


def test_lag_and_status_are_shown(bar):
    bar.show_lag(Lag(1240, 2510))
    bar.show_status("No sound server.", is_problem=True)
    assert (bar.lag.text(), bar.status.text()) == ("1.2 – 2.5 s", "No sound server.")
    bar.show_lag(None)
    assert bar.lag.text() == "–"


def test_every_control_has_a_name_and_a_tip(bar):
    controls = [
        *bar.findChildren(QAbstractButton),
        *bar.findChildren(QSlider),
        *bar.findChildren(QComboBox),
        bar.meter,
    ]
    unnamed = [each for each in controls if not (each.accessibleName() and each.toolTip())]
    assert unnamed == []


@pytest.mark.parametrize("is_running", [False, True])
def test_no_two_mnemonics_are_the_same(bar, is_running):
    bar.show_running(is_running=is_running, can_change=True)
    texts = [each.text() for kind in (QLabel, QAbstractButton) for each in bar.findChildren(kind)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(letters) == len(set(letters)) == 4


def test_a_loud_source_paints_more_of_the_meter(bar, qapp):
    wear(qapp, DARK)

    def n_lit():
        image = bar.meter.grab().toImage()
        row = image.height() // 2
        return sum(image.pixelColor(x, row).green() > 150 for x in range(image.width()))

    bar.meter.show_level(-50.0, -45.0)
    quiet = n_lit()
    bar.meter.show_level(-10.0, -3.0)
    assert n_lit() > quiet


def test_it_can_be_painted_off_any_screen(bar):
    assert isinstance(bar, QWidget)
    assert not bar.grab().isNull()


@pytest.mark.parametrize("is_recovered", [False, True])
@pytest.mark.parametrize("n_words", [1, 9, 20, 60])
def test_a_sentence_is_shown_whole_however_long_it_is(bar, qapp, n_words, is_recovered):
    wear(qapp, DARK)
    bar.show_status("Tastenkürzel " * n_words, is_problem=True)
    bar.show_recovered(is_there=is_recovered)
    qapp.processEvents()
    assert bar.status.height() >= bar.status.heightForWidth(bar.status.width())
    lowest = bar.status.mapTo(bar, bar.status.rect().bottomLeft()).y()
    assert lowest < bar.height()


def test_it_is_low_again_after_a_long_sentence(bar, qapp):
    bar.show_status("Bereit", is_problem=False)
    height = bar.height()
    bar.show_status("Tastenkürzel " * 60, is_problem=True)
    bar.show_status("Bereit", is_problem=False)
    assert bar.height() == height
