import random

import pytest

from app.model.captions import Passage
from app.model.phrases import to_phrases

WORDS = "Well, the sea is deep. And the fish that live at its bottom are old; older than all of us"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("It is", ""),
        ("It is late, so", "It is late,"),
        ("“It is late.” So", "“It is late.”"),
        ("It costs 3.50 now", ""),
        ("已经很晚了，我们", "已经很晚了，"),
        ("تأخر الوقت، هيا", "تأخر الوقت،"),  # noqa: RUF001
        ("seven words and more than one line can hold", "seven words and more than one line"),
    ],
)
def test_a_phrase_ends_at_a_mark_or_where_a_line_is_full(said, shown):
    assert to_phrases(Passage(0, said, "and"), 34) == Passage(0, shown, "")


def test_the_rest_comes_when_the_utterance_has_ended():
    ended = Passage(0, "It is late, so", "", is_ended=True)
    assert to_phrases(ended, 42) == ended


@pytest.mark.parametrize("seed", range(20))
def test_phrases_of_a_growing_text_only_grow(seed):
    words = WORDS.split()
    random.Random(seed).shuffle(words)
    shown = ""
    for n_words in range(len(words) + 1):
        grown = to_phrases(Passage(0, " ".join(words[:n_words]), "x"), 30).stable
        assert grown.startswith(shown)
        shown = grown
