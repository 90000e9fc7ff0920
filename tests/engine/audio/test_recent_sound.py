import numpy as np
import pytest

from engine.audio.fake import FakeCapture
from engine.audio.recent_sound import RecentSound, RememberedCapture

RATE_HZ = 1000
COUNT = np.arange(7000, dtype=np.float32)  # each sample tells where it was


def written(pcm, block_samples, longest_ms=2000):
    recent = RecentSound(RATE_HZ, longest_ms)
    for start in range(0, len(pcm), block_samples):
        recent.write(pcm[start : start + block_samples])
    return recent


@pytest.mark.parametrize("block_samples", [1, 7, 999, 2000, 2001, 7000])
def test_the_newest_sound_is_kept_however_it_comes(block_samples):
    stretch = written(COUNT, block_samples).last(1500)
    np.testing.assert_array_equal(stretch.pcm, COUNT[5500:])
    assert (stretch.start_ms, stretch.end_ms) == (5500, 7000)


def test_no_more_is_returned_than_was_kept():
    stretch = written(COUNT, 20).last(60_000)
    np.testing.assert_array_equal(stretch.pcm, COUNT[5000:])


def test_no_more_is_returned_than_was_heard():
    stretch = written(COUNT[:300], 20).last(60_000)
    np.testing.assert_array_equal(stretch.pcm, COUNT[:300])
    assert stretch.start_ms == 0


def test_what_was_returned_stays_as_it_was():
    recent = written(COUNT, 20)
    before = recent.last(2000)
    recent.write(-COUNT)
    np.testing.assert_array_equal(before.pcm, COUNT[5000:])


def test_a_remembered_capture_delivers_all_and_can_be_asked_when_it_is_over():
    capture, received = RememberedCapture(FakeCapture(COUNT, RATE_HZ)), []
    capture.start(received.append, lambda error: None)
    capture.stop()
    np.testing.assert_array_equal(np.concatenate(received), COUNT)
    np.testing.assert_array_equal(capture.recent.last(1000).pcm, COUNT[6000:])
    assert capture.source.name == "fake"
