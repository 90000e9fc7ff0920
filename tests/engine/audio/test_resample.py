import numpy as np
import pytest

from engine.audio.resample import Resampler

RATES = [(48_000, 16_000), (44_100, 16_000), (16_000, 48_000), (8_000, 16_000), (16_000, 16_000)]


def tone(rate_hz, hz=440, duration_s=0.7):
    n_samples = int(rate_hz * duration_s)
    return np.sin(2 * np.pi * hz * np.arange(n_samples) / rate_hz).astype(np.float32)


def resample(pcm, from_hz, to_hz, chunk_samples):
    resampler = Resampler(from_hz, to_hz)
    chunks = [pcm[i : i + chunk_samples] for i in range(0, len(pcm), chunk_samples)]
    return np.concatenate([*map(resampler.push, chunks), resampler.finish()])


@pytest.mark.parametrize(("from_hz", "to_hz"), RATES)
@pytest.mark.parametrize("chunk_samples", [1, 159, 320, 4001])
def test_chunking_does_not_change_the_samples(from_hz, to_hz, chunk_samples):
    pcm = tone(from_hz) + np.random.default_rng(1).normal(0, 0.1, len(tone(from_hz)))
    pcm = pcm.astype(np.float32)
    whole = resample(pcm, from_hz, to_hz, len(pcm))
    np.testing.assert_allclose(resample(pcm, from_hz, to_hz, chunk_samples), whole, atol=1e-6)


@pytest.mark.parametrize(("from_hz", "to_hz"), RATES)
def test_a_tone_keeps_its_pitch_its_place_and_its_length(from_hz, to_hz):
    resampled, expected = resample(tone(from_hz), from_hz, to_hz, 333), tone(to_hz)
    assert abs(len(resampled) - len(expected)) <= 1
    middle = slice(len(expected) // 4, len(expected) // 2)
    np.testing.assert_allclose(resampled[middle], expected[middle], atol=2e-3)


def test_what_the_new_rate_cannot_hold_does_not_fold_back():
    resampled = resample(tone(48_000, hz=11_000), 48_000, 16_000, 960)
    assert np.abs(resampled[1000:-1000]).max() < 1e-3


def test_after_finish_the_next_stream_starts_afresh():
    resampler = Resampler(48_000, 16_000)
    first = np.concatenate([resampler.push(tone(48_000)), resampler.finish()])
    second = np.concatenate([resampler.push(tone(48_000)), resampler.finish()])
    np.testing.assert_array_equal(first, second)
