import numpy as np
import soundfile

from engine.training.augment import PEAK_DB_RANGE, Augmenter, read_noise

SPEECH = np.sin(np.arange(16_000) / 20).astype(np.float32)
NOISE = [np.random.default_rng(1).standard_normal(n).astype(np.float32) for n in (4_000, 40_000)]


def varied(seed, n=12):
    augmenter = Augmenter(NOISE, seed)
    return [augmenter.vary(SPEECH) for _ in range(n)]


def test_the_same_seed_makes_the_same_recordings():
    for once, again in zip(varied(seed=1), varied(seed=1), strict=True):
        np.testing.assert_array_equal(once, again)


def test_another_seed_makes_others():
    assert any(
        len(a) != len(b) or not np.array_equal(a, b)
        for a, b in zip(varied(seed=1), varied(seed=2), strict=True)
    )


def test_speech_keeps_about_its_length_and_a_level_in_range():
    loudest = 10 ** (PEAK_DB_RANGE[1] / 20)
    for pcm in varied(seed=3, n=40):
        assert pcm.dtype == np.float32
        assert 16_000 / 1.2 < len(pcm) < 16_000 * 1.2 + 0.4 * 16_000
        assert 0.05 < np.abs(pcm).max() < 2 * loudest


def test_silence_stays_finite():
    augmenter = Augmenter([], seed=1)
    for _ in range(10):
        assert np.isfinite(augmenter.vary(np.zeros(4_000, np.float32))).all()


def test_noise_is_read_mono_at_16_khz(tmp_path):
    soundfile.write(tmp_path / "hum.wav", np.zeros((4_800, 2), np.float32), 48_000)
    (tmp_path / "LICENCE").write_text("not a recording", encoding="utf-8")
    assert [pcm.shape for pcm in read_noise(tmp_path)] == [(1_600,)]
