import random

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage

from app.model.captions import Passage
from app.views import theme
from app.views.overlay import FLAGS, Overlay
from app.views.rolling_text import RollingText

WORDS = "the sea and the fish that live at its bottom are older than every story told of them"


@pytest.fixture
def overlay(qtbot):
    overlay = Overlay(QRect(0, 0, 1280, 720))
    yield overlay
    overlay.hide()
    overlay.deleteLater()


@pytest.fixture
def text(qtbot):
    return RollingText(theme.caption_font(30, is_bold=True), theme.TRANSLATION_TEXT, n_rows=2)


def pixels(overlay):
    image = overlay.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.bytesPerLine())[:, : image.width() * 4].copy()


def changed_rows(before, after):
    """Return the rows that differ by more than what painting a glyph anew may change."""
    return np.flatnonzero((np.abs(before.astype(int) - after) > 16).any(axis=1))


def said(text, utterance=0, partial=""):
    return [Passage(utterance, text, partial)]


def test_it_is_hidden_until_there_is_text(overlay):
    overlay.show_captions([], [])
    assert not overlay.isVisible()
    overlay.show_captions(said("bonjour"), [])
    assert overlay.isVisible()


def test_both_lines_are_painted_each_in_its_place(overlay):
    overlay.show_captions(said("bonjour"), said("Hello"))
    both = pixels(overlay)
    overlay.show_captions(said("bonjour"), said("Goodbye"))
    other_translation = pixels(overlay)
    overlay.show_captions(said("bonsoir"), said("Goodbye"))
    other_source = pixels(overlay)
    rows_of_translation = changed_rows(both, other_translation)
    rows_of_source = changed_rows(other_translation, other_source)
    assert 0 < len(rows_of_source) < len(rows_of_translation)
    assert rows_of_source.max() < rows_of_translation.min()


def test_partial_text_is_dimmer(overlay):
    overlay.show_captions([], said("Hello"))
    solid = pixels(overlay).max()
    overlay.hide()
    overlay.show_captions([], [Passage(0, "", "Hello")])
    assert pixels(overlay)[:, :].astype(int)[:, 0::4].max() < solid


def test_clicks_go_through_and_the_focus_stays(overlay):
    for flag in (
        Qt.WindowType.WindowTransparentForInput,
        Qt.WindowType.WindowStaysOnTopHint,
        Qt.WindowType.WindowDoesNotAcceptFocus,
        Qt.WindowType.X11BypassWindowManagerHint,
    ):
        assert flag & FLAGS


@pytest.mark.parametrize("seed", range(10))
def test_settled_letters_never_move_sideways_and_only_roll_up(text, seed):
    dice = random.Random(seed)
    places = {}
    for utterance in range(3):
        words = WORDS.split()
        n_words = 0
        while n_words < len(words):
            n_words += dice.randrange(1, 4)
            stable = " ".join(words[:n_words])
            partial = " ".join(dice.choices(words, k=dice.randrange(4)))
            text.set_passages([Passage(utterance, stable, partial)], 420)
            now = text.letter_places()
            kept = {key: now[key] for key in now.keys() & places.keys()}
            assert kept == {key: places[key] for key in kept}
            places |= {
                (number, index): place
                for (number, index), place in now.items()
                if index < len(stable)
            }


def test_a_full_block_rolls_up_by_whole_rows_and_never_back(text):
    text.set_passages(said(WORDS[:44], partial="and much more that fills the rows"), 300)
    top = min(place for place, _ in text.letter_places().values())
    assert top > (0, 0)
    text.set_passages(said(WORDS[:44]), 300)
    assert min(place for place, _ in text.letter_places().values()) == top


def test_text_that_may_still_change_never_pushes_settled_text_away(text):
    text.set_passages(said("It was so.", partial=WORDS), 300)
    assert (0, 0) in text.letter_places()


def test_an_utterance_begins_a_row_below_the_last(text):
    text.set_passages([*said("It was so."), *said("And now?", utterance=1)], 900)
    rows = [place for place, _ in text.letter_places().values()]
    assert sorted(set(rows)) == [(0, 0), (1, 0)]


def test_long_text_stays_inside_its_rows(text):
    text.set_passages(said(WORDS), 300)
    assert len({place for place, _ in text.letter_places().values()}) == 2


def test_a_cleared_text_begins_anew(text):
    text.set_passages(said("It was so.", utterance=7), 900)
    text.clear()
    text.set_passages(said("And now?", utterance=0), 900)
    assert {place for place, _ in text.letter_places().values()} == {(0, 0)}


def test_words_of_many_scripts_have_glyphs(text, overlay):
    overlay.show_captions(said("Ça va très bien, œuf"), said("Größe, señor, Ελλάδα, Москва"))
    assert pixels(overlay).any()
