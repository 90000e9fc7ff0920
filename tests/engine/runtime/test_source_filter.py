import numpy as np
import pytest

from engine.runtime.source_filter import HOP_SAMPLES, N_CEPSTRA, SourceFilter, VoiceFrames

RATE_HZ = 16_000
PITCH_HZ = 200.0


def voice(n_frames, *, pitch_hz=PITCH_HZ, voicing=1.0, level=0.0):
    cepstra = np.zeros((n_frames, N_CEPSTRA), np.float32)
    cepstra[:, 0] = level
    return VoiceFrames(
        np.full(n_frames, pitch_hz, np.float32), np.full(n_frames, voicing, np.float32), cepstra
    )


def speech(n_frames=150):
    """A pitch that glides, a voice that comes and goes, and a spectrum that moves."""
    rng, t = np.random.default_rng(1), np.arange(n_frames)
    cepstra = np.cumsum(rng.standard_normal((n_frames, N_CEPSTRA)) * 0.02, axis=0)
    return VoiceFrames(
        (150 + 60 * np.sin(t / 20)).astype(np.float32),
        (0.5 + 0.5 * np.sin(t / 9)).astype(np.float32),
        (cepstra / (1 + np.arange(N_CEPSTRA))).astype(np.float32),
    )


def spoken(frames, sizes=None):
    source_filter, hops, start = SourceFilter(), [], 0
    for size in sizes or [len(frames.pitch_hz)]:
        part = slice(start, start + size)
        piece = VoiceFrames(frames.pitch_hz[part], frames.voicing[part], frames.cepstra[part])
        hops.append(source_filter.push(piece))
        start += size
    return np.concatenate([*hops, source_filter.finish()])


def power_at(pcm, hz):
    """Return the mean power at these frequencies of a second from the middle."""
    middle = pcm[len(pcm) // 2 - RATE_HZ // 2 :][:RATE_HZ] * np.hanning(RATE_HZ)
    return (np.abs(np.fft.rfft(middle)) ** 2)[np.asarray(hz, int)].mean()


def decibels(ratio):
    return 10 * np.log10(ratio)


def test_a_hop_comes_out_for_each_frame_and_one_at_the_end():
    assert spoken(voice(0)).shape == (HOP_SAMPLES,)
    assert spoken(voice(7)).shape == (8 * HOP_SAMPLES,)
    assert spoken(voice(7)).dtype == np.float32


def test_a_voiced_frame_sounds_at_its_harmonics_only():
    pcm = spoken(voice(150))
    harmonics = PITCH_HZ * np.arange(1, 30)
    assert decibels(power_at(pcm, harmonics) / power_at(pcm, harmonics + PITCH_HZ / 2)) > 60


def test_an_unvoiced_frame_has_no_pitch():
    pcm = spoken(voice(150, voicing=0.0))
    bins = PITCH_HZ * np.arange(1, 30)[:, None] + np.arange(-20, 21)
    assert abs(decibels(power_at(pcm, bins) / power_at(pcm, bins + PITCH_HZ / 2))) < 2


def test_the_pitch_follows_the_frames():
    pcm = spoken(voice(150, pitch_hz=310.0))
    assert decibels(power_at(pcm, [310, 620]) / power_at(pcm, [200, 400])) > 60


@pytest.mark.parametrize("voicing", [0.0, 1.0])
def test_the_level_follows_the_first_cepstrum(voicing):
    quiet = spoken(voice(50, voicing=voicing, level=0.0))
    loud = spoken(voice(50, voicing=voicing, level=np.log(2)))
    np.testing.assert_allclose(loud, 2 * quiet, rtol=1e-4, atol=1e-5)


def test_pulses_and_noise_are_equally_loud():
    rms = [np.sqrt(np.mean(spoken(voice(150, voicing=v)) ** 2)) for v in (0.0, 0.5, 1.0)]
    np.testing.assert_allclose(rms, 1.0, atol=0.1)


@pytest.mark.parametrize("sizes", [[1] * 150, [7] * 21 + [3], [149, 1], [0, 150]])
def test_any_split_gives_the_same_samples(sizes):
    np.testing.assert_array_equal(spoken(speech(), sizes), spoken(speech()))


def test_there_is_no_click_where_hops_join():
    steps = np.abs(np.diff(spoken(speech())))[2 * HOP_SAMPLES : -2 * HOP_SAMPLES]
    is_seam = np.arange(len(steps)) % HOP_SAMPLES == HOP_SAMPLES - 1
    assert steps[is_seam].max() <= steps[~is_seam].max()
    assert np.mean(steps[is_seam] ** 2) < 1.5 * np.mean(steps[~is_seam] ** 2)


def test_a_reset_forgets_everything():
    source_filter = SourceFilter()
    source_filter.push(speech())
    source_filter.reset()
    np.testing.assert_array_equal(
        source_filter.push(speech()), spoken(speech())[: 150 * HOP_SAMPLES]
    )
