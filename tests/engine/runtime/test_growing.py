import numpy as np
import pytest

from engine.runtime.growing import GrowingArray


def rows(*numbers):
    return np.array(numbers, np.float32)[:, None]


@pytest.mark.parametrize("n_at_once", [1, 7, 100, 1000])
def test_rows_stay_in_order_however_they_come(n_at_once):
    whole = np.arange(1000, dtype=np.float32)[:, None]
    growing = GrowingArray(whole[:0])
    for start in range(0, len(whole), n_at_once):
        growing.append(whole[start : start + n_at_once])
    np.testing.assert_array_equal(growing.rows, whole)
    assert growing.rows.flags.c_contiguous


def test_what_was_cut_off_is_replaced_and_what_is_before_it_stays():
    growing = GrowingArray(rows(1, 2))
    growing.append(rows(3))
    before = growing.rows
    growing.append(rows(4, 5))
    assert growing.cut_to(before)
    growing.append(rows(6))
    assert before.ravel().tolist() == [1, 2, 3]
    assert growing.rows.ravel().tolist() == [1, 2, 3, 6]


def test_the_rows_it_begins_with_are_not_touched():
    first = rows(1)
    growing = GrowingArray(first)
    growing.rows[0] = 2
    assert first.tolist() == [[1]]


def test_rows_are_copied_only_when_room_runs_out():
    growing = GrowingArray(rows(1))
    growing.append(rows(2))
    before = growing.rows
    growing.append(rows(3))
    assert np.shares_memory(before, growing.rows)


def test_rows_of_another_array_or_of_some_columns_are_not_cut_to():
    growing = GrowingArray(np.zeros((3, 2), np.float32))
    for others in (np.zeros((2, 2), np.float32), growing.rows[:, :1], growing.rows[:, [1, 0]]):
        assert not growing.cut_to(others)
    assert len(growing.rows) == 3
