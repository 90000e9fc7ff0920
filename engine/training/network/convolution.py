"""Convolutions that never look past their block: true context on the left, zeros on the right.

An input of T frames is cut into blocks of K; an output depends on its block and on the kernel's
half width before it. So a stream that is fed whole blocks gives what one pass over everything
gives. The left context is state: (B, kernel // 2, C), zeros at the start.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

BLOCK = 8  # K, in frames of the convolution's own input


class BlockConvolution(nn.Module):
    """A strided convolution in blocks, as one matrix product; parameters as in `nn.Conv1d`."""

    def __init__(self, n_in: int, n_out: int, kernel: int, stride: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(n_out, n_in, kernel))
        self.bias = nn.Parameter(torch.zeros(n_out))
        nn.init.kaiming_uniform_(self.weight, a=5**0.5)
        self.half, self.stride = kernel // 2, stride
        window = torch.arange(0, BLOCK, stride)[:, None] + torch.arange(kernel)
        self.register_buffer("_window", window, persistent=False)

    def forward(self, x: Tensor, left: Tensor) -> tuple[Tensor, Tensor]:
        """Return (B, ceil(T / stride), n_out) and the next left context for `x` (B, T, n_in)."""
        blocks, left = blocks_of(x, left, self.half)
        blocks = functional.pad(blocks, (0, 0, 0, self.half))
        windows = blocks[:, :, self._window].flatten(3)
        weight = self.weight.transpose(1, 2).flatten(1)
        y = functional.linear(windows, weight, self.bias).flatten(1, 2)
        return y[:, : _n_whole(x.shape[1], self.stride)], left


class BlockDepthwiseConvolution(nn.Module):
    """A depthwise convolution in blocks: per channel a banded (half + K, K) matrix."""

    def __init__(self, n_channels: int, kernel: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(n_channels, 1, kernel))
        nn.init.kaiming_uniform_(self.weight, a=5**0.5)
        self.half = kernel // 2
        tap = torch.arange(self.half + BLOCK)[:, None] - torch.arange(BLOCK)[None, :]
        self.register_buffer("_tap", tap.clamp(0, kernel - 1), persistent=False)
        self.register_buffer("_inside", (tap >= 0) & (tap < kernel), persistent=False)

    def forward(self, x: Tensor, left: Tensor, gain: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Return (B, T, C), times `gain` (C,), and the next left context for `x` (B, T, C)."""
        weight = self.weight[:, 0] if gain is None else self.weight[:, 0] * gain[:, None]
        blocks, left = blocks_of(x, left, self.half)
        n_batch, n_blocks, _, n_channels = blocks.shape
        per_channel = blocks.permute(3, 0, 1, 2).flatten(1, 2)
        y = torch.bmm(per_channel, weight[:, self._tap] * self._inside)
        y = y.reshape(n_channels, n_batch, n_blocks * BLOCK).permute(1, 2, 0)
        return y[:, : x.shape[1]], left


def blocks_of(x: Tensor, left: Tensor, half: int) -> tuple[Tensor, Tensor]:
    """Return `x` (B, T, C) in blocks, each after its left context, and the next context.

    Blocks are (B, n_blocks, half + K, C).
    """
    n_frames = x.shape[1]
    whole = functional.pad(x, (0, 0, 0, _n_whole(n_frames, BLOCK) * BLOCK - n_frames))
    starts = torch.arange(0, whole.shape[1], BLOCK)
    blocks = torch.cat([left, whole], dim=1)[:, starts[:, None] + torch.arange(half + BLOCK)]
    return blocks, torch.cat([left, x], dim=1)[:, n_frames:]


def _n_whole(n_frames: int, n: int) -> int:
    """Return n_frames / n, rounded up; nothing is below zero, where a graph would round up, too."""
    return (n_frames + n - 1) // n
