"""What the windows cost, as plain data and as a table for a terminal."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.wiring.pause_watch import Pause


@dataclass(frozen=True, slots=True)
class Repaints:
    """What it takes to paint the captions anew and hand the picture to the screen.

    Attributes:
        n_painted: How often they were painted.
        p50_ms: By the wall clock.
        p95_ms: By the wall clock.
        computed_p95_ms: Processor time of the windows' thread.
        busy_percent: Of one core, while captions change five times a second.
    """

    n_painted: int
    p50_ms: float
    p95_ms: float
    computed_p95_ms: float
    busy_percent: float


@dataclass(frozen=True, slots=True)
class Memory:
    """What is resident, in MB; None where the system does not tell.

    Attributes:
        libraries_mb: Before there is a window, with all that a model needs but the model.
        windows_mb: With all windows.
        hours: Of captions.
        after_hours_mb: At the start, and after each quarter of them.
    """

    libraries_mb: float | None
    windows_mb: float | None
    hours: float
    after_hours_mb: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class InterfaceFigures:
    """Everything that was measured.

    Attributes:
        idle_percent: Of one core, while windows are open and nothing runs.
        quiet: How long the windows stand still when nothing loads.
        loading: How long while a model loads.
    """

    repaints: Repaints
    idle_percent: float
    memory: Memory
    quiet: Pause
    loading: Pause


def to_table(figures: InterfaceFigures) -> str:
    """Return the figures with what each should be at most, a line each."""
    repaints, memory = figures.repaints, figures.memory
    interface_mb = _less(memory.windows_mb, memory.libraries_mb)
    growth_mb = _less(memory.after_hours_mb[-1], memory.after_hours_mb[0])
    rows = (
        ("repaint, p50", f"{repaints.p50_ms:.1f} ms", ""),
        ("repaint, p95", f"{repaints.p95_ms:.1f} ms", "35 ms"),
        ("  processor time of it", f"{repaints.computed_p95_ms:.1f} ms", ""),
        ("five captions a second", f"{repaints.busy_percent:.1f} % of a core", ""),
        ("idle", f"{figures.idle_percent:.1f} % of a core", "2 %"),
        ("memory of the windows", _mb(interface_mb), "200 MB"),
        ("  of the whole process", _mb(memory.windows_mb), ""),
        (f"  more after {memory.hours:g} h of captions", _mb(growth_mb), ""),
        ("longest pause, model loading", f"{figures.loading.longest_ms:.0f} ms", "50 ms"),
        ("  of Sotto's own making", f"{figures.loading.own_ms:.0f} ms", "50 ms"),
        ("  with nothing loading", f"{figures.quiet.longest_ms:.0f} ms", ""),
    )
    return "".join(f"{name:<34}{value:>18}   {most}".rstrip() + "\n" for name, value, most in rows)


def _less(value_mb: float | None, by_mb: float | None) -> float | None:
    return None if value_mb is None or by_mb is None else value_mb - by_mb


def _mb(value_mb: float | None) -> str:
    return "unknown" if value_mb is None else f"{value_mb:.1f} MB"
