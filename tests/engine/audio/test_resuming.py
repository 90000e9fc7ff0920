import itertools
import queue

import numpy as np
import pytest

from engine.audio.capture import Source
from engine.audio.fake import FakeCapture
from engine.audio.resuming import WATCH_S, ResumingCapture
from engine.errors import DeviceError, EngineError
from engine.events import DeviceBack, DeviceLost, SourceChanged

RATE_HZ = 16_000
SPEAKERS = Source("speakers.monitor", "What Speakers plays", "system", monitor_of="speakers")
HEADPHONES = Source(
    "headphones.monitor", "What Headphones plays", "system", monitor_of="headphones"
)


class Room:
    """Devices that come and go, and a clock that a test moves on, a watch at a time."""

    def __init__(self, find_default=None, **options):
        self.now_s = 0.0
        self.there = {"speakers.monitor", "headphones.monitor"}
        self.opened = []
        self.blocks, self.ends = [], []
        self._steps, self._stepped = queue.Queue(), queue.Queue()
        self._is_first, self._is_stopped = True, False
        self.capture = ResumingCapture(
            SPEAKERS,
            self.open,
            find_default,
            clock_s=lambda: self.now_s,
            wait_s=self.wait,
            **options,
        )

    def open(self, source):
        failure = None if source.name in self.there else DeviceError(f"There is no {source.name}.")
        fake = FakeCapture(failure=failure)
        fake.source = source
        self.opened.append(fake)
        return fake

    def wait(self, _):
        """Wait for the test's next step; the thread has done the last one."""
        if not self._is_first:
            self._stepped.put(None)
        self._is_first = False
        self._is_stopped = self._is_stopped or self._steps.get(timeout=5)
        return self._is_stopped

    def step(self, n=1, seconds=WATCH_S):
        for _ in range(n):
            self.now_s += seconds
            self._steps.put(False)
            self._stepped.get(timeout=5)

    def __enter__(self):
        self.capture.start(self.blocks.append, self.ends.append)
        return self

    def __exit__(self, *_):
        self._steps.put(True)
        self.capture.stop()

    def pcm(self):
        return np.concatenate([np.zeros(0, np.float32), *self.blocks])

    @property
    def device(self):
        return self.opened[-1]


