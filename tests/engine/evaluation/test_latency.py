import pytest

from engine.evaluation.latency import average_lagging_ms, percentile


@pytest.mark.parametrize(
    ("delays_ms", "n_reference_words", "laal_ms"),
    [
        pytest.param([4000] * 4, 4, 4000, id="all at the end lags the whole source"),
        pytest.param([1000, 2000, 3000, 4000], 4, 1000, id="a word behind"),
        pytest.param([1000, 2000, 3000, 4000], 8, 1750, id="fewer words than the reference"),
        pytest.param([], 4, 4000, id="nothing said"),
    ],
)
def test_lagging_is_measured_against_an_even_pace(delays_ms, n_reference_words, laal_ms):
    assert average_lagging_ms(delays_ms, 4000, n_reference_words) == laal_ms


@pytest.mark.parametrize(
    ("values", "percent", "value"),
    [([], 95, 0), ([7], 95, 7), (range(1, 101), 95, 95), ([3, 1, 2], 50, 2)],
)
def test_a_percentile_is_one_of_the_values(values, percent, value):
    assert percentile(list(values), percent) == value
