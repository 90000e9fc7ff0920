"""Text states to speech units: a causal encoder, then a CTC decoder over repeated states.

Every text state becomes r unit frames, which see the text states up to their own (StreamSpeech's
training mask with n2 = 1); so units stream state by state and none is decoded twice.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from engine.spec import FIRST_UNIT_ID, NetworkSpec
from engine.training.network.attention import Attention, KeysValues
from engine.training.network.text_decoder import DecoderLayer, causal_mask, sinusoids

CONSTANT_POSITION = 2  # the published decoder gives every frame this row of the table


@dataclass(frozen=True, slots=True)
class UnitState:
    """Keys and values of the past.

    Of the encoder, of the states that the decoder reads, and of the decoder's frames.
    """

    encoder: KeysValues
    memory: KeysValues
    decoder: KeysValues


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
        """Return (B, n, C) for new positions `x`, and all keys and values so far."""
        normed = self.self_attn_layer_norm(x)
        keys, values = self.self_attn.project(normed)
        kept = torch.cat([past[0], keys], dim=2), torch.cat([past[1], values], dim=2)
        x = x + self.self_attn(normed, kept, mask)
        return x + self.fc2(self.fc1(self.final_layer_norm(x)).relu()), kept


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
        d_head = self.d_model // self.sizes.n_heads

        def empty(n_layers: int) -> KeysValues:
            keys = torch.zeros(n_layers, n_batch, self.sizes.n_heads, 0, d_head)
            return keys, keys

        n_decoder = self.sizes.n_decoder_layers
        return UnitState(empty(self.sizes.n_encoder_layers), empty(n_decoder), empty(n_decoder))

    def forward(self, text_states: Tensor, state: UnitState) -> tuple[Tensor, UnitState]:
        """Return scores (B, n r, V) for new text states (B, n, d_model), and what to keep."""
        n_past, n_new = state.encoder[0].shape[3], text_states.shape[1]
        x, encoder = self._encode(text_states, state.encoder, causal_mask(n_past, n_new))
        fresh = [layer.encoder_attn.project(x) for layer in self.decoder_layers]
        memory = (
            torch.cat([state.memory[0], torch.stack([keys for keys, _ in fresh])], dim=3),
            torch.cat([state.memory[1], torch.stack([values for _, values in fresh])], dim=3),
        )
        frames, decoder = self._decode(x, state.decoder, memory, n_past)
        scores = nn.functional.linear(frames, self.units)
        return scores, UnitState(encoder, memory, decoder)

    def _encode(self, x: Tensor, past: KeysValues, mask: Tensor) -> tuple[Tensor, KeysValues]:
        kept = []
        for i, layer in enumerate(self.encoder_layers):
            x, keys_values = layer(x, (past[0][i], past[1][i]), mask)
            kept.append(keys_values)
        keys, values = zip(*kept, strict=True)
        return self.encoder_layer_norm(x), (torch.stack(keys), torch.stack(values))

    def _decode(
        self, x: Tensor, past: KeysValues, memory: KeysValues, n_past_states: int
    ) -> tuple[Tensor, KeysValues]:
        n_repeats, n_new = self.sizes.frames_per_state, x.shape[1]
        frames = x.repeat_interleave(n_repeats, dim=1) + self._positions(n_new)
        mask = causal_mask(n_past_states * n_repeats, n_new * n_repeats)
        memory_mask = causal_mask(n_past_states, n_new).repeat_interleave(n_repeats, dim=2)
        kept = []
        for i, layer in enumerate(self.decoder_layers):
            layer_past, read = (past[0][i], past[1][i]), (memory[0][i], memory[1][i])
            frames, keys_values = layer(frames, layer_past, read, mask, memory_mask)
            kept.append(keys_values)
        keys, values = zip(*kept, strict=True)
        return self.decoder_layer_norm(frames), (torch.stack(keys), torch.stack(values))

    def _positions(self, n_states: int) -> Tensor:
        match self.sizes.positions:
            case "constant":
                return sinusoids(CONSTANT_POSITION, 1, self.d_model)
            case "within-state":
                within = sinusoids(0, self.sizes.frames_per_state, self.d_model)
                return within.repeat(n_states, 1)
