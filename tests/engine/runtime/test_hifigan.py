"""The HiFi-GAN stage with networks of arithmetic, which look exactly as far as the real ones do."""

import numpy as np
import pytest

from engine.errors import ConfigError
from engine.runtime.hifigan import FAST, HifiganVocoder, Join
from engine.spec import HifiganSpec

SPEC = HifiganSpec(upsample_rates=(8, 4), upsample_kernels=(16, 8), resblock_kernels=(3,))
HOP, CONTEXT = SPEC.hop_samples, SPEC.context_codes
EXACT = Join.exact(SPEC)
UNITS = np.random.default_rng(1).integers(1, 1000, 60)
STEP_DBFS = -50  # what a listener may take for a click


def neighbourhood(ids, n_around):
    """Return of each id a mixture of those around it."""
    weights = np.arange(1, 2 * n_around + 2) / (2 * n_around + 1) ** 2
    return np.convolve(ids, weights, mode="full")[n_around : n_around + len(ids)]


class Durations:
    def run(self, units):
        return {"log_durations": np.log(2 + neighbourhood(units[0], 2) % 3)[None]}


class Waves:
    def __init__(self):
        self.n_codes = []

    def run(self, codes):
        self.n_codes.append(codes.shape[1])
        around = np.repeat(neighbourhood(codes[0], CONTEXT), HOP)
        return {"waveform": np.sin(around)[None].astype(np.float32)}


class Levels:
    """Says something else in every window, as loud as can be."""

    def __init__(self):
        self.level = np.float32(1)

    def run(self, codes):
        self.level = -self.level
        return {"waveform": np.full((1, codes.shape[1] * HOP), self.level)}


def vocoder(join=EXACT, waves=None):
    return HifiganVocoder(SPEC, Durations(), waves or Waves(), join)


def spoken(stage, pieces):
    return np.concatenate([*(stage.push(piece) for piece in pieces), stage.finish()])


def in_pieces(units, n_at_once):
    return [units[i : i + n_at_once] for i in range(0, len(units), n_at_once)]


def test_the_context_of_the_test_is_a_real_one():
    assert 5 < CONTEXT < 15


@pytest.mark.parametrize("n_at_once", [1, 2, 3, 7, 59])
def test_any_pieces_give_the_sound_of_the_whole(n_at_once):
    whole = spoken(vocoder(), [UNITS])
    assert len(whole) > 60 * HOP
    np.testing.assert_allclose(spoken(vocoder(), in_pieces(UNITS, n_at_once)), whole, atol=1e-5)


@pytest.mark.parametrize("join", [EXACT, FAST], ids=["exact", "fast"])
def test_a_long_utterance_is_made_of_windows_of_bounded_length(join):
    waves = Waves()
    long = np.tile(UNITS, 10)
    sound = spoken(vocoder(join, waves), [long])
    assert max(waves.n_codes) < 200 < len(sound) / HOP
    assert len(sound) == len(spoken(vocoder(join), in_pieces(long, 50)))


def test_the_sound_of_less_context_has_the_length_of_the_whole():
    whole = spoken(vocoder(), [UNITS])
    assert len(spoken(vocoder(Join(2, 1)), in_pieces(UNITS, 7))) == len(whole)


def test_only_the_context_is_vocoded_twice():
    waves = Waves()
    sound = spoken(vocoder(FAST, waves), in_pieces(UNITS, 7))
    n_twice = sum(waves.n_codes) - len(sound) / HOP
    assert 0 < n_twice <= (FAST.left_codes + FAST.right_codes) * len(waves.n_codes)


def test_short_pieces_wait_for_others():
    waves = Waves()
    spoken(vocoder(Join(4, 2, least_codes=30), waves), in_pieces(UNITS, 1))
    assert min(waves.n_codes[:-1]) >= 30


def test_sound_comes_before_the_end():
    early = vocoder(FAST).push(UNITS)
    assert 0 < len(early) < len(spoken(vocoder(FAST), [UNITS]))


def test_a_join_is_a_click_without_a_fade_and_none_with_it():
    steps_db = {}
    for fade_samples in (0, FAST.fade_samples):
        join = Join(left_codes=4, right_codes=6, fade_samples=fade_samples, least_codes=6)
        sound = spoken(vocoder(join, Levels()), in_pieces(UNITS, 10))
        steps = np.abs(np.diff(sound, n=2))  # a fade bends the sound, a click breaks it
        steps_db[fade_samples] = 20 * np.log10(steps.max())
    hard, faded = steps_db.values()
    assert hard > 0
    assert faded < STEP_DBFS


@pytest.mark.parametrize("join", [EXACT, FAST], ids=["exact", "fast"])
def test_one_unit_is_spoken_too(join):
    assert len(spoken(vocoder(join), [UNITS[:1]])) >= HOP


def test_nothing_in_gives_nothing_out():
    assert len(spoken(vocoder(), [])) == 0
    assert len(spoken(vocoder(), [UNITS[:0]])) == 0


@pytest.mark.parametrize("join", [EXACT, FAST], ids=["exact", "fast"])
def test_an_utterance_leaves_nothing_to_the_next(join):
    again = vocoder(join)
    first = spoken(again, in_pieces(UNITS, 7))
    np.testing.assert_array_equal(spoken(again, in_pieces(UNITS, 7)), first)
    again.push(UNITS)
    again.reset()
    np.testing.assert_array_equal(spoken(again, in_pieces(UNITS, 7)), first)


def test_a_unit_lasts_a_code_or_more_and_not_for_ever():
    class Extreme:
        def run(self, units):
            return {"log_durations": np.array([[-9.0, 0.0, 9.0]], np.float32)[:, : units.shape[1]]}

    stage = HifiganVocoder(SPEC, Extreme(), Waves(), EXACT)
    assert len(spoken(stage, [UNITS[:3]])) == (1 + 1 + 100) * HOP


@pytest.mark.parametrize("values", [{"left_codes": -1}, {"least_codes": 0}, {"fade_samples": -1}])
def test_a_join_that_makes_no_sense_is_refused(values):
    with pytest.raises(ConfigError, match="or more"):
        Join(**{"left_codes": 1, "right_codes": 1} | values)


def test_a_fade_must_fit_into_what_is_held_back():
    with pytest.raises(ConfigError, match="must fit"):
        vocoder(Join(left_codes=4, right_codes=1, fade_samples=HOP + 1))
