from dataclasses import replace

import numpy as np
import pytest

from engine.training.units import Codebook, cepstra_of, runs_of


def sound(peak_mel, n_features, seed=0):
    """Return log-mel frames with a hump at one mel band."""
    rng = np.random.default_rng(seed)
    hump = 8 * np.exp(-(((np.arange(80) - peak_mel) / 12) ** 2))
    return (hump + 0.1 * rng.standard_normal((n_features, 80))).astype(np.float32)


@pytest.fixture
def codebook():
    features = [sound(15, 60, seed=1), sound(60, 40, seed=2)]
    return Codebook.learn(features, n_units=2, change_price=4.0, seed=1)


def test_two_sounds_get_two_units(codebook):
    low, high = codebook.encode(sound(15, 20, seed=3)), codebook.encode(sound(60, 20, seed=4))
    assert low.shape == (10,)
    assert len(set(low)) == len(set(high)) == 1
    assert low[0] != high[0]


def test_a_change_of_sound_is_a_change_of_unit_where_it_happens(codebook):
    both = np.concatenate([sound(15, 30, seed=5), sound(60, 20, seed=6)])
    units, n_frames = runs_of(codebook.encode(both))
    assert len(set(units)) == 2
    assert n_frames.tolist() == [15, 10]


def test_a_higher_price_gives_fewer_changes():
    rng = np.random.default_rng(7)
    noise = rng.standard_normal((400, 80)).astype(np.float32)
    codebook = Codebook.learn([noise], n_units=8, change_price=0.0, seed=1)
    n_runs = [
        len(runs_of(replace(codebook, change_price=price).encode(noise))[0])
        for price in (0.0, 3.0, 10.0, 1e6)
    ]
    assert n_runs == sorted(n_runs, reverse=True)
    assert n_runs[0] > 100
    assert n_runs[-1] == 1


def test_without_a_price_each_frame_has_its_nearest_centre(codebook):
    features = np.concatenate([sound(15, 30, seed=8), sound(40, 30, seed=9)])
    points = cepstra_of(features) * codebook.scale
    distances = ((points[:, None] - codebook.centres) ** 2).sum(axis=2)
    units = replace(codebook, change_price=0.0).encode(features)
    assert units.tolist() == distances.argmin(axis=1).tolist()


def test_nothing_to_say_has_no_units(codebook):
    assert codebook.encode(np.zeros((1, 80), np.float32)).shape == (0,)


def test_the_same_seed_learns_the_same_codebook():
    features = [np.random.default_rng(3).standard_normal((200, 80)).astype(np.float32)]
    once, again = (Codebook.learn(features, 5, 1.0, seed=2) for _ in range(2))
    np.testing.assert_array_equal(once.centres, again.centres)


def test_a_codebook_is_read_as_it_was_saved(codebook, tmp_path):
    codebook.save(tmp_path / "codebook.npz")
    again = Codebook.read(tmp_path / "codebook.npz")
    np.testing.assert_array_equal(again.centres, codebook.centres)
    np.testing.assert_array_equal(again.scale, codebook.scale)
    assert again.change_price == 4.0


@pytest.mark.parametrize(
    ("units", "merged", "n_frames"),
    [([3, 3, 1, 1, 1, 3], [3, 1, 3], [2, 3, 1]), ([0], [0], [1]), ([], [], [])],
)
def test_runs_are_units_and_how_long_they_last(units, merged, n_frames):
    runs = runs_of(np.array(units, np.int64))
    assert [part.tolist() for part in runs] == [merged, n_frames]
