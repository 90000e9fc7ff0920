import pytest

from app.model.columns import n_characters_in, n_columns


@pytest.mark.parametrize(("text", "width"), [("", 0), ("sea", 3), ("海洋", 4), ("e\u0301te", 3)])
def test_wide_letters_count_twice_and_marks_not_at_all(text, width):
    assert n_columns(text) == width


def test_as_many_letters_are_taken_as_fit():
    assert [n_characters_in(text, 5) for text in ("the sea", "海洋很深", "sea")] == [5, 2, 3]


def test_a_letter_too_wide_is_taken_all_the_same():
    assert n_characters_in("海", 1) == 1
