import numpy as np

from engine.audio.fake import FakePlayback
from engine.audio.recent_sound import Stretch
from engine.audio.replay import SoundReplay
from engine.errors import DeviceError

TONE = np.sin(np.arange(16_000, dtype=np.float32) * 0.1)  # a second
STRETCH = Stretch(5000, 16_000, TONE)


def replay(playback, stretch=STRETCH):
    played = SoundReplay(stretch, lambda: playback)
    played.start()
    return played


def test_a_stretch_is_heard_once_and_its_output_let_go():
    playback = FakePlayback(tail_ms=100)
    played = replay(playback)
    played.join(5)
    assert played.is_over
    assert played.failure is None
    assert not playback.is_open
    heard = playback.played
    assert len(heard) == len(TONE) + 1600
    np.testing.assert_array_equal(heard[100:15_900], TONE[100:15_900])
    assert not heard[16_000:].any()


def test_an_output_of_another_rate_hears_it_as_long_and_as_high():
    playback = FakePlayback(rate_hz=48_000)
    replay(playback).join(5)
    heard = playback.played
    assert abs(len(heard) - 48_000) <= 1
    loudest = np.argmax(np.abs(np.fft.rfft(heard))) * 48_000 / len(heard)
    assert abs(loudest - 0.1 * 16_000 / (2 * np.pi)) < 1.5


def test_it_falls_silent_when_it_is_stopped():
    playback = FakePlayback()
    playback.taking.clear()  # the device's buffer is full
    played = replay(playback)
    played.stop()
    playback.taking.set()
    played.join(5)
    assert played.is_over
    assert len(playback.played) <= 320


def test_it_neither_begins_nor_ends_with_a_click():
    playback = FakePlayback()
    replay(playback, Stretch(0, 16_000, np.ones(1600, np.float32))).join(5)
    assert np.abs(np.diff([0.0, *playback.played, 0.0])).max() < 0.05


def test_a_lost_output_is_told():
    playback = FakePlayback()
    playback.is_broken = True
    played = replay(playback)
    played.join(5)
    assert isinstance(played.failure, DeviceError)


def test_an_output_that_is_not_there_is_told():
    def refuse():
        raise DeviceError("There is no output.")

    played = SoundReplay(STRETCH, refuse)
    played.start()
    played.join(5)
    assert str(played.failure) == "There is no output."


class Slow(FakePlayback):
    """An output that has still to play what it was given, some of it each time it is asked."""

    def __init__(self):
        super().__init__(tail_ms=200)
        self.left_ms = 700

    @property
    def waiting_ms(self):
        assert self.is_open
        self.left_ms -= 100
        return self.left_ms

    @waiting_ms.setter
    def waiting_ms(self, _):
        pass


def test_the_output_is_let_go_no_sooner_than_all_was_heard():
    playback = Slow()
    played = replay(playback)
    played.join(5)
    assert played.failure is None
    assert playback.left_ms == 100  # of silence
