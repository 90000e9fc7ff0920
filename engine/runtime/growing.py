"""An array that grows in place: what a stream keeps is copied only when room runs out."""

import numpy as np

from engine.runtime.graph import AnyTensor

FEWEST_ROWS = 64


class GrowingArray:
    """Rows in one piece of memory, with room for more behind them."""

    def __init__(self, rows: AnyTensor) -> None:
        """Begin with a copy of `rows` (n, ...), which may be none."""
        self._room = rows.copy()
        self._n_rows = len(rows)

    @property
    def rows(self) -> AnyTensor:
        """All rows, (n, ...), not copied: they change when rows that were cut off are replaced."""
        return self._room[: self._n_rows]

    def append(self, new: AnyTensor) -> None:
        """Add rows (m, ...)."""
        n_rows = self._n_rows + len(new)
        if n_rows > len(self._room):
            n_rooms = max(2 * len(self._room), n_rows, FEWEST_ROWS)
            room = np.empty((n_rooms, *self._room.shape[1:]), self._room.dtype)
            room[: self._n_rows] = self.rows
            self._room = room
        self._room[self._n_rows : n_rows] = new
        self._n_rows = n_rows

    def cut_to(self, rows: AnyTensor) -> bool:
        """Keep only `rows`, which were all there were at some time; do nothing if these are others.

        Return whether they are what is now here.
        """
        if rows.base is not self._room or rows.shape[1:] != self._room.shape[1:]:
            return False
        self._n_rows = len(rows)
        return True
