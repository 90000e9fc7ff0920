"""HMT's tables: T1 on the made-up language, T2 and T4 on real text; docs/policies.md tells them."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from engine.caption_tracks import DEFAULT_THRESHOLD, TrackTranslator
from engine.evaluation.oracle_tracks import OracleScore, OracleSentence, score_oracle
from engine.evaluation.track_curve import Comparison, Point, as_json, compared, point_of, rises
from engine.evaluation.track_runs import MultiwaySentence, TrackSetting, run_tracks
from engine.runtime.track_translator import StreamingTracks

LAGS = (1, 2, 3, 4, 5, 7, 9)  # of wait-k, and the slider's stops
THRESHOLDS = (0.3, 0.5, 0.7)
MOST_LAGGING = 4.0  # T2 is about points that are early
MORE_ACCURACY, MORE_LAGGING, MOST_NEAR = 5.0, 1.0, 75.0  # T1
LEAST_LOSS = -0.3

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class OracleTable:
    """T1: wait-k by its k, HMT by its threshold."""

    waits: dict[int, OracleScore]
    hmt: dict[float, OracleScore]

    @property
    def best_wait(self) -> OracleScore:
        """The most accurate wait-k that is as early as HMT has to be."""
        early = [s for s in self.waits.values() if s.lagging <= s.oracle_lagging + MORE_LAGGING]
        return max(early or self.waits.values(), key=lambda score: score.accuracy)

    def passed(self, score: OracleScore) -> bool:
        """Say whether HMT is as good and as early as T1 asks."""
        return (
            score.accuracy >= self.best_wait.accuracy + MORE_ACCURACY
            and score.lagging <= score.oracle_lagging + MORE_LAGGING
            and score.within_one >= MOST_NEAR
        )


def oracle_table(
    waits: StreamingTracks, hmt: StreamingTracks, sentences: Sequence[OracleSentence], lag: int
) -> OracleTable:
    """Return T1; `hmt` begins with `lag`, at any threshold."""
    return OracleTable(
        {k: score_oracle(waits, sentences, k, 0.5) for k in LAGS},
        {threshold: score_oracle(hmt, sentences, lag, threshold) for threshold in THRESHOLDS},
    )


def tell_oracle(table: OracleTable, tell: Tell) -> None:
    """Tell T1, a line a setting."""
    first = next(iter(table.waits.values()))
    tell(f"T1, the made-up language: it can be written with AL {first.oracle_lagging:.2f}")
    tell("                 right %    AL   within 1 %   mean distance")
    rows = [(f"wait-{k}", score) for k, score in table.waits.items()]
    rows += [(f"HMT at {threshold}", score) for threshold, score in table.hmt.items()]
    for name, score in rows:
        tell(
            f"  {name:12} {score.accuracy:9.1f} {score.lagging:6.2f} {score.within_one:9.1f} "
            f"{score.mean_distance:+14.2f}"
        )
    for threshold, score in table.hmt.items():
        gain = score.accuracy - table.best_wait.accuracy
        verdict = "passed" if table.passed(score) else "NOT passed"
        tell(f"  at {threshold}: {gain:+.1f} to the best wait-k that is as early: {verdict}")


@dataclass(frozen=True, slots=True)
class TextTable:
    """T2 and T4 on one language: the curve of wait-k, HMT's stops, and its thresholds at one stop.

    All points are in rising order of lag or threshold.
    """

    waits: list[Point]
    stops: list[Comparison]
    thresholds: list[Comparison]

    @property
    def early(self) -> list[Comparison]:
        """HMT's points that T2 is about, each once."""
        stops = {each.point.name for each in self.stops}
        others = [each for each in self.thresholds if each.point.name not in stops]
        return [each for each in (*self.stops, *others) if each.point.lagging <= MOST_LAGGING]

    @property
    def lag_rises(self) -> bool:
        """T4: AL rises strictly over the slider's stops."""
        return rises([each.point.lagging for each in self.stops], strictly=True)

    @property
    def threshold_rules(self) -> bool:
        """T4: AL never falls with the threshold."""
        return rises([each.point.lagging for each in self.thresholds], strictly=False)


def text_table(
    waits: TrackTranslator,
    hmt: TrackTranslator,
    sentences: Sequence[MultiwaySentence],
    language: str,
    lags: Sequence[int] = LAGS,
    threshold_lag: int = 2,
) -> TextTable:
    """Return T2 and T4 for a language."""
    references = [sentence.targets[language] for sentence in sentences]

    def point(translator: TrackTranslator, name: str, lag: int, threshold: float) -> Point:
        run = run_tracks(translator, sentences, TrackSetting({language: lag}, threshold))
        return point_of(name, run, language, references)

    curve = [point(waits, f"wait-{lag}", lag, DEFAULT_THRESHOLD) for lag in lags]
    stops = {lag: point(hmt, f"HMT, lag {lag}", lag, DEFAULT_THRESHOLD) for lag in lags}
    thresholds = [
        stops[threshold_lag]
        if threshold == DEFAULT_THRESHOLD and threshold_lag in stops
        else point(hmt, f"HMT, lag {threshold_lag}, {threshold}", threshold_lag, threshold)
        for threshold in THRESHOLDS
    ]
    return TextTable(curve, compared([*stops.values()], curve), compared(thresholds, curve))


def tell_text(table: TextTable, tell: Tell) -> None:
    """Tell T2 and T4, a line a setting."""
    tell(f"{'':24}AL   BLEU   {'to the curve of wait-k':32} write after write  two reads")
    for point in table.waits:
        tell(f"  {_row(point)}")
    for each in (*table.stops, *table.thresholds):
        tell(f"  {_row(each.point, each.gain.tell())}")
    gains = [each.gain for each in table.early]
    n_better, n_surely = sum(each.points > 0 for each in gains), sum(each.low > 0 for each in gains)
    worst = min((each.points for each in gains), default=0.0)
    tell(
        f"  T2: above wait-k at {n_better} of {len(gains)} points of AL {MOST_LAGGING} or less, on"
    )
    tell(f"      95 % of resampled test sets at {n_surely};")
    tell(f"      at worst by {worst:+.2f} BLEU (no less than {LEAST_LOSS} is asked for)")
    tell(f"  T4: AL rises strictly over the stops: {_yes(table.lag_rises)}; with the threshold:")
    tell(f"      {_yes(table.threshold_rules)}")


def _row(point: Point, gain: str = " " * 34) -> str:
    shares = point.adaptivity
    return (
        f"{point.name:18} {point.lagging:6.2f} {point.bleu:6.2f} {gain} "
        f"{100 * shares.after_a_write:13.1f} % {100 * shares.after_two_reads:8.1f} %"
    )


def _yes(is_so: bool) -> str:  # noqa: FBT001 - what it says is all it has
    return "yes" if is_so else "NO"


def oracle_json(table: OracleTable) -> dict[str, Any]:
    """Return T1 as plain data."""
    return {
        "waits": {str(k): asdict(score) for k, score in table.waits.items()},
        "hmt": {str(threshold): asdict(score) for threshold, score in table.hmt.items()},
    }


def text_json(table: TextTable) -> dict[str, Any]:
    """Return T2 and T4 as plain data."""
    return {
        "waits": [as_json(point) for point in table.waits],
        "stops": [_comparison_json(each) for each in table.stops],
        "thresholds": [_comparison_json(each) for each in table.thresholds],
        "al_rises_over_stops": table.lag_rises,
        "al_rises_with_threshold": table.threshold_rules,
    }


def _comparison_json(each: Comparison) -> dict[str, Any]:
    return as_json(each.point) | {"to_wait_k": each.gain.to_json()}
