"""Text states to speech units: a causal encoder, then a CTC decoder over repeated states.

Every text state becomes r unit frames, which see the text states up to their own (StreamSpeech's
training mask with n2 = 1); so units stream state by state and none is decoded twice. An offline
model's see the whole text, all of whose states must come at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from engine.spec import FIRST_UNIT_ID, NetworkSpec
from engine.training.network.attention import Attention, KeysValues, joined, no_keys_values
from engine.training.network.text_decoder import DecoderLayer, causal_mask, sinusoids

CONSTANT_POSITION = 2  # the published decoder gives every frame this row of the table


@dataclass(frozen=True, slots=True)
class UnitState:
    """Keys and values of the past, layer by layer.

    Of the encoder, of the states that the decoder reads, and of the decoder's frames.
    """

    encoder: list[KeysValues]
    memory: list[KeysValues]
    decoder: list[KeysValues]

    def then(self, new: "UnitState") -> "UnitState":
        """Return what is kept after one more run, which gave `new`."""
        return UnitState(
            joined(self.encoder, new.encoder),
            joined(self.memory, new.memory),
            joined(self.decoder, new.decoder),
        )


class EncoderLayer(nn.Module):
    """Causal self-attention and feed-forward, pre-norm."""

    def __init__(self, d_model: int, n_heads: int, d_ffn: int) -> None:
        super().__init__()
        self.self_attn_layer_norm = nn.LayerNorm(d_model)
        self.self_attn = Attention(d_model, n_heads)
        self.final_layer_norm = nn.LayerNorm(d_model)
        self.fc1 = nn.Linear(d_model, d_ffn)
        self.fc2 = nn.Linear(d_ffn, d_model)

    def forward(self, x: Tensor, past: KeysValues, mask: Tensor) -> tuple[Tensor, KeysValues]:
        """Return (B, n, C) for new positions `x`, and their keys and values."""
        normed = self.self_attn_layer_norm(x)
        new = self.self_attn.project(normed)
        x = x + self.self_attn(normed, [past, new], mask)
        return x + self.fc2(self.fc1(self.final_layer_norm(x)).relu()), new


class UnitGenerator(nn.Module):
    """Text-decoder states to CTC scores over units."""

    def __init__(self, spec: NetworkSpec) -> None:
        super().__init__()
        sizes, d_model = spec.unit_generator, spec.text_decoder.d_model
        self.sizes, self.d_model = sizes, d_model
        self.encoder_layers = nn.ModuleList(
            [
                EncoderLayer(d_model, sizes.n_heads, sizes.d_ffn)
                for _ in range(sizes.n_encoder_layers)
            ]
        )
        self.encoder_layer_norm = nn.LayerNorm(d_model)
        self.decoder_layers = nn.ModuleList(
            [
                DecoderLayer(d_model, sizes.n_heads, sizes.d_ffn, d_model)
                for _ in range(sizes.n_decoder_layers)
            ]
        )
        self.decoder_layer_norm = nn.LayerNorm(d_model)
        self.units = nn.Parameter(torch.empty(FIRST_UNIT_ID + sizes.n_units + 1, d_model))
        nn.init.normal_(self.units, std=d_model**-0.5)

    def initial_state(self, n_batch: int) -> UnitState:
        """Return the state before the first text state."""
        sizes = self.sizes
        n_rows, d_head = n_batch * sizes.n_heads, self.d_model // sizes.n_heads
        encoder = no_keys_values(sizes.n_encoder_layers, n_rows, d_head)
        decoder = no_keys_values(sizes.n_decoder_layers, n_rows, d_head)
        return UnitState(encoder, decoder, decoder)

    def forward(self, text_states: Tensor, state: UnitState) -> tuple[Tensor, UnitState]:
        """Return scores (B, n r, V) for new text states (B, n, d_model), and what to keep of them.

        `state.then` adds that to the past.
        """
        n_past, n_new = state.encoder[0][0].shape[0] - 1, text_states.shape[1]
        assert self.sizes.attention == "causal" or n_past == 0, n_past
        x, encoder = self._encode(text_states, state.encoder, self._mask(n_past, n_new))
        memory = [layer.encoder_attn.project(x) for layer in self.decoder_layers]
        parts = [list(part) for part in zip(state.memory, memory, strict=True)]
        frames, decoder = self._decode(x, state.decoder, parts, n_past)
        scores = nn.functional.linear(frames, self.units)
        return scores, UnitState(encoder, memory, decoder)

    def _encode(
        self, x: Tensor, past: Sequence[KeysValues], mask: Tensor
    ) -> tuple[Tensor, list[KeysValues]]:
        kept = []
        for layer, layer_past in zip(self.encoder_layers, past, strict=True):
            x, new = layer(x, layer_past, mask)
            kept.append(new)
        return self.encoder_layer_norm(x), kept

    def _decode(
        self,
        x: Tensor,
        past: Sequence[KeysValues],
        memory: Sequence[Sequence[KeysValues]],
        n_past_states: int,
    ) -> tuple[Tensor, list[KeysValues]]:
        n_repeats, n_new = self.sizes.frames_per_state, x.shape[1]
        frames = x.repeat_interleave(n_repeats, dim=1) + self._positions(n_new)
        mask = causal_mask(n_past_states * n_repeats, n_new * n_repeats)
        memory_mask = self._mask(n_past_states, n_new).repeat_interleave(n_repeats, dim=2)
        kept = []
        for layer, layer_past, read in zip(self.decoder_layers, past, memory, strict=True):
            frames, new = layer(frames, layer_past, read, mask, memory_mask)
            kept.append(new)
        return self.decoder_layer_norm(frames), kept

    def _mask(self, n_past: int, n_new: int) -> Tensor:
        """Return which text states each new one sees: (1, 1, n_new, 1 + n_past + n_new)."""
        match self.sizes.attention:
            case "causal":
                return causal_mask(n_past, n_new)
            case "whole":
                is_state = torch.arange(1 + n_past + n_new) > 0  # the blank is none
                return is_state.expand(1, 1, n_new, -1)

    def _positions(self, n_states: int) -> Tensor:
        match self.sizes.positions:
            case "constant":
                return sinusoids(CONSTANT_POSITION, 1, self.d_model)
            case "within-state":
                within = sinusoids(0, self.sizes.frames_per_state, self.d_model)
                return within.repeat(n_states, 1)
