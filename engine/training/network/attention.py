"""Attention with explicit keys and values, so that a stream can keep them.

Time comes first in them: what a stream kept is never copied, only added to. So attention looks at
parts, such as the past and the present, without joining them. A past begins with a blank, a row of
zeros that nobody attends to: ONNX Runtime (1.31) divides by zero where it should multiply by a
matrix of no rows.
"""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn

KeysValues = tuple[Tensor, Tensor]  # each (T, B n_heads, d_head)


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
        self, x: Tensor, past: KeysValues, positions: Tensor, mask: Tensor
    ) -> tuple[Tensor, KeysValues]:
        """Attend from `x` (B, T, C) to the past and to itself; return (B, T, C) and what to keep.

        Args:
            positions: (2 n - 1, C) of `relative_positions(n)` for n of n_past + T or more.
            mask: (B, 1, T, n_past + T) bool, or one row for all, true where attention is allowed;
                it must hide the blank.
        """
        query, n_heads = self.linear_q(x), self.n_heads
        new = split_heads(self.linear_k(x), n_heads), split_heads(self.linear_v(x), n_heads)
        by_content = split_heads(self._scaled(query, self.pos_bias_u), n_heads)
        by_distance = split_heads(self._scaled(query, self.pos_bias_v), n_heads)
        table = self._table(positions, x.shape[0], past[0].shape[0], x.shape[1])
        scores = scores_of(by_content, [past[0], new[0]])
        scores = scores + shift_to_keys(scores_of(by_distance, [table]))
        attended = weighted(masked_softmax(scores, mask), [past[1], new[1]])
        return self.linear_out(merge_heads(attended, n_heads)), new

    def _scaled(self, query: Tensor, bias: Tensor) -> Tensor:
        return (query + bias.flatten()) / math.sqrt(self.d_head)

    def _table(self, positions: Tensor, n_batch: int, n_past: int, n_new: int) -> Tensor:
        """Return the projected distances that new frames need: (n_past + 2 n_new - 1, B H, d)."""
        # The whole table is projected before a part is taken: so it is a constant of the graph.
        table = self.linear_pos(positions).unflatten(-1, (self.n_heads, self.d_head))
        n_keys = n_past + n_new
        farthest = positions.shape[0] // 2 + 1 - n_keys  # the row of distance n_keys - 1
        table = table[farthest : farthest + n_keys + n_new - 1]
        return table if n_batch == 1 else table.repeat(1, n_batch, 1)


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

    def forward(self, x: Tensor, parts: Sequence[KeysValues], mask: Tensor | None) -> Tensor:
        """Attend from `x` (B, T, C) to keys and values in parts that follow one another.

        They may be without a batch, the same for all of `x`, where all may be seen: then `mask` is
        None. Otherwise it is as in `RelativeAttention`.
        """
        if mask is None and parts[0][0].shape[1] == self.n_heads:
            rows = x.transpose(0, 1)
            attended = self._attend(rows.flatten(0, 1)[None], parts, None)
            return attended[0].unflatten(0, rows.shape[:2]).transpose(0, 1)
        return self._attend(x, parts, mask)

    def _attend(self, x: Tensor, parts: Sequence[KeysValues], mask: Tensor | None) -> Tensor:
        d_head = x.shape[-1] // self.n_heads
        query = split_heads(self.q_proj(x) / math.sqrt(d_head), self.n_heads)
        weights = masked_softmax(scores_of(query, [keys for keys, _ in parts]), mask)
        attended = weighted(weights, [values for _, values in parts])
        return self.out_proj(merge_heads(attended, self.n_heads))


def joined(past: Sequence[KeysValues], new: Sequence[KeysValues]) -> list[KeysValues]:
    """Return the keys and values of each layer with those that are `new` after the `past`."""
    return [
        (torch.cat([keys, new_keys]), torch.cat([values, new_values]))
        for (keys, values), (new_keys, new_values) in zip(past, new, strict=True)
    ]


def no_keys_values(n_layers: int, n_rows: int, d_head: int) -> list[KeysValues]:
    """Return what each layer keeps before anything was said; `n_rows` is B n_heads."""
    blank = torch.zeros(1, n_rows, d_head)
    return [(blank, blank)] * n_layers


def relative_positions(n: int, d_model: int) -> Tensor:
    """Return sin and cos, interleaved, of the distances n - 1 down to 1 - n: (2 n - 1, d_model)."""
    distance = (n - 1) - torch.arange(2 * n - 1, dtype=torch.float32)
    frequency = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10_000.0) / d_model))
    angle = distance[:, None] * frequency
    return torch.stack([angle.sin(), angle.cos()], dim=-1).flatten(1)


def shift_to_keys(by_distance: Tensor) -> Tensor:
    """Turn columns of falling distance into columns of keys.

    (B H, T, n_past + 2 T - 1) -> (B H, T, n_past + T).
    """
    n_heads, n_rows, n_columns = by_distance.shape
    padded = torch.nn.functional.pad(by_distance, (1, 0))
    slanted = padded.reshape(n_heads, n_columns + 1, n_rows)[:, 1:]
    return slanted.reshape(n_heads, n_rows, n_columns)[..., : n_columns - n_rows + 1]


def split_heads(x: Tensor, n_heads: int) -> Tensor:
    """Return (B, T, C) as (T, B n_heads, C / n_heads)."""
    n_batch, n_rows, n_columns = x.shape
    return x.transpose(0, 1).reshape(n_rows, n_batch * n_heads, n_columns // n_heads)


def merge_heads(x: Tensor, n_heads: int) -> Tensor:
    """Return (B n_heads, T, d_head) as (B, T, n_heads d_head)."""
    return x.unflatten(0, (-1, n_heads)).transpose(1, 2).flatten(2)


def scores_of(query: Tensor, parts: Sequence[Tensor]) -> Tensor:
    """Return (B H, T, n) of queries (T, B H, d) and n keys in parts, each (n_part, B H, d)."""
    rows = query.transpose(0, 1)
    scores = [rows @ keys.permute(1, 2, 0) for keys in parts]
    return scores[0] if len(scores) == 1 else torch.cat(scores, dim=-1)


def weighted(weights: Tensor, parts: Sequence[Tensor]) -> Tensor:
    """Return (B H, T, d): sums with weights (B H, T, n) of values in parts, (n_part, B H, d)."""
    first, *others = parts
    if not others:
        return weights @ first.transpose(0, 1)
    n_first = first.shape[0]
    rest = weighted(weights[..., n_first:], others)
    return weights[..., :n_first] @ first.transpose(0, 1) + rest


def masked_softmax(scores: Tensor, mask: Tensor | None) -> Tensor:
    """Return the softmax of (B H, T, n) over n, with nothing where `mask` (B, 1, T, n) is false."""
    if mask is not None:
        # Added, for ONNX Runtime adds ten times as fast as it chooses.
        hidden = torch.zeros(mask.shape).masked_fill(~mask, -1e9)
        by_batch = scores.unflatten(0, (mask.shape[0], -1))
        scores = (by_batch + hidden).flatten(0, 1)
    return scores.softmax(dim=-1)
