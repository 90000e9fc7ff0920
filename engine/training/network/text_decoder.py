"""The text decoder: a pre-norm Transformer decoder whose past is explicit.

So every token is decoded once.
"""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from engine.spec import NetworkSpec
from engine.training.network.attention import Attention, KeysValues, no_keys_values

FIRST_POSITION = 2  # fairseq counts positions from its padding id on


class DecoderLayer(nn.Module):
    """Self-attention, attention to a memory, feed-forward; all pre-norm."""

    def __init__(self, d_model: int, n_heads: int, d_ffn: int, d_memory: int) -> None:
        super().__init__()
        self.self_attn_layer_norm = nn.LayerNorm(d_model)
        self.self_attn = Attention(d_model, n_heads)
        self.encoder_attn_layer_norm = nn.LayerNorm(d_model)
        self.encoder_attn = Attention(d_model, n_heads, d_memory)
        self.final_layer_norm = nn.LayerNorm(d_model)
        self.fc1 = nn.Linear(d_model, d_ffn)
        self.fc2 = nn.Linear(d_ffn, d_model)
        self.dropout = nn.Dropout(0.1)

    def forward(
        self,
        x: Tensor,
        past: KeysValues,
        memory: Sequence[KeysValues],
        mask: Tensor | None,
        memory_mask: Tensor | None,
    ) -> tuple[Tensor, KeysValues]:
        """Return (B, n, C) for new positions `x` (B, n, C), and their keys and values.

        `memory` is in parts that follow one another.
        """
        normed = self.self_attn_layer_norm(x)
        new = self.self_attn.project(normed)
        x = x + self.dropout(self.self_attn(normed, [past, new], mask))
        x = x + self.dropout(
            self.encoder_attn(self.encoder_attn_layer_norm(x), memory, memory_mask)
        )
        hidden = self.fc1(self.final_layer_norm(x)).relu()
        return x + self.dropout(self.fc2(hidden)), new


class TextDecoder(nn.Module):
    """Target sub-words from encoder states; the output projection is the embedding."""

    def __init__(self, spec: NetworkSpec) -> None:
        super().__init__()
        sizes = spec.text_decoder
        self.sizes = sizes
        self.embed_tokens = nn.Embedding(spec.n_target, sizes.d_model)
        nn.init.normal_(self.embed_tokens.weight, std=sizes.d_model**-0.5)
        self.layers = nn.ModuleList(
            [
                DecoderLayer(sizes.d_model, sizes.n_heads, sizes.d_ffn, spec.encoder.d_model)
                for _ in range(sizes.n_layers)
            ]
        )
        self.layer_norm = nn.LayerNorm(sizes.d_model)

    def initial_state(self, n_batch: int) -> list[KeysValues]:
        """Return the keys and values of an empty text, layer by layer."""
        sizes = self.sizes
        n_rows, d_head = n_batch * sizes.n_heads, sizes.d_model // sizes.n_heads
        return no_keys_values(sizes.n_layers, n_rows, d_head)

    def memory(self, states: Tensor) -> list[KeysValues]:
        """Return the keys and values that each layer reads of encoder states (B, E, d)."""
        return [layer.encoder_attn.project(states) for layer in self.layers]

    def forward(
        self,
        tokens: Tensor,
        state: Sequence[KeysValues],
        memory: Sequence[KeysValues],
        memory_mask: Tensor | None,
    ) -> tuple[Tensor, list[KeysValues]]:
        """Return states (B, n, d_model) for new `tokens` (B, n), and what to keep of them alone.

        Args:
            state: Keys and values of the tokens before, layer by layer; `joined` adds new ones.
            memory: From `memory`.
            memory_mask: (B, 1, n, E) bool, or None where every frame may be seen.
        """
        n_past, n_new = state[0][0].shape[0] - 1, tokens.shape[1]
        positions = sinusoids(n_past + FIRST_POSITION, n_new, self.sizes.d_model)
        x = self.embed_tokens(tokens) * math.sqrt(self.sizes.d_model) + positions
        mask = causal_mask(n_past, n_new)
        kept = []
        for layer, past, read in zip(self.layers, state, memory, strict=True):
            x, new = layer(x, past, [read], mask, memory_mask)
            kept.append(new)
        return self.layer_norm(x), kept

    def logits(self, hidden: Tensor) -> Tensor:
        """Return (B, n, V) scores of the next sub-word."""
        return nn.functional.linear(hidden, self.embed_tokens.weight)


def causal_mask(n_past: int, n_new: int) -> Tensor:
    """Return (1, 1, n_new, 1 + n_past + n_new): positions see themselves and what came before.

    The first column is the blank, which none sees.
    """
    row, column = torch.arange(n_new)[:, None], torch.arange(1 + n_past + n_new)[None, :]
    return ((column > 0) & (column <= row + n_past + 1))[None, None]


def sinusoids(first: int, n_positions: int, d_model: int) -> Tensor:
    """Return fairseq's position table from row `first` on: (n_positions, d_model).

    All sines come before all cosines.
    """
    half = d_model // 2
    frequency = torch.exp(torch.arange(half) * (-math.log(10_000.0) / (half - 1)))
    angle = (first + torch.arange(n_positions, dtype=torch.float32))[:, None] * frequency
    return torch.cat([angle.sin(), angle.cos()], dim=1)
