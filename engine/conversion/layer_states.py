"""Keys and values of layers as inputs and outputs of a graph, and their names."""

from collections.abc import Iterable, Sequence

import torch
from torch import Tensor

from engine.conversion.graph import Shapes
from engine.training.network.attention import KeysValues


def next_names(names: Iterable[str]) -> list[str]:
    """Return the outputs that replace these inputs."""
    return [f"next_{name}" for name in names]


def new_names(names: Iterable[str]) -> list[str]:
    """Return the outputs that are added to these inputs."""
    return [f"new_{name}" for name in names]


def layer_names(prefix: str, n_layers: int) -> list[str]:
    """Return the names of the keys and values of each layer."""
    return [f"{prefix}{kind}_{i}" for i in range(n_layers) for kind in ("keys", "values")]


def keys_values(prefix: str, n_layers: int, shape: tuple[int, ...]) -> dict[str, Tensor]:
    """Return zeros of a shape for the keys and values of each layer, by name."""
    return {name: torch.zeros(shape) for name in layer_names(prefix, n_layers)}


def first_axis(names: Iterable[str], grown: torch.export.Dim) -> Shapes:
    """Say that the first dimension of each of these varies."""
    return {name: {0: grown} for name in names}


def paired(keys_and_values: Sequence[Tensor]) -> list[KeysValues]:
    """Return flat keys and values, layer by layer, as pairs."""
    return list(zip(keys_and_values[::2], keys_and_values[1::2], strict=True))


def flat(pairs: Iterable[KeysValues]) -> tuple[Tensor, ...]:
    """Return pairs of keys and values as they are in a graph."""
    return tuple(tensor for pair in pairs for tensor in pair)