def ones(duration_ms):
    return np.ones(RATE_HZ * duration_ms // 1000, np.float32)


def lose(room):
    room.there.clear()
    room.device.lose()


def test_a_device_that_goes_and_comes_back_leaves_silence_as_long_as_it_was_away():
    with Room() as room:
        room.now_s = 1.0
        room.device.feed(ones(1000))
        lose(room)
        room.step(20)
        room.there.add("speakers.monitor")
        room.step()
        room.now_s += 0.1
        room.device.feed(ones(20))
        room.device.feed(ones(80))
    heard = room.pcm()
    assert room.capture.take_reports() == [
        DeviceLost("capture", "speakers.monitor"),
        DeviceBack("capture", "speakers.monitor", 1000, 3180),
    ]
    np.testing.assert_array_equal(heard, np.concatenate([ones(1000), 0 * ones(2180), ones(100)]))
    assert room.ends == []


def test_while_the_device_is_away_nothing_else_is_opened():
    with Room() as room:
        lose(room)
        room.there.add("headphones.monitor")
        room.step(30)
    assert {fake.source.name for fake in room.opened} == {"speakers.monitor"}


def test_a_device_that_is_lost_again_before_it_was_heard_is_one_gap():
    with Room() as room:
        room.now_s = 1.0
        room.device.feed(ones(1000))
        lose(room)
        room.step(3)
        room.there.add("speakers.monitor")
        room.step()
        lose(room)
        room.step(5)
        room.there.add("speakers.monitor")
        room.step()
        room.device.feed(ones(20))
    assert room.capture.take_reports() == [
        DeviceLost("capture", "speakers.monitor"),
        DeviceBack("capture", "speakers.monitor", 1000, 2000),
    ]


@pytest.mark.parametrize("error", [None, EngineError("It broke.")])
def test_an_end_that_is_no_lost_device_is_the_end(error):
    with Room() as room:
        room.device._ended(error)
        room.step()
    assert room.ends == [error]
    assert len(room.opened) == 1


def test_a_device_that_is_not_there_at_the_start_is_an_error_at_once():
    room = Room()
    room.there.clear()
    room.capture = ResumingCapture(SPEAKERS, room.open)
    with pytest.raises(DeviceError, match=r"no speakers\.monitor"):
        room.capture.start(print, print)
    room.capture.stop()


def test_without_being_asked_no_default_is_followed():
    with Room() as room:
        room.step(30)
    assert len(room.opened) == 1


def test_a_new_default_is_heard_and_told_when_it_is_to_be_followed():
    defaults = itertools.chain([SPEAKERS], itertools.repeat(HEADPHONES))
    with Room(lambda: next(defaults)) as room:
        room.now_s = 1.0
        room.device.feed(ones(1000))
        room.step(25)
        room.device.feed(ones(20))
    assert room.capture.source == HEADPHONES
    assert room.capture.take_reports() == [
        SourceChanged("headphones.monitor", "What Headphones plays")
    ]
    assert not room.opened[0].is_started


def test_the_output_of_the_dub_is_never_followed():
    with Room(lambda: HEADPHONES) as room:
        room.capture.keep_apart_from("headphones")
        room.step(25)
        lose(room)
        room.there.add("headphones.monitor")
        room.step(25)
    assert {fake.source.name for fake in room.opened} == {"speakers.monitor"}


def test_while_no_default_is_known_the_last_one_is_waited_for():
    with Room(lambda: None) as room:
        lose(room)
        room.step(5)
        room.there.add("speakers.monitor")
        room.step()
        room.device.feed(ones(20))
    assert room.capture.source == SPEAKERS
    assert isinstance(room.capture.take_reports()[-1], DeviceBack)


def open_without_us(there=True):
    failure = None if there else DeviceError("It has gone.")
    fakes = [FakeCapture(failure=failure), FakeCapture()]
    return fakes[0], lambda source: fakes.pop(0)


def test_our_own_sound_is_left_out_from_some_moment_on_and_nothing_is_lost():
    without_us, open_it = open_without_us()
    with Room(open_without_us=open_it) as room:
        assert room.capture.leave_us_out()
        room.step()
        room.device.feed(ones(100))
        without_us.feed(0.5 * ones(100))  # still heard the old way
        room.step()
        without_us.feed(0.5 * ones(50))
        assert not room.device.is_started
        assert without_us.is_started
    np.testing.assert_array_equal(room.pcm(), np.concatenate([ones(100), 0.5 * ones(50)]))


def test_our_own_sound_is_left_out_when_the_device_is_back_as_well():
    without_us, open_it = open_without_us()
    with Room(open_without_us=open_it) as room:
        room.capture.leave_us_out()
        room.step(2)
        without_us.lose()
        room.step(2)
        assert len(room.opened) == 1


def test_where_our_own_sound_cannot_be_left_out_all_goes_on():
    _, open_it = open_without_us(there=False)
    with Room(open_without_us=open_it) as room:
        room.capture.leave_us_out()
        room.step(2)
        assert room.device.is_started
    assert not ResumingCapture(SPEAKERS, room.open).leave_us_out()


def test_what_nobody_foresaw_ends_the_capture(caplog):
    def find_default():
        raise RuntimeError("no")

    room = Room(find_default)
    room.capture._wait_s = lambda _: bool(room.ends)
    room.now_s = 5.0
    room.capture._looked_s = -5.0
    room.capture.start(room.blocks.append, room.ends.append)
    room.now_s = 10.0
    room.capture._thread.join(5)
    room.capture.stop()
    assert "no longer heard" in str(room.ends[0])
