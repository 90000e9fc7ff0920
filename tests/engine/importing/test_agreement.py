import numpy as np
import pytest

from engine.importing.agreement import SideBySide, Tally
from tests.engine.runtime.tones import FakeGraph


class Scores(FakeGraph):
    """Scores entry `best` first, and counts what it was given."""

    def __init__(self, best):
        super().__init__()
        self._best = best

    def run(self, x):
        self.grow(len(x))
        log_probs = np.full((1, len(x), 4), -3.0, np.float32)
        log_probs[..., self._best] = -0.1
        return {"hidden": x, "log_probs": log_probs}


def scores(*best):
    rows = np.full((1, len(best), 4), -2.0, np.float32)
    rows[0, np.arange(len(best)), best] = -0.5
    return rows


def test_the_share_of_rows_with_the_same_best_entry():
    tally = Tally()
    tally.add(scores(0, 1, 2), scores(0, 1, 3))
    tally.add(scores(1), scores(1))
    agreement = tally.agreement
    assert (agreement.n_rows, agreement.same_best) == (4, 0.75)
    assert agreement.mean_difference == pytest.approx(1.5 / 4)
    assert agreement.largest_difference == pytest.approx(1.5)


def test_nothing_compared_is_no_agreement():
    assert Tally().agreement.n_rows == 0


def test_the_outputs_are_those_of_the_first():
    tally = Tally()
    both = SideBySide(Scores(1), Scores(2), tally)
    assert both.run(x=np.zeros(3))["log_probs"].argmax(axis=2).tolist() == [[1, 1, 1]]
    assert tally.agreement.same_best == 0


def test_each_keeps_its_own_states():
    first, second = Scores(1), Scores(1)
    both = SideBySide(first, second, Tally())
    both.run(x=np.zeros(3))
    before = both.states
    both.run(x=np.zeros(2))
    assert (first.n_past, second.n_past) == (5, 5)
    both.restore(before)
    assert (first.n_past, second.n_past) == (3, 3)
    both.reset()
    assert (first.n_past, second.n_past) == (0, 0)
