"""Leaves each row of captions on screen for as long as it takes to read; knows no screen.

Rows are named by a place that only grows. A row that waits for those above it is not lost: the
reader just gets it later, and where too many wait, nobody is made to wait any longer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

CHARACTERS_PER_S = 21  # the fastest that subtitlers let adults read
COMPLETE_MS = 700  # at least so long is a row seen with its last word
MOST_WAITING_ROWS = 2

Place = tuple[int, int]  # utterance, row in it


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of text: where it belongs, how long it is, and whether another follows it."""

    place: Place
    n_characters: int
    is_complete: bool


class ReadingTime:
    """Says which row may be the first on screen by now."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._shown_ms: dict[Place, float] = {}
        self._complete_ms: dict[Place, float] = {}

    def first_row(self, rows: Sequence[Shown], wanted: int, n_rows: int, now_ms: float) -> int:
        """Return the index of the row to begin with: `wanted`, or an earlier one to be read yet.

        Args:
            rows: From the one that is first on screen until now.
            wanted: The row that would be first if nobody had to read.
            n_rows: How many fit.
            now_ms: By a clock that only goes on.
        """
        first = max(0, wanted - MOST_WAITING_ROWS)
        self._note(rows[first : first + n_rows], now_ms)
        while first < wanted and self.wait_ms(rows[first], now_ms) <= 0:
            first += 1
            self._note(rows[first : first + n_rows], now_ms)
        self._forget_before(rows[first].place if rows else (0, 0))
        return first

    def wait_ms(self, row: Shown, now_ms: float) -> float:
        """Return how much longer a row on screen is to stay; 0 or less when it may go."""
        read_ms = self._shown_ms.get(row.place, now_ms) + row.n_characters * 1000 / CHARACTERS_PER_S
        seen_ms = self._complete_ms.get(row.place, now_ms) + COMPLETE_MS
        return max(read_ms, seen_ms) - now_ms

    def _note(self, rows: Sequence[Shown], now_ms: float) -> None:
        for row in rows:
            self._shown_ms.setdefault(row.place, now_ms)
            if row.is_complete:
                self._complete_ms.setdefault(row.place, now_ms)

    def _forget_before(self, place: Place) -> None:
        for times in (self._shown_ms, self._complete_ms):
            for old in [each for each in times if each < place]:
                del times[old]
