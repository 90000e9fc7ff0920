"""The text decoder: a pre-norm Transformer decoder whose past is explicit.

So every token is decoded once.
"""

import math

import torch
from torch import Tensor, nn

from engine.spec import NetworkSpec
from engine.training.network.attention import Attention, KeysValues

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
        memory: KeysValues,
        mask: Tensor | None,
        memory_mask: Tensor | None,
    ) -> tuple[Tensor, KeysValues]:
        """Return (B, n, C) for new positions `x` (B, n, C), and all keys and values so far."""
        normed = self.self_attn_layer_norm(x)
        keys, values = self.self_attn.project(normed)
        kept = torch.cat([past[0], keys], dim=2), torch.cat([past[1], values], dim=2)
        x = x + self.dropout(self.self_attn(normed, kept, mask))
        x = x + self.dropout(
            self.encoder_attn(self.encoder_attn_layer_norm(x), memory, memory_mask)
        )
        hidden = self.fc1(self.final_layer_norm(x)).relu()
        return x + self.dropout(self.fc2(hidden)), kept


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

    def initial_state(self, n_batch: int) -> KeysValues:
        """Return keys and values (n_layers, B, n_heads, 0, d_head) of an empty text."""
        sizes = self.sizes
        d_head = sizes.d_model // sizes.n_heads
        empty = torch.zeros(sizes.n_layers, n_batch, sizes.n_heads, 0, d_head)
        return empty, empty

    def memory(self, states: Tensor) -> KeysValues:
        """Return the keys and values that the layers read of encoder states (B, E, d).

        Each is (n_layers, B, n_heads, E, d_head).
        """
        projected = [layer.encoder_attn.project(states) for layer in self.layers]
        keys, values = zip(*projected, strict=True)
        return torch.stack(keys), torch.stack(values)

    def forward(
        self, tokens: Tensor, state: KeysValues, memory: KeysValues, memory_mask: Tensor | None
    ) -> tuple[Tensor, KeysValues]:
        """Return states (B, n, d_model) for new `tokens` (B, n), and what to keep.

        Args:
            memory_mask: (B, 1, n, E) bool, or None where every frame may be seen.
        """
        n_past, n_new = state[0].shape[3], tokens.shape[1]
        positions = sinusoids(n_past + FIRST_POSITION, n_new, self.sizes.d_model)
        x = self.embed_tokens(tokens) * math.sqrt(self.sizes.d_model) + positions
        mask = causal_mask(n_past, n_new)
        kept = []
        for i, layer in enumerate(self.layers):
            past, read = (state[0][i], state[1][i]), (memory[0][i], memory[1][i])
            x, keys_values = layer(x, past, read, mask, memory_mask)
            kept.append(keys_values)
        keys, values = zip(*kept, strict=True)
        return self.layer_norm(x), (torch.stack(keys), torch.stack(values))

    def logits(self, hidden: Tensor) -> Tensor:
        """Return (B, n, V) scores of the next sub-word."""
        return nn.functional.linear(hidden, self.embed_tokens.weight)


def causal_mask(n_past: int, n_new: int) -> Tensor:
    """Return (1, 1, n_new, n_past + n_new): every position sees itself and what came before."""
    row, column = torch.arange(n_new)[:, None], torch.arange(n_past + n_new)[None, :]
    return (column <= row + n_past)[None, None]


def sinusoids(first: int, n_positions: int, d_model: int) -> Tensor:
    """Return fairseq's position table from row `first` on: (n_positions, d_model).

    All sines come before all cosines.
    """
    half = d_model // 2
    frequency = torch.exp(torch.arange(half) * (-math.log(10_000.0) / (half - 1)))
    angle = (first + torch.arange(n_positions, dtype=torch.float32))[:, None] * frequency
    return torch.cat([angle.sin(), angle.cos()], dim=1)
