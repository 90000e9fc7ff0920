"""What a screen reader is told while captions come."""

from PySide6.QtWidgets import QLabel

from app.model.captions import Passage
from app.views.announcer import LEAST_CHARACTERS, CaptionAnnouncer, announce

LONG = "the sea is deep and the fish at its bottom are old"


def said_of(*shown):
    said = []
    announcer = CaptionAnnouncer(said.append)
    for passages in shown:
        announcer.show_captions(passages)
    return said


def test_an_utterance_that_has_ended_is_said_once():
    ended = [Passage(0, "the sea", "", is_ended=True)]
    assert said_of([Passage(0, "the", "sea")], ended, ended) == ["the sea"]


def test_a_long_utterance_is_said_as_it_grows_and_no_word_twice():
    assert len(LONG) >= LEAST_CHARACTERS
    whole = f"{LONG} and blind"
    said = said_of([Passage(0, LONG, "and")], [Passage(0, whole, "", is_ended=True)])
    assert said == [LONG, "and blind"]


def test_what_may_still_change_is_not_said():
    assert said_of([Passage(0, "", LONG)]) == []


def test_the_next_utterance_and_the_next_session_are_said_from_their_beginning():
    first, second = (Passage(number, "hello", "", is_ended=True) for number in (0, 1))
    assert said_of([first], [first, second], [], [first]) == ["hello", "hello", "hello"]


def test_an_utterance_that_scrolls_away_is_not_said_again():
    first, second = (Passage(number, "hello", "", is_ended=True) for number in (0, 1))
    assert said_of([first, second], [second]) == ["hello", "hello"]


def test_an_announcement_can_be_made_without_a_reader(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    announce(label, "Sound arrives.")
    announce(label, "There is no sound server.", is_urgent=True)
