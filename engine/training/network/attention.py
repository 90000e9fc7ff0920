"""Attention with explicit keys and values, so that a stream can keep them."""

import math

import torch
from torch import Tensor, nn

KeysValues = tuple[Tensor, Tensor]  # each (B, n_heads, T, d_head)


class RelativeAttention(nn.Module):
    """Self-attention with relative sinusoidal positions (Transformer-XL, as in ESPnet)."""

    def __init__(self, d_model: int, n_heads: int) -> None:
        super().__init__()
        self.n_heads, self.d_head = n_heads, d_model // n_heads
        self.linear_q = nn.Linear(d_model, d_model)
        self.linear_k = nn.Linear(d_model, d_model)
        self.linear_v = nn.Linear(d_model, d_model)
        self.linear_out = nn.Linear(d_model, d_model)
        self.linear_pos = nn.Linear(d_model, d_model, bias=False)
        self.pos_bias_u = nn.Parameter(torch.zeros(n_heads, self.d_head))
        self.pos_bias_v = nn.Parameter(torch.zeros(n_heads, self.d_head))

    def forward(
        self, x: Tensor, past: KeysValues, positions: Tensor, mask: Tensor | None
    ) -> tuple[Tensor, KeysValues]:
        """Attend from `x` (B, T, C) to the past and to itself.

        Args:
            positions: (2 n - 1, C) of `relative_positions(n)` for n of n_past + T or more.
            mask: (B, 1, T, n_past + T) bool, true where attention is allowed; None: everywhere.
        """
        query = split_heads(self.linear_q(x), self.n_heads)
        keys = torch.cat([past[0], split_heads(self.linear_k(x), self.n_heads)], dim=2)
        values = torch.cat([past[1], split_heads(self.linear_v(x), self.n_heads)], dim=2)
        n_new, n_keys = x.shape[1], keys.shape[2]
        # The whole table is projected before a part is taken: so it is a constant of the graph.
        table = split_heads(self.linear_pos(positions), self.n_heads).transpose(1, 2)
        farthest = positions.shape[0] // 2 + 1 - n_keys  # the row of distance n_keys - 1
        table = table[..., farthest : farthest + n_keys + n_new - 1]
        by_content = (query + self.pos_bias_u[:, None]) @ keys.transpose(2, 3)
        by_distance = shift_to_keys((query + self.pos_bias_v[:, None]) @ table)
        weights = masked_softmax((by_content + by_distance) / math.sqrt(self.d_head), mask)
        return self.linear_out(merge_heads(weights @ values)), (keys, values)


class Attention(nn.Module):
    """Scaled dot-product attention as fairseq has it: names and shapes of its checkpoints."""

    def __init__(self, d_model: int, n_heads: int, d_memory: int | None = None) -> None:
        super().__init__()
        self.n_heads = n_heads
        self.k_proj = nn.Linear(d_memory or d_model, d_model)
        self.v_proj = nn.Linear(d_memory or d_model, d_model)
        self.q_proj = nn.Linear(d_model, d_model)
        self.out_proj = nn.Linear(d_model, d_model)

    def project(self, memory: Tensor) -> KeysValues:
        """Return the keys and values of `memory` (B, T, d_memory)."""
        keys = split_heads(self.k_proj(memory), self.n_heads)
        return keys, split_heads(self.v_proj(memory), self.n_heads)

    def forward(self, x: Tensor, keys_values: KeysValues, mask: Tensor | None) -> Tensor:
        """Attend from `x` (B, T, C) to keys and values; `mask` as in `RelativeAttention`."""
        keys, values = keys_values
        query = split_heads(self.q_proj(x), self.n_heads)
        scores = query @ keys.transpose(2, 3) / math.sqrt(query.shape[-1])
        return self.out_proj(merge_heads(masked_softmax(scores, mask) @ values))


def relative_positions(n: int, d_model: int) -> Tensor:
    """Return sin and cos, interleaved, of the distances n - 1 down to 1 - n: (2 n - 1, d_model)."""
    distance = (n - 1) - torch.arange(2 * n - 1, dtype=torch.float32)
    frequency = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10_000.0) / d_model))
    angle = distance[:, None] * frequency
    return torch.stack([angle.sin(), angle.cos()], dim=-1).flatten(1)


def shift_to_keys(by_distance: Tensor) -> Tensor:
    """Turn columns of falling distance into columns of keys.

    (B, H, T, n_past + 2 T - 1) -> (B, H, T, n_past + T).
    """
    n_batch, n_heads, n_rows, n_columns = by_distance.shape
    padded = torch.nn.functional.pad(by_distance, (1, 0))
    slanted = padded.reshape(n_batch, n_heads, n_columns + 1, n_rows)[:, :, 1:]
    return slanted.reshape(n_batch, n_heads, n_rows, n_columns)[..., : n_columns - n_rows + 1]


def split_heads(x: Tensor, n_heads: int) -> Tensor:
    """Return (..., T, C) as (..., n_heads, T, C / n_heads)."""
    return x.unflatten(-1, (n_heads, x.shape[-1] // n_heads)).transpose(-3, -2)


def merge_heads(x: Tensor) -> Tensor:
    """Return (B, n_heads, T, d_head) as (B, T, n_heads d_head)."""
    return x.transpose(1, 2).flatten(2)


def masked_softmax(scores: Tensor, mask: Tensor | None) -> Tensor:
    """Return the softmax over the last axis, with nothing where `mask` is false."""
    if mask is not None:
        scores = scores.masked_fill(~mask, -1e9)
    return scores.softmax(dim=-1)
