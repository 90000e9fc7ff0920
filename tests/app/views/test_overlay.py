import random

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPen
from PySide6.QtWidgets import QApplication

from app.model.captions import Passage
from app.model.settings import CaptionSettings, TextStyle, TrackSettings
from app.views import theme
from app.views.overlay import FLAGS, Overlay
from app.views.rolling_text import RollingText, RowStyle

WORDS = "the sea and the fish that live at its bottom are older than every story told of them"


@pytest.fixture
def overlay(qtbot):
    overlay = Overlay(QRect(0, 0, 1280, 720), CaptionSettings())
    yield overlay
    overlay.hide()
    overlay.deleteLater()


@pytest.fixture
def text(qtbot):
    return ReadText(style())


class ReadText(RollingText):
    """A text whose reader has all the time of the world."""

    now_ms = 0.0

    def set_passages(self, passages, width_px):
        for _ in range(8):
            self.now_ms += 60_000
            super().set_passages(passages, width_px, self.now_ms)


def style(n_rows=2, n_columns=80):
    outline = QPen(QColor("#000000"), 4)
    return RowStyle(theme.caption_font(30, 700), QColor("#ffffff"), outline, n_rows, n_columns)


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


def test_what_comes_late_pushes_nothing_down_that_is_settled(text):
    text.set_passages(said("And now?", utterance=1), 900)
    before = text.letter_places()
    text.set_passages([*said("It was so."), *said("And now?", utterance=1)], 900)
    assert text.letter_places() == before


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


def rows_of(text):
    lines = {}
    for (utterance, index), (place, _) in text.letter_places().items():
        lines.setdefault(place, []).append((utterance, index))
    return lines


def row_texts(text, whole):
    places = rows_of(text)
    return ["".join(whole[index] for _, index in places[row]).strip() for row in sorted(places)]


def test_a_line_has_no_more_than_its_letters_and_no_word_is_broken(qtbot):
    text = ReadText(style(n_rows=4, n_columns=30))
    text.set_passages(said(WORDS), 2000)
    lines = row_texts(text, WORDS)
    assert max(map(len, lines)) <= 30
    assert " ".join(lines) == WORDS


def test_chinese_breaks_anywhere_and_counts_double(qtbot):
    chinese = "大海很深生活在海底的鱼比人们讲述的任何故事都要古老"
    text = ReadText(style(n_rows=4, n_columns=20))
    text.set_passages(said(chinese), 2000)
    assert row_texts(text, chinese) == [chinese[:10], chinese[10:20], chinese[20:]]


def test_a_word_too_long_for_a_line_is_broken(qtbot):
    text = ReadText(style(n_rows=4, n_columns=10))
    text.set_passages(said("Donaudampfschifffahrt"), 2000)
    assert row_texts(text, "Donaudampfschifffahrt")[0] == "Donaudampf"


def test_arabic_begins_at_the_right(text):
    text.set_passages(said("البحر عميق"), 900)
    first, last = (text.letter_places()[0, index][1] for index in (0, 9))
    assert last < first == pytest.approx(900, abs=1)


def test_arabic_that_grows_does_not_move(text):
    text.set_passages(said("البحر"), 900)
    before = text.letter_places()
    text.set_passages(said("البحر عميق جدا"), 900)
    after = text.letter_places()
    assert {key: after[key] for key in before} == before


def test_a_row_rolls_away_until_it_is_settled(text):
    text.set_passages(said(WORDS[:40]), 300)
    text.settle()
    text.set_passages(said(WORDS), 300)
    text.set_passages(said(WORDS), 300)
    assert text.n_leaving
    text.settle()
    assert not text.n_leaving


def test_a_row_that_nobody_can_have_read_stays(qtbot):
    text = RollingText(style(n_rows=1))
    text.set_passages(said(WORDS[:12]), 300, 0.0)
    wait_ms = text.set_passages(said(WORDS[:24]), 300, 100.0)
    assert (0, 0) in text.letter_places()
    assert wait_ms > 0
    text.set_passages(said(WORDS[:24]), 300, 100.0 + wait_ms)
    assert (0, 0) not in text.letter_places()


@pytest.mark.parametrize(
    ("chosen", "is_upper_yellow", "is_lower_yellow"),
    [
        ({}, True, False),
        ({"first": "translation"}, False, True),
        ({"languages": "source"}, True, True),
        ({"languages": "translation"}, False, False),
    ],
)
def test_either_text_may_be_above_or_alone(overlay, chosen, is_upper_yellow, is_lower_yellow):
    overlay.show_look(CaptionSettings(smooth=False, **chosen))
    overlay.show_captions(said("bonjour"), said("Hello"))
    image = pixels(overlay).reshape(overlay.height(), -1, 4).astype(int)
    yellow = np.flatnonzero((image[:, :, 0] - image[:, :, 2] > 80).any(axis=1))
    white = np.flatnonzero((image[:, :, :3].min(axis=2) > 240).any(axis=1))
    letters = sorted([*yellow, *white])
    assert (letters[0] in yellow, letters[-1] in yellow) == (is_upper_yellow, is_lower_yellow)


def test_each_text_has_a_box_of_its_own(overlay):
    look = CaptionSettings(
        source=TextStyle(background_percent=0), translation=TextStyle(background_percent=100)
    )
    overlay.show_look(look)
    overlay.show_captions(said("a"), said("b"))
    image = overlay.grab().toImage()
    x_px = overlay.width() - 30
    assert image.pixelColor(x_px, 20) != image.pixelColor(x_px, overlay.height() - 20)


