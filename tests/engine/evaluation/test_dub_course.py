"""What a listener hears of a source that is too fast: counted, not waited for."""

import numpy as np
import pytest

from engine.audio.pace import FASTEST_SPEED, PLEASANT_SPEED
from engine.evaluation.dub_course import (
    FAST_TALK,
    NON_STOP,
    Phase,
    draw_course,
    run_course,
)
from engine.evaluation.dub_voice import RATE_HZ, Recorded

WORD_MS = 800
SPEED_STEP = 0.011


@pytest.fixture(scope="module")
def speech():
    """A minute of words without a pause: noise that swells and fades."""
    loudness = np.tile(0.02 + 0.1 * np.hanning(RATE_HZ * WORD_MS // 1000), 60_000 // WORD_MS)
    noise = np.random.default_rng(1).standard_normal(len(loudness))
    return (loudness * noise).astype(np.float32)


@pytest.fixture(scope="module")
def non_stop(speech):
    return run_course(Recorded(speech), NON_STOP)


@pytest.fixture(scope="module")
def fast_talk(speech):
    return run_course(Recorded(speech), FAST_TALK)


@pytest.fixture(params=["fast_talk", "non_stop"])
def course(request):
    return request.getfixturevalue(request.param)


def test_the_dub_is_never_more_than_six_seconds_late(course):
    assert max(moment.lag_ms for moment in course.moments) <= 6_000


def test_whatever_is_faster_than_pleasant_is_marked_and_nothing_is_faster_than_the_cap(course):
    unmarked = [moment.speed for moment in course.moments if not moment.is_marked]
    assert max(unmarked) <= PLEASANT_SPEED
    assert max(moment.speed for moment in course.moments) <= FASTEST_SPEED


def test_it_is_live_again_within_ten_seconds(course):
    assert course.back_to_live_ms() <= 10_000


def test_fast_talk_is_said_whole(fast_talk):
    assert fast_talk.skipped == ()


def test_every_phrase_that_was_skipped_is_listed(non_stop):
    spoken_ms = sum(
        (after.at_ms - before.at_ms) * before.speed
        for before, after in zip(non_stop.moments, non_stop.moments[1:], strict=False)
        if after.at_ms - before.at_ms < 100  # the rest is silence
    )
    skipped_ms = sum(phrase.duration_ms for phrase in non_stop.skipped)
    assert len(non_stop.skipped) > 10
    assert spoken_ms + skipped_ms == pytest.approx(non_stop.put_ms, rel=0.02)
    places_ms = [phrase.start_ms for phrase in non_stop.skipped]
    assert places_ms == sorted(set(places_ms))


def test_the_speed_never_jumps(non_stop):
    speeds = [moment.speed for moment in non_stop.moments]
    steps = [abs(b - a) for a, b in zip(speeds, speeds[1:], strict=False) if b > 1.0]
    assert max(steps) <= SPEED_STEP


@pytest.mark.parametrize("drift", [-5e-3, 5e-3])
def test_clocks_that_drift_apart_are_brought_together_without_a_step_or_a_loss(speech, drift):
    course = run_course(Recorded(speech), [Phase(200_000, 1.0)], drift)
    assert max(moment.lag_ms for moment in course.moments) < 2_600  # a piece lasts 1.3 s
    assert max(moment.speed for moment in course.moments) < 1.05
    assert course.skipped == ()


def test_the_drawing_holds_lag_and_speed(non_stop):
    drawing = draw_course(non_stop)
    assert drawing.startswith("<svg")
    assert drawing.count("<polyline") >= 3
