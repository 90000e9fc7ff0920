"""The chart of why words waited has the newest utterance of each track."""

import pytest

from app.model.waits import Wait, WaitChart, Waits
from engine.events import EngineReady, LagMeasured, SourceUpdated, WriteDecided, WriteMoment

MOMENTS = (WriteMoment(1, 0.25), WriteMoment(2, 0.75))


@pytest.fixture
def waits():
    waits = Waits()
    waits.take(SourceUpdated(0, "un deux", "tr", 600))
    waits.take(WriteDecided("de", 0, "eins", 2, MOMENTS))
    return waits


def test_a_word_is_charted_with_all_moments_along_the_source(waits):
    assert waits.chart("de") == WaitChart(("un", "deux"), (Wait("eins", MOMENTS),))
    assert waits.chart("es") == WaitChart()


def test_an_utterance_is_charted_until_the_track_has_a_word_of_the_next(waits):
    waits.take(SourceUpdated(1, "trois", "", 900))
    assert waits.chart("de").source == ("un", "deux")
    waits.take(WriteDecided("de", 1, "drei", 1, MOMENTS[:1]))
    assert waits.chart("de").source == ("trois",)


def test_a_session_begins_with_an_empty_chart(waits):
    assert waits.take(EngineReady("fr", "en"))
    assert waits.chart("de") == WaitChart()


def test_what_is_no_decision_changes_nothing(waits):
    assert not waits.take(LagMeasured(7))


def test_a_chart_can_be_said_in_words():
    assert Wait("eins", MOMENTS).sentence == "eins: 25 % sure after word 1, 75 % sure after word 2"
