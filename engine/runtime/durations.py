"""How long each unit lasts: a streaming stage from units to codes, one for every 20 ms."""

import numpy as np
import numpy.typing as npt

from engine.runtime.graph import Graph

CODE_MS = 20
CONTEXT_UNITS = 2  # two convolutions of width 3

Ids = npt.NDArray[np.int64]


class Durations:
    """Holds the last two units back, on which the durations of those before depend."""

    def __init__(self, graph: Graph, offset_codes: int, max_codes: int) -> None:
        """Keep the network.

        Args:
            graph: Predicts the logarithms of durations.
            offset_codes: What the logarithm's argument holds beyond the duration.
            max_codes: No unit of speech lasts longer.
        """
        self._graph = graph
        self._offset_codes, self._max_codes = offset_codes, max_codes
        self.scale = 1.0  # units last so many times as long; may change between two pushes
        self.reset()

    @property
    def n_waiting_units(self) -> int:
        """How many units have no duration yet."""
        return len(self._units) - self._n_timed

    def reset(self) -> None:
        """Begin a new utterance."""
        self._units = np.zeros(0, np.int64)
        self._n_timed = 0  # units of `_units` that were repeated
        self._owed_codes = 0.0  # what rounding has left out so far

    def push(self, units: Ids) -> Ids:
        """Return the codes of the units whose duration is known with `units` (n,)."""
        self._units = np.concatenate([self._units, units])
        return self._time(len(self._units) - CONTEXT_UNITS)

    def finish(self) -> Ids:
        """Return the codes of the units held back, and reset."""
        codes = self._time(len(self._units))
        self.reset()
        return codes

    def _time(self, end: int) -> Ids:
        if end <= self._n_timed:
            return np.zeros(0, np.int64)
        start = max(0, self._n_timed - CONTEXT_UNITS)
        log_durations = self._graph.run(units=self._units[None, start:])["log_durations"][0]
        new = np.exp(log_durations[self._n_timed - start : end - start]) - self._offset_codes
        n_codes = np.clip(np.rint(new), 1, self._max_codes).astype(np.int64)
        n_codes = n_codes if self.scale == 1.0 else self._scaled(n_codes)
        codes = np.repeat(self._units[self._n_timed : end], n_codes)
        n_old = max(0, end - CONTEXT_UNITS)
        self._units, self._n_timed = self._units[n_old:], end - n_old
        return codes

    def _scaled(self, n_codes: Ids) -> Ids:
        """Return durations (n,) that are as long as is wanted together, each at least one code.

        A unit lasts three codes or so: rounding each by itself would be far off in the sum.
        """
        scaled = np.empty_like(n_codes)
        for i, n in enumerate(n_codes):
            self._owed_codes += float(n) * self.scale
            scaled[i] = max(1, round(self._owed_codes))
            self._owed_codes -= float(scaled[i])
        return scaled
