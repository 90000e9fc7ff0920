import pytest

from app.model.marked_word import whole_word

CASES = (
    ("The deep sea", (4, 8), "deep"),
    ("The deepest sea", (8, 11), "deepest"),
    ("The deepest sea", (4, 6), "deepest"),
    ("The sea", (3, 7), " sea"),
    ("don't stop", (0, 3), "don't"),
    ("大海很深", (1, 2), "海"),
    ("The", (9, 12), ""),
    ("", (0, 0), ""),
)


@pytest.mark.parametrize(("text", "part", "word"), CASES)
def test_the_whole_word_is_found(text, part, word):
    start, end = whole_word(text, *part)
    assert text[start:end] == word
