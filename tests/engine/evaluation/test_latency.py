import pytest

from engine.evaluation.latency import (
    MEASURES,
    average_lagging_ms,
    average_proportion,
    differentiable_average_lagging_ms,
    discontinuity_mean_ms,
    discontinuity_sum_ms,
    end_offset_ms,
    length_adaptive_average_lagging_ms,
    measures_of,
    n_discontinuities,
    output_real_time_factor,
    percentile,
    start_offset_ms,
)
from engine.evaluation.timeline import Interval, Timeline
from engine.evaluation.token_delay import average_token_delay_ms

A_WORD_BEHIND = (1000, 2000, 3000, 4000)


def text(delays_ms, n_reference_words=4, source_ms=4000, compute_ms=0):
    elapsed_ms = tuple(delay_ms + compute_ms for delay_ms in delays_ms)
    return Timeline(source_ms, n_reference_words, tuple(delays_ms), elapsed_ms)


def dub(delays_ms, durations_ms, n_reference_words=4, source_ms=4000):
    return Timeline(
        source_ms, n_reference_words, tuple(delays_ms), tuple(delays_ms), tuple(durations_ms)
    )


@pytest.mark.parametrize(
    ("delays_ms", "n_reference_words", "al_ms", "laal_ms"),
    [
        pytest.param([4000] * 4, 4, 4000, 4000, id="all at the end lags the whole source"),
        pytest.param(A_WORD_BEHIND, 4, 1000, 1000, id="a word behind"),
        pytest.param(A_WORD_BEHIND, 8, 1750, 1750, id="fewer words than the reference"),
        pytest.param(A_WORD_BEHIND, 2, -500, 1000, id="words too many are no gain for LAAL"),
        pytest.param([2000, 4000, 4000, 4000], 4, 2500, 2500, id="what comes at the end is one"),
        pytest.param([4500, 4500], 4, 4500, 4500, id="nothing before the end"),
    ],
)
def test_lagging_is_measured_against_an_even_pace(delays_ms, n_reference_words, al_ms, laal_ms):
    timeline = text(delays_ms, n_reference_words)
    assert average_lagging_ms(timeline) == al_ms
    assert length_adaptive_average_lagging_ms(timeline) == laal_ms


def test_the_proportion_is_of_the_source_over_the_words_of_the_reference():
    assert average_proportion(text(A_WORD_BEHIND)) == 0.625
    assert average_proportion(text(A_WORD_BEHIND, n_reference_words=5)) == 0.5


@pytest.mark.parametrize(
    ("delays_ms", "dal_ms"),
    [
        pytest.param(A_WORD_BEHIND, 1000, id="even"),
        pytest.param([1000] * 4, 1000, id="at once is no faster than at the pace"),
        pytest.param([1000, 3000, 3000, 4000], 1750, id="a wait is never made up for"),
    ],
)
def test_words_take_their_time_in_the_differentiable_measure(delays_ms, dal_ms):
    assert differentiable_average_lagging_ms(text(delays_ms)) == dal_ms


@pytest.mark.parametrize(
    ("timeline", "atd_ms"),
    [
        pytest.param(text([600, 900]), 300, id="words without a length"),
        pytest.param(text([1200] * 2), 750, id="two words of four heard"),
        pytest.param(text([300] * 3 + [1200]), 150, id="ahead of the source"),
        pytest.param(text([300, 600]), 0, id="at the end of each"),
        pytest.param(dub([600], [600]), 600, id="speech takes its time"),
        pytest.param(dub([600, 900], [600, 300]), 600, id="speech waits for speech"),
    ],
)
def test_a_token_is_late_by_the_end_of_its_source(timeline, atd_ms):
    assert average_token_delay_ms(timeline) == pytest.approx(atd_ms)


def test_offsets_are_those_of_the_first_and_the_last_word():
    timeline = text([1000, 4500])
    assert (start_offset_ms(timeline), end_offset_ms(timeline)) == (1000, 500)
    assert output_real_time_factor(timeline) == 1.125


def test_a_dub_ends_when_it_was_heard_and_is_silent_where_nothing_is_left_to_say():
    timeline = dub([1000, 2000, 4000], [1500, 1000, 500])
    assert timeline.intervals == (Interval(1000, 1500), Interval(2500, 1000), Interval(4000, 500))
    assert end_offset_ms(timeline) == 500
    assert discontinuity_sum_ms(timeline) == discontinuity_mean_ms(timeline) == 500
    assert n_discontinuities(timeline) == 1
    assert discontinuity_mean_ms(dub([1000], [500])) == 0


@pytest.mark.parametrize("name", ["AL", "LAAL", "DAL", "StartOffset", "EndOffset"])
def test_computation_that_precedes_the_first_word_delays_all(name):
    timeline = text([600, 1200, 1800], compute_ms=250)
    assert MEASURES[f"{name}_CA"](timeline) - MEASURES[name](timeline) == pytest.approx(250)


def test_computation_that_is_over_delays_no_later_token():
    timeline = text([600, 1200, 1800], compute_ms=250)
    late_ms = average_token_delay_ms(timeline, aware=True) - average_token_delay_ms(timeline)
    assert late_ms == pytest.approx(250 / 3)


def test_no_output_has_no_measures_and_a_text_no_gaps():
    assert measures_of(text([])) == {}
    assert "DiscontinuitySum" not in measures_of(text([1000]))
    assert "DiscontinuitySum" in measures_of(dub([1000], [500]))


@pytest.mark.parametrize(
    ("values", "percent", "value"),
    [([], 95, 0), ([7], 95, 7), (range(1, 101), 95, 95), ([3, 1, 2], 50, 2)],
)
def test_a_percentile_is_one_of_the_values(values, percent, value):
    assert percentile(list(values), percent) == value
