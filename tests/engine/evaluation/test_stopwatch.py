import pytest

from engine.evaluation.stopwatch import Lap, Stopwatch, timed


class Clock:
    """Counts on when told to."""

    def __init__(self):
        self.now_ns = 0

    def __call__(self):
        return self.now_ns


class Doubler:
    """A streaming stage that takes its time."""

    name = "doubler"

    def __init__(self, clock, inner=None):
        self._clock = clock
        self._inner = inner

    def push(self, x, *, times=1):
        self._clock.now_ns += 10
        return 2 * times * (self._inner.push(x) if self._inner else x)

    def finish(self):
        self._clock.now_ns += 3
        return "done"


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def watch(clock):
    return Stopwatch(process_clock=clock, thread_clock=lambda: clock.now_ns // 2)


def test_a_timed_stage_does_what_the_stage_does(clock, watch):
    stage = timed(Doubler(clock), "doubler", watch)
    assert (stage.push(3, times=2), stage.finish(), stage.name) == (12, "done", "doubler")


def test_push_and_finish_count_for_the_stage(clock, watch):
    stage = timed(Doubler(clock), "doubler", watch)
    stage.push(1)
    stage.push(1)
    stage.finish()
    assert watch.collect() == {"doubler": Lap(process_ns=23, thread_ns=11)}


def test_a_stage_within_a_stage_counts_once(clock, watch):
    inner = timed(Doubler(clock), "inner", watch)
    outer = timed(Doubler(clock, inner), "outer", watch)
    assert outer.push(1) == 4
    assert watch.collect() == {"outer": Lap(10, 5), "inner": Lap(10, 5)}


def test_collecting_begins_at_zero(clock, watch):
    stage = timed(Doubler(clock), "doubler", watch)
    stage.push(1)
    watch.collect()
    assert watch.collect() == {}


def test_a_stage_that_fails_is_counted_and_heard_of(clock, watch):
    stage = timed(Doubler(clock), "doubler", watch)
    with pytest.raises(TypeError):
        stage.push(None)
    assert watch.collect()["doubler"].process_ns == 10
