import numpy as np
import pytest

from engine.audio.pauses import KEPT_PAUSE_MS, PauseShortener, cut_at_pauses

RATE_HZ = 16_000
SPOKEN_MS = 400


def speech(duration_ms=SPOKEN_MS, seed=1):
    n_samples = RATE_HZ * duration_ms // 1000
    return np.random.default_rng(seed).normal(0, 0.1, n_samples).astype(np.float32)


def silence(duration_ms):
    return np.zeros(RATE_HZ * duration_ms // 1000, np.float32)


def shortened(pcm, chunk_samples=None, *, is_on=True):
    shortener = PauseShortener(RATE_HZ)
    shortener.is_on = is_on
    step = chunk_samples or len(pcm)
    heard = [shortener.push(pcm[i : i + step]) for i in range(0, len(pcm), step)]
    return np.concatenate([*heard, shortener.finish()])


TALK = np.concatenate([speech(), silence(500), speech(seed=2), silence(60), speech(seed=3)])


@pytest.mark.parametrize("chunk_samples", [1, 159, 160, 401, 5120])
@pytest.mark.parametrize("is_on", [True, False])
def test_chunked_equals_whole(chunk_samples, is_on):
    np.testing.assert_array_equal(
        shortened(TALK, chunk_samples, is_on=is_on), shortened(TALK, is_on=is_on)
    )


def test_turned_off_every_sample_is_passed_on():
    np.testing.assert_array_equal(shortened(TALK, is_on=False), TALK)


def test_a_long_pause_becomes_a_short_one_and_a_short_one_stays():
    parts = [speech(), silence(KEPT_PAUSE_MS), speech(seed=2), silence(60), speech(seed=3)]
    np.testing.assert_array_equal(shortened(TALK), np.concatenate(parts))


def test_a_pause_that_is_not_quite_silent_is_joined_without_a_step():
    hum = 0.001 * np.sin(np.arange(RATE_HZ) / 50).astype(np.float32)
    heard = shortened(np.concatenate([speech(), hum, speech()]))
    middle = heard[RATE_HZ * SPOKEN_MS // 1000 :][: RATE_HZ * KEPT_PAUSE_MS // 1000]
    assert np.abs(np.diff(middle)).max() < 3 * np.abs(np.diff(hum)).max()


def test_what_is_turned_off_within_a_pause_loses_nothing_more():
    shortener = PauseShortener(RATE_HZ)
    shortener.is_on = True
    heard = [shortener.push(np.concatenate([speech(), silence(300)]))]
    shortener.is_on = False
    heard += [shortener.push(silence(300)), shortener.push(speech()), shortener.finish()]
    n_samples = sum(map(len, heard))
    assert n_samples == len(speech()) * 2 + len(silence(KEPT_PAUSE_MS)) + len(silence(300))


def test_speech_is_cut_in_the_middle_of_its_pauses():
    parts = cut_at_pauses(TALK, RATE_HZ)
    assert [len(part) * 1000 // RATE_HZ for part in parts] == [650, 250 + 400 + 60 + 400]
    np.testing.assert_array_equal(np.concatenate(parts), TALK)


def test_a_phrase_without_a_pause_is_cut_where_it_is_quietest():
    talk = speech(4000)
    talk[2000 * 16 : 2010 * 16] *= 0.2
    parts = cut_at_pauses(talk, RATE_HZ)
    assert [len(part) * 1000 // RATE_HZ for part in parts] == [2000, 2000]


@pytest.mark.parametrize("n_samples", [0, 1, 159])
def test_a_piece_shorter_than_a_frame_is_one_phrase_or_none(n_samples):
    assert sum(map(len, cut_at_pauses(speech()[:n_samples], RATE_HZ))) == n_samples
