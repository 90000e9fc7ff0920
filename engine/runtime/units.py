"""Discrete units of speech, and what makes them sound."""

from typing import Protocol

import numpy as np
import numpy.typing as npt

from engine.events import Pcm

Units = npt.NDArray[np.int64]  # (n_units,), each from 0 to the number of units - 1


class UnitVocoder(Protocol):
    """Units in, samples out: a streaming stage."""

    def reset(self) -> None:
        """Forget what was said."""

    def push(self, units: Units) -> Pcm:
        """Return the samples that `units` (n_units,) complete."""

    def finish(self) -> Pcm:
        """Return the samples that still wait."""
