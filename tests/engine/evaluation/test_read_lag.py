"""Lags of text in words, by numbers that are easy to see."""

import pytest

from engine.evaluation.read_lag import (
    Reading,
    adaptivity,
    average_lagging,
    average_proportion,
    consecutive_wait,
    differentiable_average_lagging,
    length_adaptive_average_lagging,
    mean_lagging,
)


def wait(k, n_source, n_target, n_reference=None):
    read = tuple(min(k + i, n_source) for i in range(n_target))
    return Reading(read, n_source, n_reference or n_target)


@pytest.mark.parametrize("k", [1, 3, 5])
def test_wait_k_lags_k_words(k):
    assert average_lagging(wait(k, 10, 10)) == pytest.approx(k)
    assert differentiable_average_lagging(wait(k, 10, 10)) == pytest.approx(k)


def test_who_waits_for_the_end_lags_the_whole_source():
    assert average_lagging(Reading((8, 8, 8), 8, 3)) == 8


def test_a_text_that_says_too_much_is_not_ahead_for_it():
    talkative = wait(2, 6, 12, n_reference=6)
    assert length_adaptive_average_lagging(talkative) > average_lagging(talkative)


def test_what_is_written_after_the_source_has_ended_does_not_count():
    assert average_lagging(Reading((2, 3, 4, 4, 4), 4, 4)) == pytest.approx(2)


def test_the_share_that_was_read():
    assert average_proportion(Reading((2, 4), 4, 2)) == 0.75


def test_how_many_words_are_read_in_a_row():
    assert consecutive_wait(Reading((2, 2, 5, 6), 6, 4)) == pytest.approx(2)
    assert consecutive_wait(Reading((0,), 3, 1)) == 0


def test_a_policy_is_told_from_wait_k():
    fixed = adaptivity([wait(2, 9, 9)])
    assert (fixed.after_a_write, fixed.after_two_reads) == (0, 0)
    free = adaptivity([Reading((2, 2, 5, 6, 9), 9, 5)])
    assert (free.after_a_write, free.after_two_reads) == (
        pytest.approx(1 / 3),
        pytest.approx(1 / 3),
    )


def test_a_text_that_says_nothing_has_no_lag():
    assert mean_lagging([wait(3, 9, 9), Reading((), 9, 9)]) == pytest.approx(3)
