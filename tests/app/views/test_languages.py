"""Every window in every language: it changes at once, nothing is cut off, each letter is there."""

import re
from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QFontDatabase, QTextLayout
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QScrollArea,
    QTabBar,
    QTabWidget,
    QWidget,
)

from app import assets
from app.model.captions import Passage
from app.model.lag import Lag
from app.model.presets import presets
from app.model.settings import CaptionSettings, TrackSettings, TracksSettings
from app.views.address_dialog import AddressDialog
from app.views.control_bar import ControlBar
from app.views.first_run_page import FirstRunPage
from app.views.key_field import KeyField
from app.views.look_window import LookWindow
from app.views.main_window import MainWindow
from app.views.models_page import ModelsPage
from app.views.overlay import Overlay
from app.views.program_form import LANGUAGES as NAMES
from app.views.tracks_window import TracksWindow
from app.views.tray import Tray
from app.wiring.language import TRANSLATED, Language, missing_letters
from engine.config import LATENCIES_MS

LANGUAGES = ("en", *TRANSLATED)
READ = ("text", "toolTip", "accessibleName", "accessibleDescription", "windowTitle", "title",
        "placeholderText")  # fmt: skip
CUT = (KeyField, QAbstractButton, QComboBox, QGroupBox, QLabel)
KEY_FIELD_EDGES_PX = 16


@pytest.fixture
def language(qtbot):
    """The language of all windows, which is English again afterwards."""
    language = Language(QCoreApplication.instance())
    yield language
    language.speak("en")
    QApplication.processEvents()


def control_bar():
    bar = ControlBar(LATENCIES_MS)
    bar.show_choices(960, dub=True, volume_percent=70)
    bar.show_lag(Lag(1240, 12_310))
    bar.show_running(is_running=True, can_change=True)
    return bar


def main_window():
    main = MainWindow(list(presets()))
    main.show_look(CaptionSettings())
    return main


def overlay():
    overlay = Overlay(QRect(0, 0, 1280, 720), CaptionSettings())
    overlay.show_captions([Passage(0, "un", "")], [Passage(0, "1", "")])
    return overlay


def tracks_window():
    window = TracksWindow()
    window.show_languages(["de", "es"], "fr")
    window.show_tracks(TracksSettings(first=TrackSettings("de")))
    return window


WINDOWS = {
    "address dialog": AddressDialog,
    "control bar": control_bar,
    "first-run page": FirstRunPage,
    "main window": main_window,
    "look": LookWindow,
    "models page": ModelsPage,
    "overlay": overlay,
    "tracks window": tracks_window,
}


@pytest.fixture(params=WINDOWS)
def open_window(request, qtbot):
    """Open a window; it is closed at the end."""
    opened = []

    def open_window():
        opened.append(WINDOWS[request.param]())
        opened[-1].show()
        QApplication.processEvents()
        return opened[-1]

    yield open_window
    for window in opened:
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # none to be told in vain


def words(window):
    """Return every word that a person sees or hears of a window."""
    told = []
    for widget in (window, *window.findChildren(QWidget)):
        if isinstance(widget.parent(), QTabBar):  # buttons that are never shown here
            continue
        told += [(name, widget.property(name)) for name in READ if widget.property(name)]
        if isinstance(widget, QComboBox):
            told += [("item", widget.itemText(index)) for index in range(widget.count())]
    return Counter(told)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_window_that_is_open_speaks_another_language_at_once(language, open_window, code):
    language.speak("fr" if code == "en" else "en")
    window = open_window()
    language.speak(code)
    QApplication.processEvents()
    assert words(window) == words(open_window())


@pytest.mark.parametrize("code", TRANSLATED)
def test_nothing_stays_in_english(language, open_window, code):
    english = words(open_window())
    language.speak(code)
    same = words(open_window()) & english
    kept = set(NAMES.values()) | {
        "Sotto",
        "✕",
        "☰",
        "–",
        "Original",
        "Status",
        "Source",
        "Sources",
        "Look",
        "1",
        "2",
    }
    said = {text for _, text in same if re.search(r"[A-Za-z]{3}", text)} - kept
    said -= set(QFontDatabase.families())
    said = {text for text in said if not text.startswith(("Ctrl+", "#"))}
    assert said == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_cut_off(language, open_window, code):
    language.speak(code)
    window = open_window()
    for _ in pages(window):
        widgets = [each for kind in CUT for each in window.findChildren(kind) if each.isVisible()]
        cut = [
            (text_of(each), each.width(), wanted_px(each))
            for each in widgets
            if each.width() < wanted_px(each) and not getattr(each, "wordWrap", bool)()
        ]
        assert cut == []
        assert [
            (each.widget().width(), each.viewport().width())
            for each in window.findChildren(QScrollArea)
            if each.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            and each.widget().width() > each.viewport().width()
        ] == []


def pages(window):
    """Bring each page of a window to the front, one after the other."""
    tabs = window.findChild(QTabWidget)
    for index in range(tabs.count() if tabs else 1):
        if tabs:
            tabs.setCurrentIndex(index)
            QApplication.processEvents()
        yield index


def wanted_px(widget):
    """Return how wide a widget wants to be: a field of keys, as wide as they are."""
    if isinstance(widget, KeyField):
        return widget.fontMetrics().horizontalAdvance(widget.text()) + KEY_FIELD_EDGES_PX
    return widget.sizeHint().width()


def text_of(widget):
    return next(filter(None, map(widget.property, ("text", "currentText", "title"))), "")


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_two_controls_have_the_same_letter(language, open_window, code):
    language.speak(code)
    letters = [
        text[text.index("&") + 1].lower()
        for kind in (QLabel, QAbstractButton)
        for each in open_window().findChildren(kind)
        if "&" in (text := each.text())
    ]
    assert len(letters) == len(set(letters))
    assert all(letter.isascii() for letter in letters)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_tray_speaks_it_too(language, code, qtbot):
    tray = Tray(assets.ICON)
    language.speak(code)
    tray.word()
    texts = [action.text() for action in tray.menu.actions() if action.text()]
    assert texts == [each.text() for each in Tray(assets.ICON).menu.actions() if each.text()]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(letters) == len(set(letters)) == 8


def test_chinese_letters_have_their_chinese_form(language, open_window):
    language.speak("zh")
    if missing_letters("zh"):
        pytest.skip(missing_letters("zh"))
    for _, text in words(open_window()):
        runs = glyph_runs(text)
        assert not any(0 in run.glyphIndexes() for run in runs), text
        fonts = {run.rawFont().familyName() for run in runs}
        assert not fonts & {"Noto Sans CJK JP", "Noto Sans CJK KR", "Noto Sans CJK HK"}, text


def glyph_runs(text):
    layout = QTextLayout(text, QApplication.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout.glyphRuns()
