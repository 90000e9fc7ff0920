"""The tables of joint multilingual decoding, M1 to M4 and the tags; docs/policies.md tells them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from types import MappingProxyType
from typing import Any

import numpy as np

from engine.caption_tracks import DEFAULT_THRESHOLD, TrackTranslator
from engine.evaluation.bootstrap import Gain, Samples
from engine.evaluation.implied_lag import Spelling, implied_lagging
from engine.evaluation.language_guess import LanguageGuess
from engine.evaluation.quality import corpus_bleu, resampled_bleu
from engine.evaluation.read_lag import mean_lagging
from engine.evaluation.track_runs import MultiwaySentence, TrackRun, TrackSetting, run_tracks

SAME_LAG = 5
LAGS = (3, 5, 7)  # of the languages in their order, for asynchronous decoding
MORE_LAG = 2  # M3: so much more of one language is to leave the others where they are

EMPTY: Mapping[str, TrackTranslator] = MappingProxyType({})
AT_ONCE = 0.0  # a confidence that every first candidate has

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Writing:
    """How a translator counts: sub-words of a word, and moments of a token."""

    spelling: Spelling = field(default_factory=Spelling.by_words)
    n_candidates: int = 1


@dataclass(frozen=True, slots=True)
class LanguageScore:
    """BLEU and AL in words of one language in one setting.

    `resampled` is its BLEU on test sets drawn from the whole one, the same for every setting.
    """

    bleu: float
    lagging: float
    resampled: Samples = field(repr=False)


Scores = Mapping[str, LanguageScore]


@dataclass(frozen=True, slots=True)
class MultilingualTable:
    """What the languages of one model are worth, by themselves and together.

    Attributes:
        together: All at the lag `SAME_LAG`.
        alone: Each as the only track, at the same lag.
        bilingual: Likewise by models of one language each, as far as they were given.
        separate: Likewise by decoders that were learned together over one encoder.
        staggered: All, at `LAGS`.
        staggered_alone: Each as the only track at its own of `LAGS`: none is ahead of it.
        synchronous: Like `staggered`, by a model trained with one lag for all; may be missing.
        moved: Like `staggered`, with `MORE_LAG` more for the second language.
        steady: Like `staggered`, writing at the first moment of each token, as wait-k does.
        implied: The AL that `LAGS` imply for the same sentences, see `implied_lag`.
        implied_most: Likewise where each token waits for its last candidate.
        cost_ratio: Processor time of all tracks by the mean of one.
        right_language: The share of texts that are in the language asked for, in percent.
    """

    together: Scores
    alone: Scores
    bilingual: Scores
    separate: Scores
    staggered: Scores
    staggered_alone: Scores
    synchronous: Scores
    moved: Scores
    steady: Scores
    implied: Mapping[str, float]
    implied_most: Mapping[str, float]
    cost_ratio: float
    right_language: float


def multilingual_table(
    tracks: TrackTranslator,
    sentences: Sequence[MultiwaySentence],
    bilingual: Mapping[str, TrackTranslator],
    synchronous: TrackTranslator | None,
    separate: Mapping[str, TrackTranslator] = EMPTY,
    writing: Writing | None = None,
) -> MultilingualTable:
    """Return the tables of `tracks` for sentences that are known in all its languages."""
    languages = tracks.languages
    references = {name: [s.targets[name] for s in sentences] for name in languages}
    staggered = dict(zip(languages, LAGS, strict=False))
    moved = {name: lag + MORE_LAG * (i == 1) for i, (name, lag) in enumerate(staggered.items())}
    same, writing = dict.fromkeys(languages, SAME_LAG), writing or Writing()

    def run(
        translator: TrackTranslator, lags: Mapping[str, int], threshold: float = DEFAULT_THRESHOLD
    ) -> TrackRun:
        return run_tracks(translator, sentences, TrackSetting(lags, threshold))

    def implied(more: int) -> dict[str, float]:
        return {
            name: implied_lagging(sentences, name, lag + more, writing.spelling)
            for name, lag in staggered.items()
        }

    def alone(lags: Mapping[str, int], by: Mapping[str, TrackTranslator]) -> dict[str, TrackRun]:
        return {name: run(by[name], {name: lags[name]}) for name in languages if name in by}

    every = dict.fromkeys(languages, tracks)
    together, one_by_one = run(tracks, same), alone(same, every)
    scores = {
        "together": _scores(together, references),
        "alone": _of_each(one_by_one, references),
        "bilingual": _of_each(alone(same, bilingual), references),
        "separate": _of_each(alone(same, separate), references),
        "staggered": _scores(run(tracks, staggered), references),
        "staggered_alone": _of_each(alone(staggered, every), references),
        "synchronous": _scores(run(synchronous, staggered), references) if synchronous else {},
        "moved": _scores(run(tracks, moved), references),
        "steady": _scores(run(tracks, staggered, AT_ONCE), references),
    }
    return MultilingualTable(
        **scores,
        implied=implied(0),
        implied_most=implied(writing.n_candidates - 1),
        cost_ratio=together.cpu_s / fmean(each.cpu_s for each in one_by_one.values()),
        right_language=_right_language(together, references),
    )


def _scores(run: TrackRun, references: Mapping[str, list[str]]) -> dict[str, LanguageScore]:
    return {
        name: LanguageScore(
            corpus_bleu(references[name], texts),
            mean_lagging(run.readings[name]),
            resampled_bleu(references[name], texts),
        )
        for name, texts in run.texts.items()
    }


def _of_each(
    runs: Mapping[str, TrackRun], references: Mapping[str, list[str]]
) -> dict[str, LanguageScore]:
    return {name: _scores(run, references)[name] for name, run in runs.items()}


def _right_language(run: TrackRun, references: Mapping[str, list[str]]) -> float:
    guess = LanguageGuess(references)
    return 100 * fmean(
        guess.language_of(text) == name for name, texts in run.texts.items() for text in texts
    )


def tell_multilingual(table: MultilingualTable, tell: Tell) -> None:
    """Tell M1 to M4 and what the tags do, a line a language."""
    for title, rows in (
        (f"M1, all tracks at lag {SAME_LAG}", {"together": table.together, "alone": table.alone,
                                               "bilingual": table.bilingual,
                                               "separate decoders": table.separate}),
        (f"M2, tracks at lags {LAGS}", {"together": table.staggered,
                                        "without the faster ones": table.staggered_alone,
                                        "synchronous training": table.synchronous}),
    ):  # fmt: skip
        tell(f"{title}: BLEU (AL in words)")
        for name, scores in rows.items():
            if scores:
                tell(f"  {name:24} {_line(scores)}")
    for title, gain in gains(table).items():
        tell(f"  {title}: {gain.tell()}")
    tell("M3, AL at those lags: as wait-k and what the lag implies (difference); as it decides")
    tell(f"itself, and what the last candidate implies; with {MORE_LAG} more for the second")
    for name, score in table.staggered.items():
        steady, implied = table.steady[name].lagging, table.implied[name]
        tell(
            f"  {name}: {steady:.2f}, {implied:.2f} ({100 * (steady / implied - 1):+.1f} %); "
            f"{score.lagging:.2f}, {table.implied_most[name]:.2f}; {table.moved[name].lagging:.2f}"
        )
    tell(f"M4, {len(table.together)} tracks cost {table.cost_ratio:.2f} times one")
    tell(f"tags: {table.right_language:.1f} % of the texts are in the language asked for")


def gains(table: MultilingualTable) -> dict[str, Gain]:
    """Return the differences that M1 and M2 ask for: means of BLEU over languages, by a title."""
    slower = [*table.staggered][1:]
    pairs: dict[str, tuple[Scores, Scores, Sequence[str]]] = {
        "M1, together to bilingual": (table.together, table.bilingual, [*table.bilingual]),
        "M1, alone to bilingual": (table.alone, table.bilingual, [*table.bilingual]),
        "M1, separate to bilingual": (table.separate, table.bilingual, [*table.bilingual]),
        "M2, slower ones to synchronous": (table.staggered, table.synchronous, slower),
        "M2, slower ones to without": (table.staggered, table.staggered_alone, slower),
    }
    return {
        title: mean_gain(first, second, names)
        for title, (first, second, names) in pairs.items()
        if names and first and second
    }


def mean_gain(first: Scores, second: Scores, names: Sequence[str]) -> Gain:
    """Return by how much the mean BLEU of `first` over languages is above that of `second`."""
    return Gain.of(
        fmean(first[name].bleu - second[name].bleu for name in names),
        np.mean([first[name].resampled - second[name].resampled for name in names], axis=0),
    )


def _line(scores: Scores) -> str:
    mean = fmean(score.bleu for score in scores.values())
    each = "  ".join(f"{n} {s.bleu:5.2f} ({s.lagging:.2f})" for n, s in scores.items())
    return f"{each}  mean {mean:.2f}"


def multilingual_json(table: MultilingualTable) -> dict[str, Any]:
    """Return everything as plain data."""
    names = (
        "together", "alone", "bilingual", "separate", "staggered", "staggered_alone", "synchronous",
        "moved", "steady",
    )  # fmt: skip
    return {name: _plain(getattr(table, name)) for name in names} | {
        "gains": {title: gain.to_json() for title, gain in gains(table).items()},
        "implied_al": dict(table.implied),
        "implied_al_of_the_last_candidate": dict(table.implied_most),
        "cost_ratio": round(table.cost_ratio, 3),
        "right_language_percent": round(table.right_language, 2),
    }


def _plain(scores: Scores) -> dict[str, dict[str, float]]:
    return {
        name: {"bleu": round(score.bleu, 2), "al_words": round(score.lagging, 3)}
        for name, score in scores.items()
    }
