"""Discrete units of speech, and what makes them sound."""

from typing import Protocol

import numpy as np
import numpy.typing as npt

from engine.events import Pcm

UNIT_MS = 50  # how long one lasts on average: 60 in our bundle, 40 in the published models

Units = npt.NDArray[np.int64]  # (n_units,), each from 0 to the number of units - 1


class UnitVocoder(Protocol):
    """Units in, samples out: a streaming stage.

    Attributes:
        duration_scale: How many times as long units last as they were learned; may change between
            two pushes, and stays over a reset.
    """

    duration_scale: float

    @property
    def waiting_ms(self) -> int:
        """About how long the sound is that units were pushed for and that is still to come."""

    def reset(self) -> None:
        """Forget what was said."""

    def push(self, units: Units) -> Pcm:
        """Return the samples that `units` (n_units,) complete."""

    def finish(self) -> Pcm:
        """Return the samples that still wait."""
