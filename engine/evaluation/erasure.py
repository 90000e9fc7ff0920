"""How much of a text that was shown is taken back (Arivazhagan et al. 2020)."""

from collections.abc import Sequence
from itertools import takewhile


def n_kept_words(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many words both begin with."""
    pairs = zip(before, after, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def normalised_erasure(n_erased_words: int, n_final_words: int) -> float:
    """Return how many words were taken back for each that stayed; 0 where nothing was said."""
    return n_erased_words / max(1, n_final_words)
