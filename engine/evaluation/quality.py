"""Word error rate, BLEU and chrF; sacrebleu, of the `evaluate` extra, is imported when needed."""

import re
import sys
import unicodedata
from collections.abc import Sequence
from types import ModuleType
from typing import Protocol

import numpy as np
import numpy.typing as npt

from engine.errors import EvaluationError


class Score(Protocol):
    """What sacrebleu returns, as far as it is read."""

    score: float


class Metric(Protocol):
    """What sacrebleu offers, as far as it is called."""

    def corpus_score(self, hypotheses: Sequence[str], references: Sequence[Sequence[str]]) -> Score:
        """Return the score of all hypotheses, against lists of as many references."""

    def get_signature(self) -> object:
        """Return the settings, as a text."""


_TYPOGRAPHIC = str.maketrans({"’": "'", "‘": "'"})


def spoken_words(text: str) -> list[str]:
    """Return what is heard of `text`: lower-case words with their apostrophes, no other marks."""
    text = unicodedata.normalize("NFC", text).translate(_TYPOGRAPHIC).lower()
    return [word.strip("'") for word in re.findall(r"[^\W_](?:[^\W_]|')*", text)]


def n_word_errors(reference: Sequence[str], hypothesis: Sequence[str]) -> int:
    """Return the fewest substitutions, insertions and deletions from one to the other."""
    row = list(range(len(hypothesis) + 1))
    for i, expected in enumerate(reference, start=1):
        diagonal, row[0] = row[0], i
        for j, word in enumerate(hypothesis, start=1):
            substituted = diagonal + (word != expected)
            diagonal = row[j]
            row[j] = min(substituted, row[j] + 1, row[j - 1] + 1)
    return row[-1]


def word_error_rate(references: Sequence[str], hypotheses: Sequence[str]) -> float:
    """Return the errors of all texts by the words of all references, in percent."""
    pairs = [
        (spoken_words(reference), spoken_words(hypothesis))
        for reference, hypothesis in zip(references, hypotheses, strict=True)
    ]
    n_errors = sum(n_word_errors(reference, hypothesis) for reference, hypothesis in pairs)
    return 100.0 * n_errors / max(1, sum(len(reference) for reference, _ in pairs))


def corpus_bleu(references: Sequence[str], hypotheses: Sequence[str]) -> float:
    """Return sacrebleu's BLEU over all texts, with case and punctuation."""
    return _corpus_score(_sacrebleu().BLEU(), references, hypotheses)


def corpus_chrf(references: Sequence[str], hypotheses: Sequence[str]) -> float:
    """Return sacrebleu's chrF2 over all texts, with case and punctuation."""
    return _corpus_score(_sacrebleu().CHRF(), references, hypotheses)


def sentence_bleu(reference: str, hypothesis: str) -> float:
    """Return sacrebleu's smoothed BLEU of one text."""
    score = _sacrebleu().BLEU(effective_order=True).sentence_score(hypothesis, [reference])
    return float(score.score)


def signatures() -> dict[str, str]:
    """Return how sacrebleu names its settings, for `corpus_bleu` and `corpus_chrf`."""
    metrics: dict[str, Metric] = {"BLEU": _sacrebleu().BLEU(), "chrF": _sacrebleu().CHRF()}
    for metric in metrics.values():
        _corpus_score(metric, ["a word"], ["a word"])  # a signature counts the references
    return {name: str(metric.get_signature()) for name, metric in metrics.items()}


def _corpus_score(metric: Metric, references: Sequence[str], hypotheses: Sequence[str]) -> float:
    return float(metric.corpus_score(list(hypotheses), [list(references)]).score)


def _sacrebleu() -> ModuleType:
    try:
        import sacrebleu.metrics
    except ImportError as error:
        raise EvaluationError(
            "BLEU and chrF need sacrebleu, which is not installed here: install it with "
            f"`{sys.executable} -m pip install sacrebleu`."
        ) from error
    metrics: ModuleType = sacrebleu.metrics
    return metrics


def resampled_bleu(
    references: Sequence[str], texts: Sequence[str], n_samples: int = 1000, seed: int = 1
) -> npt.NDArray[np.float64]:
    """Return the BLEU of `texts` on each of (n_samples,) resampled test sets.

    The same sentences are drawn for every system with as many references: so their differences are
    those of a paired bootstrap (Koehn, "Statistical significance tests for machine translation
    evaluation", EMNLP 2004).
    """
    counts, rng = _counts(references, texts), np.random.default_rng(seed)
    n_texts = len(references)
    drawn = (rng.integers(n_texts, size=n_texts) for _ in range(n_samples))
    return np.array([_bleu_of(counts[chosen].sum(axis=0)) for chosen in drawn])


def _counts(references: Sequence[str], texts: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return what BLEU adds up over texts: matches and n-grams of each order, both lengths."""
    metric, rows = _sacrebleu().BLEU(), []
    for text, reference in zip(texts, references, strict=True):
        score = metric.corpus_score([text], [[reference]])
        rows.append([*score.counts, *score.totals, score.sys_len, score.ref_len])
    return np.array(rows, np.int64)


def _bleu_of(sums: npt.NDArray[np.int64]) -> float:
    *n_grams, sys_len, ref_len = sums.tolist()
    half = len(n_grams) // 2
    correct, total = n_grams[:half], n_grams[half:]
    score = _sacrebleu().BLEU.compute_bleu(correct, total, sys_len, ref_len)
    return float(score.score)
