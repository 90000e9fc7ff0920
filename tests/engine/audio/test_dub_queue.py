import numpy as np
import pytest

from engine.audio.dub_queue import FADE_MS, DubQueue
from engine.events import DubSkipped

RATE_HZ = 16_000


def tone(duration_ms, hz=220):
    at_s = np.arange(RATE_HZ * duration_ms // 1000) / RATE_HZ
    return (0.5 * np.cos(2 * np.pi * hz * at_s)).astype(np.float32)  # begins at its loudest


def take_all(queue):
    blocks = [np.zeros(0, np.float32)]
    while not queue.is_empty:
        blocks.append(queue.take())
    return np.concatenate(blocks)


def loudest_step(pcm):
    return np.abs(np.diff(np.concatenate([[0.0], pcm, [0.0]]))).max()


NO_CLICK = 0.5 / (RATE_HZ * FADE_MS / 1000) + 2 * loudest_step(tone(100)[73:-73])


@pytest.fixture
def queue():
    return DubQueue(RATE_HZ)


def test_what_is_live_is_said_to_its_last_sample(queue):
    pcm = np.random.default_rng(1).normal(0, 0.1, 5001).astype(np.float32)
    queue.put(pcm)
    said = take_all(queue)
    n_faded = RATE_HZ * FADE_MS // 1000
    np.testing.assert_array_equal(said[n_faded:-n_faded], pcm[n_faded:-n_faded])
    assert len(said) == len(pcm)


def test_pieces_of_any_length_join_without_a_gap(queue):
    pcm = tone(700)
    for part in np.split(pcm, [1, 160, 161, 5000]):
        queue.put(part)
    said = take_all(queue)
    np.testing.assert_array_equal(said[100:-100], pcm[100:-100])


def test_speech_begins_and_ends_without_a_click(queue):
    queue.put(tone(500))
    assert loudest_step(take_all(queue)) < NO_CLICK


def test_a_jump_to_live_is_without_a_click(queue):
    queue.put(tone(3000))
    said = [queue.take() for _ in range(20)]
    queue.jump_to_live()
    said = np.concatenate([*said, take_all(queue)])
    assert len(said) < RATE_HZ
    assert loudest_step(said) < NO_CLICK


def test_a_skipped_phrase_leaves_no_click(queue):
    queue.put(tone(1000))
    said = [queue.take()]
    for _ in range(5):
        queue.put(tone(1000))
    (skipped,) = [each for each in queue.take_reports() if isinstance(each, DubSkipped)]
    said = np.concatenate([*said, take_all(queue)])
    assert (skipped.start_ms, skipped.duration_ms) == (1000, 1000)
    assert loudest_step(said) < NO_CLICK


def test_an_empty_queue_says_nothing(queue):
    queue.put(np.zeros(0, np.float32))
    assert queue.is_empty
    assert len(queue.take()) == 0


def test_a_single_sample_is_said(queue):
    queue.put(np.ones(1, np.float32))
    assert len(take_all(queue)) == 1
