"""When the pieces of one output came: the words of a text, or the chunks of a dub."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """A chunk of the dub as it is heard: when it begins, and for how long it sounds."""

    start_ms: float
    duration_ms: float

    @property
    def end_ms(self) -> float:
        """When its last sample has sounded."""
        return self.start_ms + self.duration_ms


@dataclass(frozen=True, slots=True)
class Timeline:
    """One output of one recording, in SimulEval's terms.

    Attributes:
        source_ms: How long the source is.
        n_reference_words: Words of the reference.
        delays_ms: For each piece, how much source had been heard when it came.
        elapsed_ms: The same with all computation since the start added.
        durations_ms: For each chunk of a dub how long it sounds; empty for a text.
    """

    source_ms: float
    n_reference_words: int
    delays_ms: tuple[float, ...]
    elapsed_ms: tuple[float, ...]
    durations_ms: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Hold every piece to its times."""
        n_pieces = len(self.delays_ms)
        assert len(self.elapsed_ms) == n_pieces, (len(self.elapsed_ms), n_pieces)
        assert len(self.durations_ms) in (0, n_pieces), (len(self.durations_ms), n_pieces)

    def times_ms(self, *, aware: bool) -> tuple[float, ...]:
        """Return when the pieces came, with the computation where that is to be counted."""
        return self.elapsed_ms if aware else self.delays_ms

    @property
    def intervals(self) -> tuple[Interval, ...]:
        """When each chunk of the dub is heard: not before it came, nor before the last one ended.

        Computation is left out, as in SimulEval.
        """
        intervals: list[Interval] = []
        end_ms = 0.0
        for delay_ms, duration_ms in zip(self.delays_ms, self.durations_ms, strict=False):
            intervals.append(Interval(max(delay_ms, end_ms), duration_ms))
            end_ms = intervals[-1].end_ms
        return tuple(intervals)

    @property
    def silences_ms(self) -> tuple[float, ...]:
        """How long each gap within the dub lasts."""
        intervals = self.intervals
        gaps_ms = [b.start_ms - a.end_ms for a, b in zip(intervals, intervals[1:], strict=False)]
        return tuple(gap_ms for gap_ms in gaps_ms if gap_ms > 0)
