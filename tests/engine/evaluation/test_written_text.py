import pytest

from engine.evaluation.erasure import normalised_erasure
from engine.evaluation.written_text import Moment, WrittenText

EARLY, LATE = Moment(100, 110), Moment(200, 230)


def test_a_word_has_the_moment_at_which_it_was_promised():
    text = WrittenText()
    assert not text.update(0, "", "hel", EARLY)
    assert text.update(0, "hello", "wor", EARLY)
    assert text.update(0, "hello world", "", LATE)
    assert [(word.text, word.moment) for word in text.words] == [
        ("hello", EARLY),
        ("world", LATE),
    ]


def test_utterances_follow_one_another():
    text = WrittenText()
    text.update(0, "one two", "", EARLY)
    text.update(1, "one", "", LATE)
    assert text.text == "one two one"
    assert (text.n_erased_words, text.n_erased_shown_words) == (0, 0)


@pytest.mark.parametrize(
    ("updates", "n_erased", "n_erased_shown"),
    [
        pytest.param([("a b", ""), ("a b c", "")], 0, 0, id="growing"),
        pytest.param([("a", "b"), ("a b", "c")], 0, 0, id="the tail was right"),
        pytest.param([("a", "b"), ("a bee", "")], 0, 1, id="the tail went on"),
        pytest.param([("a", "b c"), ("a", "")], 0, 2, id="the tail was taken back"),
        pytest.param([("a b c", ""), ("a x c", "")], 2, 2, id="a promise was broken"),
    ],
)
def test_what_is_taken_back_is_counted_with_and_without_the_tail(updates, n_erased, n_erased_shown):
    text = WrittenText()
    for stable, partial in updates:
        text.update(0, stable, partial, EARLY)
    assert (text.n_erased_words, text.n_erased_shown_words) == (n_erased, n_erased_shown)
    assert text.text == updates[-1][0]


def test_erasure_is_by_the_words_that_stay():
    assert normalised_erasure(3, 12) == 0.25
    assert normalised_erasure(0, 0) == 0
