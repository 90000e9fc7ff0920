"""What a session costs: figures of each stage and of the whole, in processor time."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.evaluation.latency import percentile
from engine.evaluation.stopwatch import Lap

FEATURES = "features"
ENCODER = "encoder"
CTC = "ctc"
TEXT = "text"  # the policy and the text decoder
UNITS = "units"
VOCODER = "vocoder"
REST = "rest"  # endpoints, sub-words to text, and the calls themselves
STAGES = (FEATURES, ENCODER, CTC, TEXT, UNITS, VOCODER, REST)


@dataclass(frozen=True, slots=True)
class Push:
    """What a block of samples cost, and how much was said to it."""

    laps: Mapping[str, Lap]
    n_events: int = 0
    n_speech_samples: int = 0

    @property
    def process_ms(self) -> float:
        """What all stages took together."""
        return sum(lap.process_ns for lap in self.laps.values()) / 1e6

    @property
    def is_chunk(self) -> bool:
        """Say whether the block completed a chunk."""
        return ENCODER in self.laps


@dataclass(frozen=True, slots=True)
class Timing:
    """Processor time: of a chunk in ms, and of all in s; `thread_s` is the calling thread's."""

    mean_ms: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    total_s: float
    thread_s: float
    real_time_factor: float


def stage_timings(pushes: Sequence[Push], source_s: float) -> dict[str, Timing]:
    """Return the figures of each stage that did anything, in the order in which sound passes."""
    return {
        stage: _timing([push.laps.get(stage, Lap()) for push in pushes], pushes, source_s)
        for stage in STAGES
        if any(stage in push.laps for push in pushes)
    }


def whole_timing(pushes: Sequence[Push], source_s: float) -> Timing:
    """Return the figures of all stages together."""
    whole = []
    for push in pushes:
        lap = Lap()
        for stage in push.laps.values():
            lap.add(stage.process_ns, stage.thread_ns)
        whole.append(lap)
    return _timing(whole, pushes, source_s)


def _timing(laps: Sequence[Lap], pushes: Sequence[Push], source_s: float) -> Timing:
    """Return the figures of one lap a push; percentiles are over those that completed a chunk."""
    costs_ms = [
        lap.process_ns / 1e6 for lap, push in zip(laps, pushes, strict=True) if push.is_chunk
    ]
    total_s = sum(lap.process_ns for lap in laps) / 1e9
    return Timing(
        mean_ms=total_s * 1000 / max(1, len(costs_ms)),
        p50_ms=percentile(costs_ms, 50),
        p95_ms=percentile(costs_ms, 95),
        p99_ms=percentile(costs_ms, 99),
        total_s=total_s,
        thread_s=sum(lap.thread_ns for lap in laps) / 1e9,
        real_time_factor=total_s / source_s,
    )


def minute_cost_ms(pushes: Sequence[Push]) -> float:
    """Return the mean cost of a chunk."""
    n_chunks = sum(push.is_chunk for push in pushes)
    return sum(push.process_ms for push in pushes) / max(1, n_chunks)


def growth_percent(first: Sequence[Push], last: Sequence[Push]) -> float:
    """Return what a chunk of the last minute costs more than the same one of the first: the median.

    The median, because now and then another program takes the caches away in the midst of a chunk.
    """
    ratios = [
        after.process_ms / before.process_ms
        for before, after in zip(first, last, strict=True)
        if before.is_chunk and after.is_chunk
    ]
    return (statistics.median(ratios) - 1) * 100 if ratios else 0.0
