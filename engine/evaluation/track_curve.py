"""Quality over lag: HMT's points against the curve of multi-path wait-k, paired bootstrap too."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from engine.errors import EvaluationError
from engine.evaluation.bootstrap import Gain, Samples
from engine.evaluation.quality import corpus_bleu, resampled_bleu
from engine.evaluation.read_lag import Adaptivity, adaptivity, mean_lagging
from engine.evaluation.track_runs import TrackRun


@dataclass(frozen=True, slots=True)
class Point:
    """One setting of a model: AL in words, BLEU, and how far it is from wait-k.

    `resampled` is its BLEU on test sets drawn from the whole one, the same for every point.
    """

    name: str
    lagging: float
    bleu: float
    adaptivity: Adaptivity
    resampled: Samples = field(repr=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A point beside the curve of a baseline at the same lag."""

    point: Point
    gain: Gain


def point_of(name: str, run: TrackRun, language: str, references: Sequence[str]) -> Point:
    """Return what one language of a run is worth."""
    texts, readings = run.texts[language], run.readings[language]
    bleu, resampled = corpus_bleu(references, texts), resampled_bleu(references, texts)
    return Point(name, mean_lagging(readings), bleu, adaptivity(readings), resampled)


def neighbours(curve: Sequence[Point], lagging: float) -> tuple[Point, Point, float]:
    """Return the points of a curve around a lag and the share of the second; level outside it."""
    points = sorted(curve, key=lambda point: point.lagging)
    if not points:
        raise EvaluationError("A curve needs a point.")
    if lagging <= points[0].lagging:
        return points[0], points[0], 0.0
    for before, after in zip(points, points[1:], strict=False):
        if before.lagging <= lagging <= after.lagging:
            share = (lagging - before.lagging) / max(1e-9, after.lagging - before.lagging)
            return before, after, share
    return points[-1], points[-1], 0.0


def compared(points: Sequence[Point], curve: Sequence[Point]) -> list[Comparison]:
    """Return each point beside the curve, straight between its points."""
    return [Comparison(point, _gain(point, curve)) for point in points]


def _gain(point: Point, curve: Sequence[Point]) -> Gain:
    before, after, share = neighbours(curve, point.lagging)
    baseline = (1 - share) * before.bleu + share * after.bleu
    resampled = (1 - share) * before.resampled + share * after.resampled
    return Gain.of(point.bleu - baseline, point.resampled - resampled)


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
