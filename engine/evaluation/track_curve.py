"""Quality over lag: HMT's points against the curve of multi-path wait-k, paired bootstrap too."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.errors import EvaluationError
from engine.evaluation.quality import corpus_bleu, paired_bootstrap
from engine.evaluation.read_lag import Adaptivity, adaptivity, mean_lagging
from engine.evaluation.track_runs import TrackRun


@dataclass(frozen=True, slots=True)
class Point:
    """One setting of a model: AL in words, BLEU, and how far it is from wait-k."""

    name: str
    lagging: float
    bleu: float
    adaptivity: Adaptivity
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A point beside the curve of a baseline at the same lag.

    `p_value` is of the baseline's next slower point doing as well: None where there is none.
    """

    point: Point
    baseline_bleu: float
    p_value: float | None

    @property
    def gain(self) -> float:
        """How many points of BLEU it is above the curve."""
        return self.point.bleu - self.baseline_bleu


def point_of(name: str, run: TrackRun, language: str, references: Sequence[str]) -> Point:
    """Return what one language of a run is worth."""
    texts, readings = run.texts[language], run.readings[language]
    bleu = corpus_bleu(references, texts)
    return Point(name, mean_lagging(readings), bleu, adaptivity(readings), texts)


def interpolated(curve: Sequence[Point], lagging: float) -> float:
    """Return the BLEU of a curve at a lag, linear between its points and level outside them."""
    points = sorted(curve, key=lambda point: point.lagging)
    if not points:
        raise EvaluationError("A curve needs a point.")
    if lagging <= points[0].lagging:
        return points[0].bleu
    for before, after in zip(points, points[1:], strict=False):
        if before.lagging <= lagging <= after.lagging:
            share = (lagging - before.lagging) / max(1e-9, after.lagging - before.lagging)
            return before.bleu + share * (after.bleu - before.bleu)
    return points[-1].bleu


def compared(
    points: Sequence[Point], curve: Sequence[Point], references: Sequence[str]
) -> list[Comparison]:
    """Return each point beside the curve."""
    return [
        Comparison(point, interpolated(curve, point.lagging), _p_value(point, curve, references))
        for point in points
    ]


def _p_value(point: Point, curve: Sequence[Point], references: Sequence[str]) -> float | None:
    slower = [other for other in curve if other.lagging >= point.lagging]
    if not slower:
        return None
    nearest = min(slower, key=lambda other: other.lagging)
    return paired_bootstrap(references, nearest.texts, point.texts)


def rises(values: Sequence[float], *, strictly: bool) -> bool:
    """Say whether each value is above the one before, or at least not below it."""
    pairs = list(zip(values, values[1:], strict=False))
    return all(after > before if strictly else after >= before for before, after in pairs)


def as_json(point: Point) -> dict[str, Any]:
    """Return a point as plain data, without its texts."""
    return {
        "name": point.name,
        "al_words": round(point.lagging, 3),
        "bleu": round(point.bleu, 2),
        "write_after_write": round(point.adaptivity.after_a_write, 3),
        "write_after_two_reads": round(point.adaptivity.after_two_reads, 3),
    }
