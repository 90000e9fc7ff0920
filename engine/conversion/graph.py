"""What the exporter has to know of a graph of a bundle."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

Shapes = dict[str, dict[int, torch.export.Dim]]


@dataclass(frozen=True, slots=True)
class Graph:
    """A module to export: inputs by name, which of their dimensions vary, the outputs' names."""

    name: str
    module: nn.Module
    inputs: dict[str, Tensor]
    shapes: Shapes
    outputs: list[str]
