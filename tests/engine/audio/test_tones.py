import numpy as np
import pytest

from engine.audio.tones import ToneFinder, held_share

RATE_HZ = 16_000
AT_S = np.arange(4 * RATE_HZ) / RATE_HZ


def frames(pcm, rate_hz=RATE_HZ):
    finder = ToneFinder(rate_hz)
    starts = range(0, len(pcm) - finder.window_samples + 1, finder.hop_samples)
    return [
        finder.find(pcm[start : start + finder.window_samples].astype(np.float32))
        for start in starts
    ]


def gliding(octaves_per_s):
    hz = 400 * 2 ** (octaves_per_s * AT_S)
    phase = 2 * np.pi * np.cumsum(hz) / RATE_HZ
    return 0.1 * np.sin(phase) + 0.05 * np.sin(2 * phase)


@pytest.mark.parametrize("hz", [233.1, 440.0, 1001.7, 3520.0])
def test_the_frequency_of_a_tone_is_found_between_the_bins(hz):
    (partial,) = frames(0.1 * np.sin(2 * np.pi * hz * AT_S))[3].partials
    assert np.exp(partial) == pytest.approx(hz, rel=0.001)


def test_the_level_of_a_tone_is_that_of_its_amplitude():
    assert frames(0.1 * np.sin(2 * np.pi * 500 * AT_S))[0].peak_db == pytest.approx(-20, abs=1.5)


def test_a_chord_is_held_and_a_glide_is_not():
    chord = sum(0.1 * np.sin(2 * np.pi * hz * AT_S) for hz in (262.0, 330.0, 392.0))
    assert held_share(frames(chord)) > 0.95
    assert held_share(frames(gliding(0.5))) < 0.05


def test_next_to_nothing_of_noise_is_held():
    assert held_share(frames(np.random.default_rng(1).normal(0, 0.1, len(AT_S)))) < 0.1


def test_silence_holds_nothing():
    assert held_share(frames(np.zeros(len(AT_S)))) == 0.0


def test_pauses_do_not_count():
    chord = sum(0.1 * np.sin(2 * np.pi * hz * AT_S) for hz in (262.0, 330.0, 392.0))
    chord[: RATE_HZ * 2] = np.random.default_rng(1).normal(0, 1e-4, RATE_HZ * 2)
    assert held_share(frames(chord)) > 0.9


def test_the_rate_does_not_matter():
    at_s = np.arange(3 * 48_000) / 48_000
    tone = 0.1 * np.sin(2 * np.pi * 440 * at_s)
    assert held_share(frames(tone, 48_000)) > 0.95
