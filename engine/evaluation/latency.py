"""How late an output is: the measures of SimulEval 1.1.4, told in docs/evaluation.md.

Each takes the timeline of one recording, which must not be empty; `aware` counts computation.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from statistics import fmean
from typing import Protocol

from engine.evaluation.timeline import Timeline
from engine.evaluation.token_delay import average_token_delay_ms


class AwareMeasure(Protocol):
    """A number for one timeline, with or without computation."""

    def __call__(self, timeline: Timeline, *, aware: bool = False) -> float:
        """Return the number."""


Measure = Callable[[Timeline], float]


def average_lagging_ms(timeline: Timeline, *, aware: bool = False) -> float:
    """Return how far the output lags behind an even pace over the reference (Ma et al. 2019)."""
    return _lagging_ms(timeline, timeline.n_reference_words, aware=aware)


def length_adaptive_average_lagging_ms(timeline: Timeline, *, aware: bool = False) -> float:
    """Return AL at the pace of the longer of output and reference (Papi et al. 2022)."""
    n_pieces = max(timeline.n_reference_words, len(timeline.delays_ms))
    return _lagging_ms(timeline, n_pieces, aware=aware)


def _lagging_ms(timeline: Timeline, n_pieces: int, *, aware: bool) -> float:
    times_ms, source_ms = timeline.times_ms(aware=aware), timeline.source_ms
    if times_ms[0] > source_ms:
        return times_ms[0]
    at_end = (i for i, time_ms in enumerate(times_ms) if time_ms >= source_ms)
    counted_ms = times_ms[: next(at_end, len(times_ms)) + 1]  # what comes later lags no more
    pace_ms = source_ms / n_pieces
    return fmean(time_ms - i * pace_ms for i, time_ms in enumerate(counted_ms))


def average_proportion(timeline: Timeline, *, aware: bool = False) -> float:
    """Return the mean share of the source heard for a piece (Cho and Esipova 2016).

    It is divided by the words of the reference and not by the pieces, as in SimulEval.
    """
    heard_ms = sum(timeline.times_ms(aware=aware))
    return heard_ms / (timeline.source_ms * timeline.n_reference_words)


def differentiable_average_lagging_ms(timeline: Timeline, *, aware: bool = False) -> float:
    """Return AL where each piece takes its share of time (Arivazhagan et al. 2019)."""
    times_ms = timeline.times_ms(aware=aware)
    pace_ms = timeline.source_ms / len(times_ms)
    spaced_ms = -math.inf
    lags_ms = []
    for i, time_ms in enumerate(times_ms):
        spaced_ms = max(time_ms, spaced_ms + pace_ms)
        lags_ms.append(spaced_ms - i * pace_ms)
    return fmean(lags_ms)


def start_offset_ms(timeline: Timeline, *, aware: bool = False) -> float:
    """Return when the first piece came."""
    return timeline.times_ms(aware=aware)[0]


def end_offset_ms(timeline: Timeline, *, aware: bool = False) -> float:
    """Return how long after the source the output ends; of a dub, when it has been heard."""
    return _end_ms(timeline, aware=aware) - timeline.source_ms


def output_real_time_factor(timeline: Timeline, *, aware: bool = False) -> float:
    """Return SimulEval's RTF: the end of the output by the length of the source."""
    return _end_ms(timeline, aware=aware) / timeline.source_ms


def _end_ms(timeline: Timeline, *, aware: bool) -> float:
    intervals = timeline.intervals
    return intervals[-1].end_ms if intervals else timeline.times_ms(aware=aware)[-1]


def n_chunks(timeline: Timeline) -> float:
    """Return how many pieces came: words of a text, chunks of a dub."""
    return float(len(timeline.delays_ms))


def discontinuity_sum_ms(timeline: Timeline) -> float:
    """Return how long the dub is silent between its chunks."""
    return sum(timeline.silences_ms)


def discontinuity_mean_ms(timeline: Timeline) -> float:
    """Return how long a gap of the dub is; 0 without one."""
    return fmean(timeline.silences_ms) if timeline.silences_ms else 0.0


def n_discontinuities(timeline: Timeline) -> float:
    """Return how many gaps the dub has."""
    return float(len(timeline.silences_ms))


AWARE_MEASURES: dict[str, AwareMeasure] = {  # by SimulEval's names
    "AL": average_lagging_ms,
    "LAAL": length_adaptive_average_lagging_ms,
    "AP": average_proportion,
    "DAL": differentiable_average_lagging_ms,
    "ATD": average_token_delay_ms,
    "StartOffset": start_offset_ms,
    "EndOffset": end_offset_ms,
    "RTF": output_real_time_factor,
}
DUB_MEASURES: dict[str, Measure] = {
    "DiscontinuitySum": discontinuity_sum_ms,
    "DiscontinuityAve": discontinuity_mean_ms,
    "DiscontinuityNum": n_discontinuities,
}
MEASURES: dict[str, Measure] = {
    **AWARE_MEASURES,
    **{f"{name}_CA": partial(measure, aware=True) for name, measure in AWARE_MEASURES.items()},
    "NumChunks": n_chunks,
    **DUB_MEASURES,
}


def measures_of(timeline: Timeline) -> dict[str, float]:
    """Return every measure that the output has, by SimulEval's names; nothing for no output."""
    if not timeline.delays_ms:
        return {}
    left_out = () if timeline.durations_ms else DUB_MEASURES
    return {name: f(timeline) for name, f in MEASURES.items() if name not in left_out}


def mean_measures(timelines: Iterable[Timeline]) -> dict[str, float]:
    """Return the mean of every measure over the recordings that had an output."""
    rows = [row for row in map(measures_of, timelines) if row]
    return {name: fmean(row[name] for row in rows) for name in (rows[0] if rows else ())}


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest value that `percent` of all do not exceed; 0 for none."""
    if not values:
        return 0.0
    n_below = math.ceil(len(values) * percent / 100)
    return float(sorted(values)[max(0, n_below - 1)])
