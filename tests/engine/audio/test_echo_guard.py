import numpy as np
import pytest

from engine.audio.echo_guard import EchoGuard, GuardedCapture
from engine.audio.fake import FakeCapture
from engine.audio.own_voice import OwnVoice
from engine.events import DubLeftOut

RATE_HZ = 16_000
BLOCK_SAMPLES = 320
START_S = 100.0


def talk(seed, duration_s=6.0):
    """Syllables of noise that each swell and fade, like nobody else's."""
    rng = np.random.default_rng(seed)
    n_samples = round(duration_s * RATE_HZ)
    loudness = np.interp(np.arange(n_samples), *syllables(rng, n_samples))
    smooth = np.convolve(rng.standard_normal(n_samples), np.ones(4) / 4, "same")
    return (0.2 * loudness * smooth).astype(np.float32)


def syllables(rng, n_samples):
    places = np.arange(0, n_samples, RATE_HZ // 10)
    return places, rng.uniform(0.0, 1.0, len(places))


SILENCE = np.zeros(6 * RATE_HZ, np.float32)


def guarded(heard, said, said_s=START_S):
    """Return what is left of what is heard while the dub says something."""
    voice = OwnVoice(RATE_HZ)
    guard = EchoGuard(RATE_HZ, voice)
    released = []
    for start in range(0, len(heard), BLOCK_SAMPLES):
        now_s = START_S + (start + BLOCK_SAMPLES) / RATE_HZ
        if len(part := said[start : start + BLOCK_SAMPLES]):
            voice.push(part, said_s + start / RATE_HZ)
        released.append(guard.push(heard[start : start + BLOCK_SAMPLES], now_s))
    released.append(guard.finish())
    return np.concatenate(released), guard


def delayed(pcm, delay_ms, gain=1.0):
    n_samples = RATE_HZ * delay_ms // 1000
    return gain * np.concatenate([SILENCE[:n_samples], pcm[: len(pcm) - n_samples]])


@pytest.mark.parametrize("delay_ms", [0, 60, 250, 600])
@pytest.mark.parametrize("gain", [1.0, 0.05])
def test_of_our_own_voice_not_one_sample_is_left(delay_ms, gain):
    left, _ = guarded(delayed(talk(1), delay_ms, gain), talk(1))
    assert len(left) == len(SILENCE)
    assert np.abs(left).max() == 0.0


def test_another_voice_is_heard_as_it_is():
    left, guard = guarded(talk(2), talk(1))
    np.testing.assert_array_equal(left, talk(2)[: len(left)])
    assert guard.delay_samples is None


def test_our_own_voice_is_found_beneath_another():
    left, guard = guarded(talk(2) + delayed(talk(1), 60, 0.5), talk(1))
    assert guard.delay_samples is not None
    assert np.abs(left[RATE_HZ // 2 :]).max() == 0.0


def test_a_room_that_echoes_hides_it_not():
    echoes = np.exp(-np.arange(RATE_HZ // 5) / 800) * np.random.default_rng(9).standard_normal(3200)
    room = 0.1 * np.concatenate([[1.0], 0.08 * echoes])  # which are louder than what comes straight
    heard = np.convolve(talk(1), room)[: len(SILENCE)].astype(np.float32)
    left, _ = guarded(heard + 0.002 * talk(3), talk(1))
    assert np.abs(left[RATE_HZ:]).max() == 0.0


def test_what_others_say_after_the_dub_is_heard():
    said = np.concatenate([talk(1, 3.0), SILENCE[: 3 * RATE_HZ]])
    heard = delayed(said, 60) + np.concatenate([SILENCE[: 4 * RATE_HZ], talk(2, 2.0)])
    left, _ = guarded(heard, said)
    n_first = round(4.2 * RATE_HZ)
    assert np.abs(left[: round(3.5 * RATE_HZ)]).max() == 0.0
    np.testing.assert_array_equal(left[n_first:], heard[n_first : len(left)])


def test_once_it_is_no_longer_heard_all_else_is_again():
    said, film = talk(1, 18.0), talk(2, 18.0)
    heard = np.concatenate([said[: 4 * RATE_HZ], film[4 * RATE_HZ :]])
    left, guard = guarded(heard, said)
    assert guard.delay_samples is None
    np.testing.assert_array_equal(left[-4 * RATE_HZ :], heard[: len(left)][-4 * RATE_HZ :])


@pytest.mark.parametrize("block_samples", [37, 480, 16_000])
def test_blocks_of_any_length_are_heard_whole(block_samples):
    guard = EchoGuard(RATE_HZ, OwnVoice(RATE_HZ))
    pcm = talk(2)
    blocks = [pcm[i : i + block_samples] for i in range(0, len(pcm), block_samples)]
    heard, now_s = [], START_S
    for block in blocks:
        now_s += len(block) / RATE_HZ
        heard.append(guard.push(block, now_s))
    np.testing.assert_array_equal(np.concatenate(heard), pcm[: sum(map(len, heard))])


def test_a_capture_tells_once_that_the_dub_is_muted():
    now_s, voice, inner = START_S, OwnVoice(RATE_HZ), FakeCapture()
    capture = GuardedCapture(inner, voice, lambda: now_s)
    heard = []
    capture.start(heard.append, print)
    for start in range(0, 2 * RATE_HZ, BLOCK_SAMPLES):
        part = talk(1)[start : start + BLOCK_SAMPLES]
        voice.push(part, now_s)
        now_s += BLOCK_SAMPLES / RATE_HZ
        inner.feed(part)
    assert capture.take_reports() == [DubLeftOut("silence")]
    assert capture.take_reports() == []
    assert np.abs(np.concatenate(heard)).max() == 0.0
