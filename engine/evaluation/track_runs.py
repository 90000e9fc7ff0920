"""Runs caption tracks over sentences: what each language says, and what had been read for it."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.caption_tracks import DEFAULT_THRESHOLD, SourceWord, TrackTranslator
from engine.errors import EvaluationError
from engine.evaluation.read_lag import Reading

WORD_MS = 300  # a common pace; no measure here depends on it


@dataclass(frozen=True, slots=True)
class TrackSetting:
    """A lag for each language that is written, and the confidence to write."""

    lags: Mapping[str, int]
    threshold: float = DEFAULT_THRESHOLD


@dataclass(frozen=True, slots=True)
class MultiwaySentence:
    """A sentence of the source, and what it means in some languages."""

    source: str
    targets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TrackRun:
    """What was written in one setting; lists by language, in the order of the sentences.

    `cpu_s` is the processor time that everything took.
    """

    setting: TrackSetting
    texts: Mapping[str, list[str]]
    readings: Mapping[str, list[Reading]]
    cpu_s: float


def read_multiway(path: Path, languages: Sequence[str]) -> list[MultiwaySentence]:
    """Return the sentences of a table without a head: a source, then a column for each language.

    Raises `EvaluationError` when there is none.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{path} cannot be read as a table: choose another.") from error
    sentences = []
    for line in lines:
        source, *cells = line.split("\t")
        targets = {name: text for name, text in zip(languages, cells, strict=False) if text}
        if source and targets:
            sentences.append(MultiwaySentence(source, targets))
    if not sentences:
        raise EvaluationError(f"{path} has no sentence and its translation: choose another.")
    return sentences


def known_in(
    sentences: Sequence[MultiwaySentence],
    languages: Sequence[str],
    *,
    n_words_least: int = 1,
    n_most: int | None = None,
) -> list[MultiwaySentence]:
    """Return the first sentences that are known in all `languages` and not too short.

    Raises `EvaluationError` when there is none.
    """
    found = [
        sentence
        for sentence in sentences
        if len(sentence.source.split()) >= n_words_least
        and all(language in sentence.targets for language in languages)
    ][:n_most]
    if not found:
        raise EvaluationError(
            f"No sentence is known in {', '.join(languages)} and has {n_words_least} words: "
            "choose another table."
        )
    return found


def run_tracks(
    translator: TrackTranslator, sentences: Sequence[MultiwaySentence], setting: TrackSetting
) -> TrackRun:
    """Return what `translator` writes of `sentences`, a sentence an utterance."""
    languages = tuple(setting.lags)
    translator.set_languages(languages)
    translator.set_threshold(setting.threshold)
    for language, lag in setting.lags.items():
        translator.set_lag(language, lag)
    texts: dict[str, list[str]] = {language: [] for language in languages}
    readings: dict[str, list[Reading]] = {language: [] for language in languages}
    before_s = time.process_time()
    for sentence in sentences:
        words = sentence.source.split()
        translator.reset()
        said = [SourceWord(word, (i + 1) * WORD_MS) for i, word in enumerate(words)]
        written = [*translator.push(said), *translator.finish()]
        for language in languages:
            own = [word for word in written if word.language == language]
            texts[language].append(" ".join(word.text for word in own))
            n_reference = len(sentence.targets.get(language, "").split())
            read = tuple(word.n_read for word in own)
            readings[language].append(Reading(read, len(words), max(1, n_reference)))
    return TrackRun(setting, texts, readings, time.process_time() - before_s)
