"""Word error rate and BLEU; sacrebleu, of the `dev` extra, is imported when it is asked for."""

import re
import unicodedata
from collections.abc import Sequence

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
    import sacrebleu

    return float(sacrebleu.corpus_bleu(list(hypotheses), [list(references)]).score)


def sentence_bleu(reference: str, hypothesis: str) -> float:
    """Return sacrebleu's smoothed BLEU of one text."""
    import sacrebleu

    return float(sacrebleu.sentence_bleu(hypothesis, [reference]).score)
