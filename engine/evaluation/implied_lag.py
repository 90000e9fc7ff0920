"""What a lag implies: the AL of wait-k, counted in sub-words, whatever network writes.

A track's lag L counts sub-words and its AL counts words. So the reference is written sub-word by
sub-word, g(i) = L + i, and each of its words has read what its last sub-word has.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from engine.evaluation.read_lag import Reading, mean_lagging
from engine.evaluation.track_runs import MultiwaySentence

Count = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How many sub-words a word of the source has, and one of what is written."""

    n_source: Count
    n_target: Count

    @staticmethod
    def by_words() -> "Spelling":
        """Return that of a translator whose lags count words."""
        return Spelling(_one, _one)


def _one(_: str) -> int:
    return 1


def implied_lagging(
    sentences: Iterable[MultiwaySentence], language: str, lag: int, spelling: Spelling
) -> float:
    """Return the mean AL in words of wait-`lag` on sub-words, writing the reference."""
    return mean_lagging(
        [
            wait_k_reading(
                sentence.source.split(), sentence.targets[language].split(), lag, spelling
            )
            for sentence in sentences
        ]
    )


def wait_k_reading(
    source: Sequence[str], target: Sequence[str], lag: int, spelling: Spelling
) -> Reading:
    """Return how many words of `source` are read for each word of `target`."""
    word_of = [n for n, word in enumerate(source, 1) for _ in range(spelling.n_source(word))]
    read, n_written = list[int](), 0
    for word in target:
        n_written += spelling.n_target(word)
        n_read = max(1, lag + n_written - 1)  # of the sub-words, at the last one of this word
        read.append(word_of[n_read - 1] if n_read <= len(word_of) else len(source))
    return Reading(tuple(read), len(source), len(target))
