"""Which of some languages a text is in, by its letters: a guess that needs no model from elsewhere.

Learned from texts whose language is known, such as the references of a test.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

N_LETTERS = 3
UNSEEN = 0.5  # count of what was never seen


class LanguageGuess:
    """Naive Bayes over three letters at a time (Cavnar and Trenkle, 1994, compare their ranks)."""

    def __init__(self, texts: Mapping[str, Iterable[str]]) -> None:
        """Learn from texts by language."""
        self._counts = {
            language: Counter(piece for text in own for piece in _pieces(text))
            for language, own in texts.items()
        }
        self._totals = {language: counts.total() for language, counts in self._counts.items()}

    def language_of(self, text: str) -> str:
        """Return the likeliest language."""
        return max(self._counts, key=lambda language: self._log_likelihood(text, language))

    def _log_likelihood(self, text: str, language: str) -> float:
        counts, total = self._counts[language], self._totals[language]
        return sum(math.log((counts[piece] + UNSEEN) / (total + 1)) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    padded = f" {text.lower()} "
    for i in range(len(padded) - N_LETTERS + 1):
        yield padded[i : i + N_LETTERS]
