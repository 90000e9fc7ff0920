from engine.audio.spoken_words import SpokenText, SpokenWords
from engine.events import WordSpoken


def told(words, until_ms, step_ms=20):
    """Return what is told from the start on, with when."""
    said = ((ms, words.at(ms)) for ms in range(0, until_ms, step_ms))
    return [(ms, word) for ms, word in said if word is not None]


def test_each_word_of_a_piece_is_told_once_and_gets_its_share_by_its_letters():
    words = SpokenWords()
    words.put(SpokenText(3, 10, " the seashore", 0, 1100), at_ms=0)
    assert told(words, 1200) == [
        (0, WordSpoken(3, 11, 14)),
        (300, WordSpoken(3, 15, 23)),
    ]


def test_a_piece_begins_after_what_is_still_said_of_the_one_before():
    words = SpokenWords()
    words.put(SpokenText(0, 0, "Hello", 0, 500), at_ms=1000)
    words.put(SpokenText(0, 5, " world", 200, 600), at_ms=1300)
    assert told(words, 2500) == [(1000, WordSpoken(0, 0, 5)), (1500, WordSpoken(0, 6, 11))]


def test_what_is_skipped_is_not_told():
    words = SpokenWords()
    words.put(SpokenText(0, 0, "one two three", 0, 1100), at_ms=0)
    assert words.at(0) == WordSpoken(0, 0, 3)
    assert words.at(900) == WordSpoken(0, 8, 13)


def test_that_nothing_is_said_is_told_once():
    words = SpokenWords()
    assert words.silence() is None
    words.put(SpokenText(2, 0, "one", 0, 300), at_ms=0)
    assert words.at(100) == WordSpoken(2, 0, 3)
    assert [words.at(200), words.at(400)] == [None, None]
    assert [words.silence(), words.silence()] == [WordSpoken(2, 0, 0), None]


def test_the_same_word_is_told_again_after_a_silence():
    words = SpokenWords()
    words.put(SpokenText(2, 0, "one", 0, 300), at_ms=0)
    words.at(0)
    words.silence()
    assert words.at(40) == WordSpoken(2, 0, 3)


def test_a_piece_without_letters_says_nothing():
    words = SpokenWords()
    words.put(SpokenText(0, 0, " ", 0, 300), at_ms=0)
    assert words.at(0) is None
