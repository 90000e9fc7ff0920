"""Ordinary convolutions, for a network that hears whole recordings: true context on both sides.

They take and return the left context that convolutions in blocks have, and leave it as it is.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional


class WholeConvolution(nn.Module):
    """A strided convolution; parameters as in `nn.Conv1d`."""

    def __init__(self, n_in: int, n_out: int, kernel: int, stride: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(n_out, n_in, kernel))
        self.bias = nn.Parameter(torch.zeros(n_out))
        nn.init.kaiming_uniform_(self.weight, a=5**0.5)
        self.half, self.stride = kernel // 2, stride

    def forward(self, x: Tensor, left: Tensor) -> tuple[Tensor, Tensor]:
        """Return (B, ceil(T / stride), n_out) for `x` (B, T, n_in), and `left`."""
        y = functional.conv1d(
            x.transpose(1, 2), self.weight, self.bias, stride=self.stride, padding=self.half
        )
        return y.transpose(1, 2), left


class WholeDepthwiseConvolution(nn.Module):
    """A convolution of each channel alone."""

    def __init__(self, n_channels: int, kernel: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(n_channels, 1, kernel))
        nn.init.kaiming_uniform_(self.weight, a=5**0.5)
        self.half = kernel // 2

    def forward(self, x: Tensor, left: Tensor, gain: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Return (B, T, C), times `gain` (C,), for `x` (B, T, C), and `left`."""
        weight = self.weight if gain is None else self.weight * gain[:, None, None]
        y = functional.conv1d(x.transpose(1, 2), weight, padding=self.half, groups=weight.shape[0])
        return y.transpose(1, 2), left
