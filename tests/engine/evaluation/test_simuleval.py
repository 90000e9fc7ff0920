"""Every measure is what SimulEval 1.1.4 computes for the same output, to a millionth.

The numbers are its own: `score_with_simuleval.py` tells how they were made.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from engine.evaluation.latency import mean_measures, measures_of
from engine.evaluation.timeline import Timeline

ROWS = json.loads(Path(__file__).with_name("simuleval_scores.json").read_text(encoding="utf-8"))


def timeline_of(row):
    return Timeline(
        row["source_ms"],
        row["n_reference_words"],
        tuple(row["delays_ms"]),
        tuple(row["elapsed_ms"]),
        tuple(row["durations_ms"]),
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_measures_are_those_of_simuleval_while_it_runs(row):
    assert measures_of(timeline_of(row)) == pytest.approx(row["live"], rel=0, abs=1e-6)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_measures_are_those_of_simuleval_over_a_log(row):
    timeline = timeline_of(row)
    as_text = measures_of(replace(timeline, durations_ms=()))  # a log forgets that it is a dub
    end = {name: measures_of(timeline)[name] for name in ("EndOffset", "EndOffset_CA")}
    assert {**as_text, **end} == pytest.approx(row["log"], rel=0, abs=1e-6)


def test_the_mean_leaves_out_what_had_no_output():
    timelines = [Timeline(1000, 1, (500,), (500,)), Timeline(9000, 3, (), ())]
    assert mean_measures(timelines)["AL"] == 500
    assert mean_measures(timelines[1:]) == {}
