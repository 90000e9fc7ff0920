"""The encoder of source words: a causal Transformer, so that every state is computed once.

One pass over a sentence is right for each of its beginnings: training on all lags costs one pass.
"""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from engine.track_spec import MAX_ROWS, TrackSpec
from engine.training.network.attention import Attention, KeysValues, no_keys_values
from engine.training.network.text_decoder import FIRST_POSITION, causal_mask, sinusoids


class SourceEncoderLayer(nn.Module):
    """Self-attention and feed-forward, pre-norm."""

    def __init__(self, spec: TrackSpec) -> None:
        super().__init__()
        self.self_attn_layer_norm = nn.LayerNorm(spec.d_model)
        self.self_attn = Attention(spec.d_model, spec.n_heads)
        self.final_layer_norm = nn.LayerNorm(spec.d_model)
        self.fc1 = nn.Linear(spec.d_model, spec.d_ffn)
        self.fc2 = nn.Linear(spec.d_ffn, spec.d_model)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, past: KeysValues, mask: Tensor) -> tuple[Tensor, KeysValues]:
        """Return (B, n, C) for new positions `x` (B, n, C), and their keys and values."""
        normed = self.self_attn_layer_norm(x)
        new = self.self_attn.project(normed)
        x = x + self.dropout(self.self_attn(normed, [past, new], mask))
        hidden = self.fc1(self.final_layer_norm(x)).relu()
        return x + self.dropout(self.fc2(hidden)), new


class SourceEncoder(nn.Module):
    """Source sub-words to states, each of which knows what came before it."""

    def __init__(self, spec: TrackSpec) -> None:
        super().__init__()
        self.spec = spec
        self.layers = nn.ModuleList(
            [SourceEncoderLayer(spec) for _ in range(spec.n_encoder_layers)]
        )
        self.layer_norm = nn.LayerNorm(spec.d_model)
        self.dropout = nn.Dropout(0.1)
        table = sinusoids(FIRST_POSITION, MAX_ROWS, spec.d_model)
        self.register_buffer("positions", table, persistent=False)

    def initial_state(self, n_batch: int) -> list[KeysValues]:
        """Return the keys and values of an empty sentence, layer by layer."""
        spec = self.spec
        n_rows, d_head = n_batch * spec.n_heads, spec.d_model // spec.n_heads
        return no_keys_values(spec.n_encoder_layers, n_rows, d_head)

    def forward(
        self, embedded: Tensor, state: Sequence[KeysValues]
    ) -> tuple[Tensor, list[KeysValues]]:
        """Return states (B, n, d) of new tokens, embedded (B, n, d), and what to keep of them."""
        n_past, n_new = state[0][0].shape[0] - 1, embedded.shape[1]
        positions: Tensor = self.positions
        scaled = embedded * math.sqrt(self.spec.d_model)
        x = self.dropout(scaled + positions[n_past : n_past + n_new])
        mask = causal_mask(n_past, n_new)
        kept = []
        for layer, past in zip(self.layers, state, strict=True):
            x, new = layer(x, past, mask)
            kept.append(new)
        return self.layer_norm(x), kept


def means_of_beginnings(states: Tensor) -> Tensor:
    """Return (B, n, d): the mean of the first 1, 2, ... n states of (B, n, d)."""
    n = torch.arange(1, states.shape[1] + 1, dtype=states.dtype)
    return states.cumsum(dim=1) / n[:, None]
