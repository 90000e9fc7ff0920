"""The vocoder with networks of arithmetic, which look exactly as far as the real ones may."""

import numpy as np
import pytest

from engine.runtime.durations import CONTEXT_UNITS
from engine.runtime.source_filter import HOP_SAMPLES, N_CEPSTRA
from engine.runtime.vocoder import Vocoder
from tests.engine.runtime.tones import tones_bundle

UNITS = np.random.default_rng(1).integers(1, 20, 40)
CONTEXT_CODES = tones_bundle().spec.vocoder.context_codes


def neighbourhood(ids, n_around):
    """Return of each id a mixture of those around it."""
    weights = np.arange(1, 2 * n_around + 2) / (2 * n_around + 1) ** 2
    return np.convolve(ids, weights, mode="full")[n_around : n_around + len(ids)]


class Durations:
    def run(self, units):
        around = neighbourhood(units[0], CONTEXT_UNITS)
        return {"log_durations": np.log(1 + around % 4)[None].astype(np.float32)}


class VoiceRows:
    def __init__(self):
        self.n_longest = 0

    def run(self, codes):
        self.n_longest = max(self.n_longest, codes.shape[1])
        around = np.repeat(neighbourhood(codes[0], CONTEXT_CODES), 2)
        rows = np.zeros((1, len(around), 2 + N_CEPSTRA), np.float32)
        rows[0, :, 0] = np.log(100 + around)
        rows[0, :, 1] = np.sin(around)
        rows[0, :, 2] = around / 50
        return {"rows": rows}


def vocoder(voice=None):
    return Vocoder(tones_bundle().spec.vocoder, Durations(), voice or VoiceRows())


def spoken(vocoder, pieces):
    return np.concatenate([*(vocoder.push(piece) for piece in pieces), vocoder.finish()])


@pytest.mark.parametrize("n_at_once", [1, 2, 3, 7, 39])
def test_any_pieces_give_the_sound_of_the_whole(n_at_once):
    pieces = [UNITS[i : i + n_at_once] for i in range(0, len(UNITS), n_at_once)]
    whole = spoken(vocoder(), [UNITS])
    assert len(whole) > 40 * 2 * HOP_SAMPLES
    np.testing.assert_allclose(spoken(vocoder(), pieces), whole, atol=1e-5)


def test_sound_comes_before_the_end():
    early = vocoder().push(UNITS)
    assert 0 < len(early) < len(spoken(vocoder(), [UNITS]))


def test_one_unit_is_spoken_too():
    assert len(spoken(vocoder(), [UNITS[:1]])) > 2 * HOP_SAMPLES


def test_nothing_in_gives_nothing_out():
    assert len(spoken(vocoder(), [])) == 0
    assert len(spoken(vocoder(), [UNITS[:0]])) == 0


def test_an_utterance_leaves_nothing_to_the_next():
    again = vocoder()
    first = spoken(again, [UNITS[:11]])
    np.testing.assert_array_equal(spoken(again, [UNITS[:11]]), first)
    again.push(UNITS)
    again.reset()
    np.testing.assert_array_equal(spoken(again, [UNITS[:11]]), first)


def test_a_long_utterance_costs_no_more_a_unit():
    voice = VoiceRows()
    stage = vocoder(voice)
    for unit in np.tile(UNITS, 5):
        stage.push(np.array([unit]))
    assert voice.n_longest < 40
