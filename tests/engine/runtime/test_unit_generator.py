import numpy as np
import pytest

from engine.runtime.unit_generator import UnitGenerator
from tests.engine.runtime.tones import FakeGraph, one_hot

N_UNITS = 10
BLANK = 4 + N_UNITS


class Scripted(FakeGraph):
    """Two frames a state: the state's number, then whatever the script says follows it."""

    def run(self, text_states):
        ids = [[4 + int(i), {5: 9, 6: 2}.get(int(i), BLANK)] for i in text_states.ravel()]
        self.grow(len(ids))
        return {"unit_log_probs": one_hot(np.ravel(ids), BLANK + 1)}


def states(*numbers):
    return np.array(numbers, np.float32)[:, None]


@pytest.mark.parametrize("n_at_once", [1, 2, 3, 6])
def test_pushing_one_by_one_gives_the_units_of_all_together(n_at_once):
    generator = UnitGenerator(Scripted(), BLANK)
    numbers = states(1, 5, 5, 5, 6, 1)  # 5 is followed by unit 5 again, 6 by `</s>`
    units = [generator.push(numbers[i : i + n_at_once]) for i in range(0, len(numbers), n_at_once)]
    assert np.concatenate(units).tolist() == [1, 5, 6, 1]


def test_nothing_in_gives_nothing_out():
    generator = UnitGenerator(Scripted(), BLANK)
    assert generator.push(np.zeros((0, 0), np.float32)).tolist() == []
