import numpy as np
import pytest

from engine.audio.mixdown import Mixdown

RATE_HZ = 16_000


def voice(seed=1, n_samples=3 * RATE_HZ):
    rng = np.random.default_rng(seed)
    return (0.1 * rng.standard_normal(n_samples)).astype(np.float32)


def mix(*channels, chunk_samples=320):
    mixdown = Mixdown(len(channels), RATE_HZ)
    frames = np.stack(channels, axis=1)
    starts = range(0, len(frames), chunk_samples)
    return np.concatenate([mixdown.push(frames[at : at + chunk_samples]) for at in starts])


SILENCE = np.zeros(3 * RATE_HZ, np.float32)


@pytest.mark.parametrize("chunk_samples", [1, 159, 320, 4001])
def test_chunking_does_not_change_the_samples(chunk_samples):
    channels = [voice(1), voice(2), voice(3)]
    whole = mix(*channels, chunk_samples=len(SILENCE))
    np.testing.assert_allclose(mix(*channels, chunk_samples=chunk_samples), whole, atol=1e-6)


@pytest.mark.parametrize("n_channels", [1, 2, 3, 4, 6, 8])
def test_channels_that_hold_the_same_become_that(n_channels):
    np.testing.assert_allclose(mix(*[voice()] * n_channels), voice(), atol=1e-6)


@pytest.mark.parametrize(("n_channels", "index"), [(2, 0), (2, 1), (4, 3), (6, 2), (8, 2)], ids=str)
def test_a_voice_in_one_channel_is_as_loud_as_alone(n_channels, index):
    channels = [SILENCE] * n_channels
    channels[index] = voice()
    heard = mix(*channels)
    np.testing.assert_allclose(heard[RATE_HZ // 25 :], voice()[RATE_HZ // 25 :], atol=1e-3)


def test_the_deep_tones_of_six_channels_are_left_out():
    channels = [voice()] * 6
    channels[3] = 8 * voice(2)
    np.testing.assert_allclose(mix(*channels), voice(), atol=1e-6)


def test_what_cancels_out_is_not_blown_up_without_end():
    rest = mix(voice(), -0.999 * voice())
    assert np.abs(rest).max() < 0.003 * np.abs(voice()).max()


def test_no_sample_is_beyond_full_scale():
    rng = np.random.default_rng(3)
    loud = [np.sign(rng.standard_normal(len(SILENCE))).astype(np.float32) for _ in range(2)]
    assert np.abs(mix(*loud)).max() <= 1.0
