import pytest

from engine.runtime.detokenizer import Detokenizer, Text

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁I", "'", "m", "▁go", "ing", ".", "▁", "no"]


@pytest.mark.parametrize(
    ("ids", "text"),
    [
        pytest.param([], Text("", ""), id="nothing"),
        pytest.param([4], Text("", "I"), id="a word may go on"),
        pytest.param([4, 5, 6], Text("", "I'm"), id="fragments join"),
        pytest.param([4, 5, 6, 7], Text("I'm", "go"), id="the next word makes it whole"),
        pytest.param([4, 7, 8, 9], Text("I", "going."), id="marks belong to their word"),
        pytest.param([11, 4], Text("no", "I"), id="a first piece without a word start"),
        pytest.param([4, 10, 11, 4], Text("I no", "I"), id="a word start on its own"),
        pytest.param([0, 4, 2, 3, 1], Text("", "I"), id="special ids say nothing"),
    ],
)
def test_only_whole_words_are_stable(ids, text):
    detokenizer = Detokenizer(PIECES)
    assert detokenizer.push(ids) == text
    detokenizer.reset()
    for i in ids:
        detokenizer.push([i])
    assert detokenizer.text == text


def test_the_end_makes_the_last_word_stable():
    detokenizer = Detokenizer(PIECES)
    detokenizer.push([4, 7])
    assert detokenizer.finish() == Text("I go", "")


def test_stable_text_is_only_ever_added_to():
    detokenizer, before = Detokenizer(PIECES), ""
    for i in [4, 10, 10, 7, 8, 9, 10, 11, 4]:
        stable = detokenizer.push([i]).stable
        assert stable.startswith(before)
        before = stable


def test_special_ids_and_lone_spaces_have_no_text():
    detokenizer = Detokenizer(PIECES)
    assert [i for i in range(len(PIECES)) if detokenizer.has_text(i)] == [4, 5, 6, 7, 8, 9, 11]
