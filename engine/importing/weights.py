"""The weights of one network by our names, read from a checkpoint one at a time."""

from collections.abc import Iterator, Mapping

import numpy as np

from engine.importing.checkpoint import Checkpoint, Weight
from engine.importing.stored import StoredTensor


class Weights:
    """Each weight comes from one tensor, or from the two of a weight norm: length, direction."""

    def __init__(
        self, checkpoint: Checkpoint, tensors: Mapping[str, tuple[StoredTensor, ...]]
    ) -> None:
        self._checkpoint = checkpoint
        self._tensors = tensors

    @property
    def n_values(self) -> int:
        """How many numbers the network has."""
        return sum(int(np.prod(tensors[-1].shape)) for tensors in self._tensors.values())

    def read(self, name: str) -> Weight:
        """Return the weight `name` at its shape, in single precision."""
        tensors = [self._checkpoint.read(tensor) for tensor in self._tensors[name]]
        return tensors[0] if len(tensors) == 1 else without_norm(*tensors)

    def not_finite(self) -> Iterator[str]:
        """Yield a complaint about each weight that is infinite or no number."""
        for name in self._tensors:
            if not np.isfinite(self.read(name)).all():
                yield f"{name} has values that are no numbers"


def without_norm(length: Weight, direction: Weight) -> Weight:
    """Return g v / |v|, the norm taken over all but the first dimension.

    Salimans and Kingma, "Weight Normalization", 2016, equation 2.
    """
    axes = tuple(range(1, direction.ndim))
    norm = np.sqrt((direction.astype(np.float64) ** 2).sum(axis=axes, keepdims=True))
    with np.errstate(divide="ignore", invalid="ignore"):  # a direction of zeros is no number
        weight = length * (direction / norm)
    return np.asarray(weight, np.float32)
