"""What a bench run measured, as plain data and as a table for a terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.evaluation.bench import Session, Start
from engine.evaluation.cost import (
    UNITS,
    VOCODER,
    Timing,
    growth_percent,
    minute_cost_ms,
    stage_timings,
    whole_timing,
)
from engine.evaluation.memory import peak_mb

HEADER = f"{'stage':<10}{'p50 ms':>8}{'p95 ms':>8}{'p99 ms':>8}{'mean ms':>9}{'RTF':>9}{'share':>7}"


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run measured.

    Attributes:
        dub_real_time_factor: Processor time of units and vocoder for a second of dub.
        minutes_ms: The mean cost of a chunk in each minute.
        growth_percent: What a chunk of the last minute costs more than the same of the first.
        idle_percent: Of one core, while nothing is to be done.
        resident_mb: Memory at the end of each minute.
    """

    n_threads: int
    source_s: float
    dub_s: float
    n_chunks: int
    stages: Mapping[str, Timing]
    whole: Timing
    dub_real_time_factor: float | None
    minutes_ms: Sequence[float]
    growth_percent: float | None
    idle_percent: float
    start: Start
    resident_mb: Sequence[float | None]
    peak_mb: float | None


def figures_of(session: Session, n_threads: int) -> Figures:
    """Return the figures of a session that ran in this process."""
    pushes = [push for minute in session.minutes for push in minute]
    stages = stage_timings(pushes, session.source_s)
    spoken_s = sum(stages[stage].total_s for stage in (UNITS, VOCODER) if stage in stages)
    several = len(session.minutes) > 1
    return Figures(
        n_threads=n_threads,
        source_s=session.source_s,
        dub_s=session.dub_s,
        n_chunks=sum(push.is_chunk for push in pushes),
        stages=stages,
        whole=whole_timing(pushes, session.source_s),
        dub_real_time_factor=spoken_s / session.dub_s if session.dub_s else None,
        minutes_ms=[minute_cost_ms(minute) for minute in session.minutes],
        growth_percent=growth_percent(session.minutes[0], session.minutes[-1]) if several else None,
        idle_percent=session.idle_percent,
        start=session.start,
        resident_mb=session.resident_mb,
        peak_mb=peak_mb(),
    )


def table(figures: Figures) -> str:
    """Return the figures of one run as text."""
    total_s = figures.whole.total_s
    rows = [_row(name, timing, total_s) for name, timing in figures.stages.items()]
    return "\n".join(
        [
            f"{figures.n_threads} thread{'s' if figures.n_threads > 1 else ''}, "
            f"{figures.source_s:.0f} s of source in {figures.n_chunks} chunks",
            HEADER,
            *rows,
            _row("whole", figures.whole, total_s),
            *_remarks(figures),
        ]
    )


def _row(name: str, timing: Timing, total_s: float) -> str:
    return (
        f"{name:<10}{timing.p50_ms:>8.2f}{timing.p95_ms:>8.2f}{timing.p99_ms:>8.2f}"
        f"{timing.mean_ms:>9.2f}{timing.real_time_factor:>9.4f}"
        f"{timing.total_s / total_s * 100:>6.1f}%"
    )


def _remarks(figures: Figures) -> list[str]:
    remarks = [
        f"CPU share   {figures.whole.real_time_factor * 100:.1f} % of one core live, "
        f"{figures.idle_percent:.1f} % while nothing is to be done",
        f"memory      {_mb(figures.resident_mb[-1])} at the end, {_mb(figures.peak_mb)} at most",
        f"cold start  {_start(figures.start)}",
        f"minutes     {' '.join(f'{ms:.1f}' for ms in figures.minutes_ms)} ms a chunk",
    ]
    if figures.dub_real_time_factor is not None:
        remarks.append(
            f"dub         {figures.dub_s:.1f} s; units and vocoder take "
            f"{figures.dub_real_time_factor:.3f} s for a second of it"
        )
    if figures.growth_percent is not None:
        remarks.append(
            f"growth      a chunk of minute {len(figures.minutes_ms)} costs "
            f"{figures.growth_percent:+.1f} % of the same chunk of minute 1 (median)"
        )
    return remarks


def _mb(megabytes: float | None) -> str:
    return "unknown" if megabytes is None else f"{megabytes:.0f} MB"


def _start(start: Start) -> str:
    ready = f"ready after {start.ready_s:.2f} s"
    if start.first_event_s is None or start.first_event_process_s is None:
        return f"{ready}; nothing was said"
    return (
        f"{ready}, first event after {start.first_event_s:.2f} s "
        f"({start.first_event_process_s:.2f} s of processor time)"
    )
