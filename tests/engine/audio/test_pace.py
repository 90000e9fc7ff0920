import pytest

from engine.audio.pace import (
    FASTEST_SPEED,
    LIVE_MS,
    PLEASANT_SPEED,
    SHORTEST_SCALE,
    SKIPPED_FROM_MS,
    STRETCHED_FROM_MS,
    choose_duration_scale,
    choose_pace,
)


def test_what_is_live_is_spoken_as_it_was_made():
    assert (choose_pace(LIVE_MS).speed, choose_pace(LIVE_MS).shortens_pauses) == (1.0, False)


def test_pauses_are_shortened_before_the_voice_is_any_faster():
    pace = choose_pace(LIVE_MS + 100)
    assert (pace.speed, pace.shortens_pauses) == (1.0, True)


@pytest.mark.parametrize(
    ("lag_ms", "speed"),
    [(1_300, 1.125), (1_600, PLEASANT_SPEED), (3_000, PLEASANT_SPEED), (3_500, 1.375)],
)
def test_the_later_the_faster(lag_ms, speed):
    assert choose_pace(lag_ms).speed == pytest.approx(speed)


def test_it_is_never_faster_than_can_be_understood():
    assert choose_pace(10 * SKIPPED_FROM_MS).speed == FASTEST_SPEED


def test_the_speed_has_no_step():
    speeds = [choose_pace(lag_ms).speed for lag_ms in range(0, 6000, 10)]
    assert max(b - a for a, b in zip(speeds, speeds[1:], strict=False)) < 0.01


def test_units_are_shortened_after_pauses_and_before_the_voice_is_any_faster():
    assert choose_duration_scale(LIVE_MS) == 1.0
    lag_ms = STRETCHED_FROM_MS
    assert choose_duration_scale(lag_ms) < 1.0
    assert choose_pace(lag_ms).speed == 1.0


def test_units_are_never_shorter_than_can_be_understood():
    assert choose_duration_scale(10 * SKIPPED_FROM_MS) == SHORTEST_SCALE
