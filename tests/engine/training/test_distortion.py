import numpy as np
import pytest

from engine.runtime.features import N_MELS
from engine.training.distortion import Distorter, echoed, warped


@pytest.fixture
def features():
    return np.random.default_rng(1).normal(-3, 2, (120, N_MELS)).astype(np.float32)


def test_a_warp_moves_a_peak_by_its_factor():
    peak = np.zeros((1, N_MELS), np.float32)
    peak[0, 40] = 1
    assert warped(peak, 0.8)[0].argmax() == 50
    assert warped(peak, 1.25)[0].argmax() == 32


def test_a_warp_of_one_changes_nothing(features):
    np.testing.assert_array_equal(warped(features, 1.0), features)


def test_an_echo_adds_its_level_after_a_sound_and_nothing_before():
    click = np.full((60, N_MELS), -30, np.float32)
    click[20] = 0
    heard = echoed(click, decay_frames=5, level_db=-6)
    np.testing.assert_allclose(heard[:21], click[:21], atol=0.25)  # of each floor itself
    tail = np.exp(heard[21:, 0].astype(np.float64)).sum()
    assert 10 * np.log10(tail) == pytest.approx(-6, abs=0.1)
    assert (np.diff(heard[21:44, 0]) < 0).all()


def test_each_hearing_is_another_and_a_seed_repeats_them(features):
    first, second = Distorter(1), Distorter(1)
    once, again = first.distort(features), first.distort(features)
    assert once.shape == features.shape
    assert not np.allclose(once, again)
    np.testing.assert_array_equal(once, second.distort(features))


def test_what_is_blotted_out_is_the_mean_and_the_rest_stays(features):
    blotted = Distorter(2).blot(features)
    gone = blotted != features
    assert 0 < gone.mean() < 0.6
    assert (blotted[gone] == 0).all()
