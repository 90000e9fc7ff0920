"""How late a text is by what had been read: the measures of text-to-text translation, in words.

`g(i)` is how many source words were read when target word i was written; J and I are the numbers of
words of both sides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean


@dataclass(frozen=True, slots=True)
class Reading:
    """What had been read, `read` (I,), when each word of a text was written."""

    read: tuple[int, ...]
    n_source: int
    n_reference: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written, so that nothing can be late."""
        return not self.read


def average_lagging(reading: Reading) -> float:
    """Return AL at the pace of the reference (Ma et al., 2019)."""
    return _lagging(reading, reading.n_reference)


def length_adaptive_average_lagging(reading: Reading) -> float:
    """Return LAAL: AL at the pace of the longer of text and reference (Papi et al., 2022)."""
    return _lagging(reading, max(reading.n_reference, len(reading.read)))


def _lagging(reading: Reading, n_target: int) -> float:
    pace = reading.n_source / n_target
    ends = (i for i, n_read in enumerate(reading.read) if n_read >= reading.n_source)
    counted = reading.read[: next(ends, len(reading.read)) + 1]
    return fmean(n_read - i * pace for i, n_read in enumerate(counted))


def average_proportion(reading: Reading) -> float:
    """Return AP, the mean share of the source that was read for a word (Cho and Esipova, 2016)."""
    return fmean(reading.read) / reading.n_source


def differentiable_average_lagging(reading: Reading) -> float:
    """Return DAL, where each word takes its share of time (Arivazhagan et al., 2019)."""
    pace = reading.n_source / len(reading.read)
    spaced, lags = -pace, list[float]()
    for i, n_read in enumerate(reading.read):
        spaced = max(float(n_read), spaced + pace)
        lags.append(spaced - i * pace)
    return fmean(lags)


def consecutive_wait(reading: Reading) -> float:
    """Return CW, how many words are read in a row before something is written (Gu et al., 2017)."""
    pairs = zip((0, *reading.read), reading.read, strict=False)
    steps = [after - before for before, after in pairs]
    waits = [step for step in steps if step > 0]
    return fmean(waits) if waits else 0.0


@dataclass(frozen=True, slots=True)
class Adaptivity:
    """Of the words written before the source has ended, the shares that tell a policy from wait-k.

    Wait-k has neither, but for what sub-words bring with them.
    """

    after_a_write: float
    after_two_reads: float


def adaptivity(readings: Sequence[Reading]) -> Adaptivity:
    """Return how often nothing, or two words or more, is read between two words written."""
    steps = [
        after - before
        for reading in readings
        for before, after in zip(reading.read, reading.read[1:], strict=False)
        if after < reading.n_source
    ]
    n_steps = max(1, len(steps))
    return Adaptivity(
        sum(step == 0 for step in steps) / n_steps, sum(step >= 2 for step in steps) / n_steps
    )


def mean_lagging(readings: Sequence[Reading]) -> float:
    """Return the mean AL of the texts that say something."""
    return fmean(average_lagging(reading) for reading in readings if not reading.is_empty)
