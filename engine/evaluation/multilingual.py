"""The tables of joint multilingual decoding, M1 to M4 and the tags; docs/policies.md tells them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from engine.caption_tracks import TrackTranslator
from engine.evaluation.language_guess import LanguageGuess
from engine.evaluation.quality import corpus_bleu
from engine.evaluation.read_lag import Reading, mean_lagging
from engine.evaluation.track_runs import MultiwaySentence, TrackRun, TrackSetting, run_tracks

SAME_LAG = 5
LAGS = (3, 5, 7)  # of the languages in their order, for asynchronous decoding
MORE_LAG = 2  # M3: so much more of one language is to leave the others where they are

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class LanguageScore:
    """BLEU and AL in words of one language in one setting."""

    bleu: float
    lagging: float


Scores = Mapping[str, LanguageScore]


@dataclass(frozen=True, slots=True)
class MultilingualTable:
    """What the languages of one model are worth, by themselves and together.

    Attributes:
        together: All at the lag `SAME_LAG`.
        alone: Each as the only track, at the same lag.
        bilingual: Likewise by models of one language each, as far as they were given.
        staggered: All, at `LAGS`.
        staggered_alone: Each as the only track at its own of `LAGS`: none is ahead of it.
        synchronous: Like `staggered`, by a model trained with one lag for all; may be missing.
        moved: Like `staggered`, with `MORE_LAG` more for the second language.
        implied: The AL of wait-k on words at `LAGS`, for the same sentences.
        cost_ratio: Processor time of all tracks by the mean of one.
        right_language: The share of texts that are in the language asked for, in percent.
    """

    together: Scores
    alone: Scores
    bilingual: Scores
    staggered: Scores
    staggered_alone: Scores
    synchronous: Scores
    moved: Scores
    implied: Mapping[str, float]
    cost_ratio: float
    right_language: float


def multilingual_table(
    tracks: TrackTranslator,
    sentences: Sequence[MultiwaySentence],
    bilingual: Mapping[str, TrackTranslator],
    synchronous: TrackTranslator | None,
) -> MultilingualTable:
    """Return the tables of `tracks` for sentences that are known in all its languages."""
    languages = tracks.languages
    references = {name: [s.targets[name] for s in sentences] for name in languages}
    staggered = dict(zip(languages, LAGS, strict=False))
    moved = {name: lag + MORE_LAG * (i == 1) for i, (name, lag) in enumerate(staggered.items())}
    same = dict.fromkeys(languages, SAME_LAG)

    def run(translator: TrackTranslator, lags: Mapping[str, int]) -> TrackRun:
        return run_tracks(translator, sentences, TrackSetting(lags))

    def alone(lags: Mapping[str, int], by: Mapping[str, TrackTranslator]) -> dict[str, TrackRun]:
        return {name: run(by[name], {name: lags[name]}) for name in languages if name in by}

    every = dict.fromkeys(languages, tracks)
    together, one_by_one = run(tracks, same), alone(same, every)
    scores = {
        "together": _scores(together, references),
        "alone": _of_each(one_by_one, references),
        "bilingual": _of_each(alone(same, bilingual), references),
        "staggered": _scores(run(tracks, staggered), references),
        "staggered_alone": _of_each(alone(staggered, every), references),
        "synchronous": _scores(run(synchronous, staggered), references) if synchronous else {},
        "moved": _scores(run(tracks, moved), references),
    }
    return MultilingualTable(
        **scores,
        implied={name: _implied(sentences, name, lag) for name, lag in staggered.items()},
        cost_ratio=together.cpu_s / fmean(each.cpu_s for each in one_by_one.values()),
        right_language=_right_language(together, references),
    )


def _scores(run: TrackRun, references: Mapping[str, list[str]]) -> dict[str, LanguageScore]:
    return {
        name: LanguageScore(corpus_bleu(references[name], texts), mean_lagging(run.readings[name]))
        for name, texts in run.texts.items()
    }


def _of_each(
    runs: Mapping[str, TrackRun], references: Mapping[str, list[str]]
) -> dict[str, LanguageScore]:
    return {name: _scores(run, references)[name] for name, run in runs.items()}


def _implied(sentences: Sequence[MultiwaySentence], language: str, lag: int) -> float:
    """Return the mean AL of wait-k on words, writing the reference."""
    readings = []
    for sentence in sentences:
        n_source, n_target = len(sentence.source.split()), len(sentence.targets[language].split())
        read = tuple(min(lag + i, n_source) for i in range(n_target))
        readings.append(Reading(read, n_source, n_target))
    return mean_lagging(readings)


def _right_language(run: TrackRun, references: Mapping[str, list[str]]) -> float:
    guess = LanguageGuess(references)
    return 100 * fmean(
        guess.language_of(text) == name for name, texts in run.texts.items() for text in texts
    )


def tell_multilingual(table: MultilingualTable, tell: Tell) -> None:
    """Tell M1 to M4 and what the tags do, a line a language."""
    for title, rows in (
        (f"M1, all tracks at lag {SAME_LAG}", {"together": table.together, "alone": table.alone,
                                               "bilingual": table.bilingual}),
        (f"M2, tracks at lags {LAGS}", {"together": table.staggered,
                                        "without the faster ones": table.staggered_alone,
                                        "synchronous training": table.synchronous}),
    ):  # fmt: skip
        tell(f"{title}: BLEU (AL in words)")
        for name, scores in rows.items():
            if scores:
                tell(f"  {name:24} {_line(scores)}")
    tell(f"M3, AL of each track; of wait-k on words; with {MORE_LAG} more for the second")
    for name, score in table.staggered.items():
        tell(
            f"  {name}: {score.lagging:.2f}, {table.implied[name]:.2f}, "
            f"{table.moved[name].lagging:.2f}"
        )
    tell(f"M4, {len(table.together)} tracks cost {table.cost_ratio:.2f} times one")
    tell(f"tags: {table.right_language:.1f} % of the texts are in the language asked for")


def _line(scores: Scores) -> str:
    mean = fmean(score.bleu for score in scores.values())
    each = "  ".join(f"{n} {s.bleu:5.2f} ({s.lagging:.2f})" for n, s in scores.items())
    return f"{each}  mean {mean:.2f}"


def multilingual_json(table: MultilingualTable) -> dict[str, Any]:
    """Return everything as plain data."""
    names = (
        "together", "alone", "bilingual", "staggered", "staggered_alone", "synchronous", "moved",
    )  # fmt: skip
    return {name: _plain(getattr(table, name)) for name in names} | {
        "implied_al": dict(table.implied),
        "cost_ratio": round(table.cost_ratio, 3),
        "right_language_percent": round(table.right_language, 2),
    }


def _plain(scores: Scores) -> dict[str, dict[str, float]]:
    return {
        name: {"bleu": round(score.bleu, 2), "al_words": round(score.lagging, 3)}
        for name, score in scores.items()
    }
