"""On a language of tones, with a clock that goes on by a fixed step whenever it is read."""

import numpy as np
import pytest

from engine.config import EngineConfig
from engine.evaluation.bench import IDLE_S, as_minute, run, time_parts, timed_chunker
from engine.evaluation.bench_report import figures_of, table
from engine.evaluation.cost import STAGES, Push, growth_percent, whole_timing
from engine.evaluation.stopwatch import Lap, Stopwatch
from engine.events import Speech
from engine.runtime.translator import StreamingTranslator
from tests.engine.runtime.tones import speech, tones_bundle, tones_parts, tones_translator

BLOCK_SAMPLES = 5_120
STEP_NS = 1_000_000


class Clock:
    def __init__(self):
        self.now_ns = 0

    def __call__(self):
        self.now_ns += STEP_NS
        return self.now_ns


@pytest.fixture
def watch():
    return Stopwatch(process_clock=Clock(), thread_clock=Clock())


@pytest.fixture
def translator(watch):
    return StreamingTranslator(
        tones_bundle(),
        EngineConfig("s2st"),
        parts=time_parts(tones_parts("s2st")[0], watch),
        chunker=timed_chunker(watch),
    )


@pytest.fixture
def session(translator, watch):
    minute = as_minute(speech(["▁ta", "▁re", "so"], gap_ms=200), 16_000, BLOCK_SAMPLES)[
        : 20 * BLOCK_SAMPLES
    ]
    return run(
        translator,
        watch,
        minute,
        3,
        block_samples=BLOCK_SAMPLES,
        started_s=0.0,
        wait=lambda seconds: None,
    )


def plain(event):
    return event.pcm.tolist() if isinstance(event, Speech) else event


def test_being_timed_changes_nothing_of_what_is_said(translator):
    pcm = speech(["▁ta", "▁re", "so", "▁la"], gap_ms=700)
    untimed, _ = tones_translator()
    expected = [plain(event) for event in untimed.push(pcm) + untimed.finish()]
    assert [plain(event) for event in translator.push(pcm) + translator.finish()] == expected


def test_a_minute_is_whole_blocks_that_end_in_a_pause():
    minute = as_minute(np.ones(1000, np.float32), 16_000, BLOCK_SAMPLES)
    assert len(minute) % BLOCK_SAMPLES == 0
    assert 60 <= len(minute) / 16_000 < 60.4
    assert not minute[-16_000:].any()
    assert minute[:-40_000].all()


def test_every_stage_is_measured(session):
    figures = figures_of(session, n_threads=1)
    assert set(figures.stages) == set(STAGES)
    assert all(timing.total_s > 0 for timing in figures.stages.values())
    parts_s = sum(timing.total_s for timing in figures.stages.values())
    assert figures.whole.total_s == pytest.approx(parts_s)


def test_a_clock_of_equal_steps_shows_no_growth(session):
    figures = figures_of(session, n_threads=1)
    assert figures.growth_percent == pytest.approx(0, abs=1)
    assert len(figures.minutes_ms) == len(figures.resident_mb) == 3


def test_while_nothing_is_done_no_time_is_counted(session):
    assert session.idle_percent == pytest.approx(STEP_NS / 1e9 / IDLE_S * 100)


def test_sound_that_goes_in_and_comes_out_is_counted(session):
    assert session.source_s == pytest.approx(3 * 20 * 0.32)
    assert session.dub_s > 0


def test_the_first_event_is_noted_after_being_ready(session):
    assert 0 < session.start.ready_s <= session.start.first_event_s


def test_growth_is_the_median_over_chunks_of_the_same_sound():
    def minute(*costs_ms):
        return [Push({"encoder": Lap(ms * 1_000_000, 0)}) for ms in costs_ms]

    assert growth_percent(minute(10, 20, 10), minute(11, 22, 90)) == pytest.approx(10)


def test_blocks_without_a_chunk_count_in_the_sum_and_not_in_the_percentiles():
    chunk = Push({"encoder": Lap(4_000_000, 0), "rest": Lap(1_000_000, 0)})
    block = Push({"rest": Lap(1_000_000, 0)})
    timing = whole_timing([chunk, block], source_s=0.6)
    assert (timing.p50_ms, timing.mean_ms) == (5, 6)
    assert timing.real_time_factor == pytest.approx(0.01)


def test_the_table_has_a_row_for_each_stage_and_says_how_a_session_grows(session):
    lines = table(figures_of(session, n_threads=2)).splitlines()
    assert [line.split()[0] for line in lines[2:9]] == list(STAGES)
    assert lines[0].startswith("2 threads, 19 s of source")
    assert any("minute 3 costs" in line for line in lines)