def test_unlocked_it_takes_clicks_and_is_there_without_text(overlay):
    overlay.show_locked(False)
    assert overlay.isVisible()
    assert not overlay.windowFlags() & Qt.WindowType.WindowTransparentForInput
    overlay.show_locked(True)
    assert not overlay.isVisible()
    assert overlay.windowFlags() & Qt.WindowType.WindowTransparentForInput


def drag(qtbot, overlay, start, way):
    """Press at `start` of the overlay, move the mouse by `way`, and let go."""
    at = overlay.mapToGlobal(start)
    for kind, place in (
        (QMouseEvent.Type.MouseButtonPress, at),
        (QMouseEvent.Type.MouseMove, at + way),
        (QMouseEvent.Type.MouseButtonRelease, at + way),
    ):
        button = Qt.MouseButton.LeftButton
        local = QPointF(overlay.mapFromGlobal(place))
        event = QMouseEvent(
            kind, local, QPointF(place), button, button, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(overlay, event)


def test_it_is_dragged_and_tells_its_new_place(overlay, qtbot):
    overlay.show_locked(False)
    before = overlay.geometry()
    with qtbot.waitSignal(overlay.placed) as told:
        drag(qtbot, overlay, QPoint(200, 40), QPoint(-60, -200))
    assert overlay.geometry() == before.translated(-60, -200)
    assert told.args[1].bottom < 0.7


def test_it_snaps_to_the_edge_of_the_screen(overlay, qtbot):
    overlay.show_locked(False)
    drag(qtbot, overlay, QPoint(200, 40), QPoint(0, -overlay.y() + 10))
    assert overlay.y() == 0


def test_its_side_is_pulled(overlay, qtbot):
    overlay.show_locked(False)
    before = overlay.geometry()
    drag(qtbot, overlay, QPoint(before.width() - 3, 40), QPoint(-150, 0))
    assert (overlay.x(), overlay.width()) == (before.x(), before.width() - 150)


def test_what_a_person_hid_stays_hidden(overlay):
    overlay.show_wanted(False)
    overlay.show_captions([], said("Hello"))
    assert not overlay.isVisible()
    overlay.show_wanted(True)
    assert overlay.isVisible()


def test_without_a_compositor_it_is_no_larger_than_its_text(overlay):
    overlay.show_captions(said("bonjour"), said("Hello"))
    overlay.show_translucent(False)
    assert overlay.mask().boundingRect().width() < overlay.width() // 2
    overlay.show_translucent(True)
    assert overlay.mask().isEmpty()


def test_a_screen_reader_is_told_the_translation(overlay):
    overlay.show_captions(said("bonjour"), said("Hello"))
    assert overlay.accessibleDescription() == "Hello"


def test_the_word_that_the_dub_says_is_underlined_and_no_letter_moves(text):
    text.set_passages([Passage(4, "the sea is deep and", "wide")], 2000)
    places = text.letter_places()
    assert text.mark_rects() == []
    text.mark(4, 5, 6)  # a part of "sea"
    (line,) = text.mark_rects()
    assert line.left() == places[4, 4][1]
    assert line.right() == pytest.approx(places[4, 7][1])
    assert line.bottom() == text.row_px
    assert text.letter_places() == places


def test_a_marked_word_in_the_second_row_is_underlined_there(text):
    text.set_passages([Passage(0, "one two three", "")], 100)
    row, _ = text.letter_places()[0, 8]
    text.mark(0, 8, 13)
    assert row[1] > 0
    assert text.mark_rects()[-1].bottom() > text.row_px


@pytest.mark.parametrize("mark", [(3, 0, 5), (4, 0, 0), (4, 90, 95)])
def test_where_there_is_no_such_word_nothing_is_underlined(text, mark):
    text.set_passages([Passage(4, "the sea", "")], 2000)
    text.mark(*mark)
    assert text.mark_rects() == []


def test_a_mark_is_below_the_letters_and_nowhere_else(overlay):
    overlay.show_captions([], [Passage(0, "the sea is deep", "")])
    before = pixels(overlay)
    overlay.show_spoken(0, 4, 7)
    rows = changed_rows(before, pixels(overlay))
    assert 2 <= len(rows) <= 4
    overlay.show_spoken(0, 0, 0)
    assert len(changed_rows(before, pixels(overlay))) == 0


TRACKS = (TrackSettings("de"), TrackSettings("es", n_lines=2))


def test_tracks_stand_below_the_captions_each_with_its_own_lines(overlay):
    height_px = overlay.height()
    overlay.show_track_looks(TRACKS, labels=True)
    assert overlay.height() > height_px
    assert [block.label for block in overlay.blocks[2:]] == ["DE", "ES"]
    overlay.show_captions(said("bonjour"), said("Hello"))
    before = pixels(overlay)
    overlay.show_tracks({"es": said("Buenos días")})
    rows_of_track = changed_rows(before, pixels(overlay))
    assert rows_of_track.min() > overlay.height() // 2


def test_a_track_alone_is_shown_and_its_end_hides_it(overlay):
    overlay.show_track_looks(TRACKS, labels=False)
    overlay.show_tracks({"de": said("Guten Tag")})
    assert overlay.isVisible()
    overlay.show_tracks({})
    assert not overlay.isVisible()


def test_names_of_languages_make_room_for_themselves(overlay):
    overlay.show_track_looks(TRACKS, labels=False)
    left_px = overlay._stack.laid_out(overlay.width())[0][2].x()
    overlay.show_track_looks(TRACKS, labels=True)
    assert overlay._stack.laid_out(overlay.width())[0][2].x() > left_px


def test_a_track_that_goes_leaves_no_room(overlay):
    height_px = overlay.height()
    overlay.show_track_looks(TRACKS, labels=True)
    overlay.show_track_looks((), labels=True)
    assert overlay.height() == height_px
