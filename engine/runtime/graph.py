"""What the stages ask of a graph: a seam, so that they are tested without an inference library.

To add a state to a graph: export an input `x` and an output `next_x`, its next value, or `new_x`,
what to append to it, a row of zeros being there from the start; nothing changes here.
"""

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Tensor = npt.NDArray[np.float32]
AnyTensor = npt.NDArray[Any]  # float32, or int64 token ids
States = Mapping[str, AnyTensor]


class Graph(Protocol):
    """Named tensors in, named tensors out, nothing kept."""

    def run(self, **inputs: AnyTensor) -> dict[str, Tensor]:
        """Return every output by its name."""


class StatefulGraph(Protocol):
    """A graph that carries states from one run to the next."""

    @property
    def states(self) -> States:
        """The states now, as they stay until a run after `restore` takes their place."""

    @property
    def is_batched(self) -> bool:
        """Whether it runs several streams at once: dimension 1 of each state may grow."""

    def reset(self) -> None:
        """Begin a new stream."""

    def restore(self, states: States) -> None:
        """Go back to `states` of this stream, as if the runs since had not happened."""

    def run(self, **inputs: AnyTensor) -> dict[str, Tensor]:
        """Return every output that is not a state, and keep the states."""
