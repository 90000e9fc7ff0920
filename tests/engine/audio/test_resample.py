import numpy as np
import pytest

from engine.audio.resample import HearingResampler, Resampler

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


def hear(pcm, from_hz, chunk_samples):
    resampler = HearingResampler(from_hz, 16_000)
    chunks = [pcm[i : i + chunk_samples] for i in range(0, len(pcm), chunk_samples)]
    return np.concatenate([*map(resampler.push, chunks), resampler.finish()])


@pytest.mark.parametrize("chunk_samples", [1, 159, 320, 4001])
def test_chunking_does_not_change_what_a_telephone_lets_hear(chunk_samples):
    pcm = np.random.default_rng(1).normal(0, 0.1, 8_000).astype(np.float32)
    np.testing.assert_allclose(hear(pcm, 8_000, chunk_samples), hear(pcm, 8_000, 8_000), atol=1e-6)


def test_the_upper_half_of_a_telephones_band_mirrors_the_lower():
    heard = hear(tone(8_000, hz=3_000, duration_s=1.0), 8_000, 160)
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard)))) / len(heard)
    tones = {hz: spectrum[hz - 5 : hz + 5].max() for hz in (3_000, 5_000, 7_000)}
    assert 0.01 < tones[5_000] / tones[3_000] < 0.1
    assert tones[7_000] < 1e-3 * tones[3_000]


@pytest.mark.parametrize("from_hz", [16_000, 44_100, 48_000, 96_000])
def test_a_full_band_is_heard_as_it_is(from_hz):
    pcm = tone(from_hz, hz=3_000)
    np.testing.assert_array_equal(hear(pcm, from_hz, 333), resample(pcm, from_hz, 16_000, 333))
