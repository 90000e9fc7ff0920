import threading

import numpy as np
import pytest

from engine.audio.dub import RESAMPLER_MS, DubPlayer
from engine.audio.dub_queue import FADE_MS
from engine.audio.fake import FakePlayback
from engine.audio.spoken_words import SpokenText
from engine.errors import DeviceError
from engine.events import DeviceLost, DubPaced, DubSkipped, LevelMeasured, WordSpoken

NEVER = threading.Event()
RATE_HZ = 16_000


def piece(value, duration_ms=100):
    return np.full(RATE_HZ * duration_ms // 1000, value, np.float32)


@pytest.fixture
def playback():
    return FakePlayback(RATE_HZ)


@pytest.fixture
def player(playback):
    player = DubPlayer(playback, backlog_limit_ms=1000)
    player.open(RATE_HZ)
    yield player
    playback.taking.set()
    player.close()


def without_edges(pcm):
    """Return all but the first and the last samples, which are faded."""
    n_faded = RATE_HZ * FADE_MS // 1000
    return pcm[n_faded:-n_faded]


def skipped(player):
    return [report for report in player.take_reports() if isinstance(report, DubSkipped)]


def block_the_device(player, playback):
    """Let the device take the start of the first piece, and no more."""
    playback.taking.clear()
    player.write(piece(0.9))
    while player.backlog_ms == 100:
        pass


def test_pieces_are_heard_in_order_without_a_gap_and_silence_follows(player, playback):
    playback.tail_ms = 300
    playback.taking.clear()
    player.write(piece(0.1))
    player.write(piece(0.2))
    playback.taking.set()
    player.drain(NEVER)
    player.close()
    tail = piece(0, 300 + RESAMPLER_MS)
    said, silence = np.split(playback.played, [2 * len(piece(0.1))])
    expected = np.concatenate([piece(0.1), piece(0.2)])
    np.testing.assert_array_equal(without_edges(said), without_edges(expected))
    np.testing.assert_array_equal(silence, tail)
    assert not playback.is_open


def spoken(player):
    return [report for report in player.take_reports() if isinstance(report, WordSpoken)]


def test_a_word_is_told_when_it_is_handed_over_and_not_before(player, playback):
    block_the_device(player, playback)
    player.expect(SpokenText(0, 0, "Hello world", 0, 400))
    player.write(piece(0.1, 400))
    player.write(piece(0.1, 400))  # says nothing
    assert spoken(player) == []
    playback.taking.set()
    player.drain(NEVER)
    assert spoken(player) == [WordSpoken(0, 0, 5), WordSpoken(0, 6, 11), WordSpoken(0, 0, 0)]


def test_words_that_are_skipped_are_not_told(player, playback):
    block_the_device(player, playback)
    player.expect(SpokenText(0, 0, "gone", 0, 600))
    player.write(piece(0.1, 600))
    player.jump_to_live()
    player.expect(SpokenText(0, 5, "here", 0, 600))
    player.write(piece(0.2, 600))
    playback.taking.set()
    player.drain(NEVER)
    assert spoken(player)[0] == WordSpoken(0, 5, 9)


def test_a_dub_that_is_off_says_no_word(player):
    player.is_on = False
    player.expect(SpokenText(0, 0, "Hello", 0, 100))
    player.write(piece(0.1))
    player.is_on = True
    player.write(piece(0.1))
    player.drain(NEVER)
    assert spoken(player) == []


def test_speech_is_brought_to_the_rate_of_the_device_to_its_last_sample():
    player = DubPlayer(playback := FakePlayback(48_000, tail_ms=100))
    player.open(RATE_HZ)
    player.write(np.full(RATE_HZ // 2, 0.5, np.float32))
    player.drain(NEVER)
    player.close()
    assert np.sum(playback.played > 0.25) == pytest.approx(24_000 - FADE_MS * 48, abs=2)


def test_the_backlog_is_what_was_not_handed_over(player, playback):
    block_the_device(player, playback)
    assert player.write(piece(0.1, 500)) == 60 + 500


def test_beyond_the_limit_the_oldest_are_skipped_and_it_is_told(player, playback):
    block_the_device(player, playback)
    player.write(piece(0.1, 700))
    player.write(piece(0.2, 400))
    assert skipped(player) == []
    assert player.write(piece(0.3, 400)) == 60 + 400 + 400
    assert skipped(player) == [DubSkipped(700, start_ms=100)]
    assert player.take_reports() == []
    playback.taking.set()
    player.drain(NEVER)
    assert np.sum(playback.played == np.float32(0.1)) == 0
    assert np.sum(playback.played == np.float32(0.2)) > 4000


def test_one_piece_longer_than_the_limit_is_still_heard(player, playback):
    player.write(piece(0.1, 3000))
    player.drain(NEVER)
    assert np.sum(playback.played > 0) == 3 * RATE_HZ
    assert skipped(player) == []


def test_writing_does_not_wait_for_a_device_that_takes_nothing(player, playback):
    playback.taking.clear()
    for _ in range(1000):
        player.write(piece(0.1))
    assert player.backlog_ms <= 1000 + 100  # what may wait before the newest, and that


def test_the_volume_acts_while_it_runs(player, playback):
    player.volume = 0.5
    player.write(piece(0.8))
    player.drain(NEVER)
    player.volume = 0.0
    player.write(piece(0.8))
    player.drain(NEVER)
    quiet, silent = np.split(playback.played, [1600 + 800])
    assert np.sum(quiet == np.float32(0.4)) > 1200
    assert np.abs(silent[320:]).max() == 0.0
    assert np.abs(np.diff(playback.played)).max() < 0.02


def test_turned_off_it_forgets_what_waits_and_turned_on_it_goes_on(player, playback):
    block_the_device(player, playback)
    player.write(piece(0.1, 500))
    player.is_on = False
    assert player.backlog_ms <= FADE_MS
    assert player.write(piece(0.2)) == 0
    player.is_on = True
    player.write(piece(0.3))
    playback.taking.set()
    player.drain(NEVER)
    assert np.sum(playback.played == np.float32(0.1)) == 0
    assert np.sum(playback.played == np.float32(0.3)) > 1000
    assert skipped(player) == []


def test_a_jump_to_live_skips_what_waits_and_what_comes_next_is_heard(player, playback):
    block_the_device(player, playback)
    player.write(piece(0.1, 500))
    player.jump_to_live()
    assert skipped(player) == [DubSkipped(60, start_ms=40), DubSkipped(500, start_ms=100)]
    player.write(piece(0.3))
    playback.taking.set()
    player.drain(NEVER)
    assert np.sum(playback.played == np.float32(0.1)) == 0
    assert np.sum(playback.played == np.float32(0.3)) > 1000


def test_what_is_with_the_device_counts_as_waiting(player, playback):
    playback.waiting_ms = 400
    player.write(piece(0.1))
    player.drain(NEVER)
    assert 400 < player.write(piece(0.1, 500)) + 100 <= 400 + 500 + 100


def test_it_speaks_until_the_last_of_it_is_heard(player, playback):
    told = []
    player.on_speaking = lambda is_speaking: told.append((is_speaking, len(playback.played)))
    playback.tail_ms, playback.waiting_ms = 300, 180
    player.write(piece(0.1))
    player.drain(NEVER)
    player.close()
    (starts, n_before), (ends, n_after) = told[0], told[-1]
    assert (starts, n_before, ends) == (True, 0, False)
    assert n_after > len(piece(0.1))


def test_how_late_it_is_is_told(player, playback):
    block_the_device(player, playback)
    player.write(piece(0.1, 500))
    player.write(piece(0.1, 500))
    assert player.take_reports() == [DubPaced(585, 1.0, is_hurried=False)]


def test_a_lost_device_is_told_once_and_what_comes_is_not_kept(player, playback):
    playback.is_broken = True
    player.write(piece(0.1))
    player.drain(NEVER)
    assert player.take_reports() == [DeviceLost("playback", "fake")]
    assert player.write(piece(0.1)) == 0
    player.drain(NEVER)
    assert player.take_reports() == []


def test_a_device_that_does_not_open_says_so_at_once(playback):
    playback.is_broken = True
    player = DubPlayer(playback)
    with pytest.raises(DeviceError, match="pulled out"):
        player.open(RATE_HZ)
    player.close()


def test_draining_ends_when_the_session_is_stopped(player, playback):
    playback.taking.clear()
    player.write(piece(0.1))
    stopping = threading.Event()
    stopping.set()
    player.drain(stopping)
    assert player.backlog_ms > 0


def test_close_does_not_wait_for_what_was_not_heard(player, playback):
    block_the_device(player, playback)
    player.write(piece(0.1, 900))
    closing = threading.Thread(target=player.close)
    closing.start()
    while not player._is_closing:
        pass
    playback.taking.set()
    closing.join()
    assert len(playback.played) <= RATE_HZ * 100 // 1000
    assert not playback.is_open


@pytest.mark.parametrize("volume", [-0.1, 1.1])
def test_a_volume_outside_its_range_is_our_own_mistake(playback, volume):
    with pytest.raises(AssertionError):
        DubPlayer(playback, volume)


def test_the_dub_becomes_as_loud_as_the_source_step_by_step(player, playback):
    for _ in range(20):
        player.match(LevelMeasured(rms_db=-26.0, peak_db=-10.0))
    player.write(piece(0.5, 6000))  # -6 dB
    player.drain(NEVER)
    said = playback.played[: 6 * RATE_HZ]
    assert said[100] == pytest.approx(0.5, abs=0.05)
    assert said[-100] == pytest.approx(0.05, rel=0.05)
    assert np.abs(np.diff(said[100:-100])).max() < 0.001
