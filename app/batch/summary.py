"""What a whole archive came to: a table for people, plain data for programs."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.batch.result import FileResult


def to_json(results: Sequence[FileResult], elapsed_s: float, n_workers: int) -> dict[str, Any]:
    """Return every file and the totals.

    Args:
        elapsed_s: How long the run took, with the loading of the model in every worker.
    """
    done = [result for result in results if result.outcome == "done"]
    duration_s = sum(result.duration_s for result in done)
    return {
        "files": [result.to_json() for result in results],
        "total": {
            **{name: n for name, n in _counts(results).items()},
            "workers": n_workers,
            "duration_s": round(duration_s, 3),
            "elapsed_s": round(elapsed_s, 3),
            "process_s": round(sum(result.process_s for result in done), 3),
            "rtf": round(elapsed_s / duration_s, 4) if duration_s else None,
        },
    }


def to_table(results: Sequence[FileResult], elapsed_s: float, n_workers: int, base: Path) -> str:
    """Return a line for each file, and one for all of them."""
    lines = [_line(result, base) for result in results]
    total = to_json(results, elapsed_s, n_workers)["total"]
    rtf = "" if total["rtf"] is None else f", RTF {total['rtf']:.3f}"
    outcomes = ", ".join(f"{n} {name}" for name, n in _counts(results).items() if n)
    lines.append(
        f"{outcomes}: {total['duration_s']:.1f} s of sound in {elapsed_s:.1f} s with "
        f"{n_workers} worker{'s' if n_workers > 1 else ''}{rtf}"
    )
    return "\n".join(lines) + "\n"


def _counts(results: Sequence[FileResult]) -> dict[str, int]:
    counts = Counter(result.outcome for result in results)
    return {name: counts[name] for name in ("done", "skipped", "failed")}


def _line(result: FileResult, base: Path) -> str:
    path = Path(result.recording)
    name = str(path.relative_to(base) if path.is_relative_to(base) else path)
    if result.outcome == "failed":
        return f"{name:<40} failed   {result.message}"
    rtf = "" if result.rtf is None else f"RTF {result.rtf:.3f}"
    return f"{name:<40} {result.outcome:<8} {result.duration_s:8.1f} s  {rtf}"
