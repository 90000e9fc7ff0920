import pytest

from engine.audio.source_clock import SourceClock


@pytest.mark.parametrize(
    ("heard_ms", "source_ms"),
    [(0, 0), (500, 500), (1000, 1000), (1001, 1201), (2000, 2200), (2001, 2901), (9000, 9900)],
)
def test_a_place_moves_by_what_was_lost_before_it(heard_ms, source_ms):
    clock = SourceClock()
    clock.skip(1000, 200)
    clock.skip(2000, 900)
    assert clock.to_source_ms(heard_ms) == source_ms


def test_a_day_of_gaps_takes_no_more_room_than_a_minute():
    clock = SourceClock()
    for gap in range(1, 100_000):
        clock.skip(gap * 100, gap * 10)
    assert clock.to_source_ms(100 * 99_999) == 100 * 99_999 + 10 * 99_998
    assert clock.to_source_ms(100 * 99_999 + 1) == 100 * 99_999 + 1 + 10 * 99_999
    assert len(clock._heard_ms) == SourceClock.N_GAPS
