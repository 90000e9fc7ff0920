import numpy as np
import pytest

from engine.runtime.durations import Durations

UNITS = np.arange(200) % 40


class ThreeOrSo:
    """Predicts two to four codes for a unit, whatever stands beside it."""

    def run(self, units):
        return {"log_durations": np.log(2 + units % 3).astype(np.float32)}


def codes(scale, n_at_once=1_000):
    durations = Durations(ThreeOrSo(), 0, 25)
    durations.scale = scale
    pieces = [UNITS[i : i + n_at_once] for i in range(0, len(UNITS), n_at_once)]
    return np.concatenate([*map(durations.push, pieces), durations.finish()])


@pytest.mark.parametrize("scale", [0.85, 0.9, 1.0])
def test_units_are_as_long_as_is_wanted_together_and_none_is_lost(scale):
    assert len(codes(scale)) == pytest.approx(scale * len(codes(1.0)), abs=1)
    said = codes(scale)
    n_changes = np.count_nonzero(np.diff(said)) + 1
    assert n_changes == len(UNITS)


@pytest.mark.parametrize("n_at_once", [1, 3, 7, 39])
@pytest.mark.parametrize("scale", [0.85, 1.0])
def test_any_pieces_give_the_durations_of_the_whole(scale, n_at_once):
    np.testing.assert_array_equal(codes(scale, n_at_once), codes(scale))


def test_units_of_one_code_are_never_left_out():
    durations = Durations(ThreeOrSo(), 0, 1)
    durations.scale = 0.5
    np.testing.assert_array_equal(
        np.concatenate([durations.push(UNITS), durations.finish()]), UNITS
    )
