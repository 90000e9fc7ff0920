"""The network of caption tracks: a causal encoder and one decoder core over read points.

wait-k, multi-path wait-k, HMT and asynchronous multilingual decoding are read points, not networks:
see `read_points`. All languages share one vocabulary, whose embedding is the output projection too.
"""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.track_spec import MAX_ROWS, TrackSpec
from engine.training.network.attention import KeysValues, no_keys_values
from engine.training.network.read_points import Rows
from engine.training.network.source_encoder import SourceEncoder, means_of_beginnings
from engine.training.network.text_decoder import FIRST_POSITION, DecoderLayer, sinusoids


class TrackDecoder(nn.Module):
    """Candidate states of target tokens; which row sees which is an argument."""

    def __init__(self, spec: TrackSpec) -> None:
        super().__init__()
        self.spec = spec
        self.tags = nn.Embedding(len(spec.languages), spec.d_model)
        self.layers = nn.ModuleList(
            [
                DecoderLayer(spec.d_model, spec.n_heads, spec.d_ffn, spec.d_model)
                for _ in range(spec.n_decoder_layers)
            ]
        )
        self.layer_norm = nn.LayerNorm(spec.d_model)
        self.dropout = nn.Dropout(0.1)
        table = sinusoids(FIRST_POSITION, MAX_ROWS, spec.d_model)
        self.register_buffer("positions", table, persistent=False)

    def initial_state(self, n_batch: int) -> list[KeysValues]:
        """Return the keys and values of empty tracks, layer by layer."""
        spec = self.spec
        n_rows, d_head = n_batch * spec.n_heads, spec.d_model // spec.n_heads
        return no_keys_values(spec.n_decoder_layers, n_rows, d_head)

    def memory(self, encoded: Tensor) -> list[KeysValues]:
        """Return the keys and values that each layer reads of encoder states (B, J, d)."""
        return [layer.encoder_attn.project(encoded) for layer in self.layers]

    def forward(
        self,
        embedded: Tensor,
        languages: Tensor,
        places: Tensor,
        state: Sequence[KeysValues],
        memory: Sequence[KeysValues],
        visible: Tensor,
        read: Tensor,
    ) -> tuple[Tensor, list[KeysValues]]:
        """Return states (B, R, d) of new rows and what to keep of them.

        Args:
            embedded: (B, R, d) the token before each.
            languages: (B, R) the index of its language.
            places: (B, R) which token of its language it is to predict.
            state: The keys and values of earlier rows, a blank first.
            memory: From `memory`.
            visible: (B, R, 1 + n_past + R) bool, the blank and earlier rows first.
            read: (B, R) how many states of the source each row sees.
        """
        positions: Tensor = self.positions
        scaled = embedded * math.sqrt(self.spec.d_model)
        x = self.dropout(scaled + positions[places] + self.tags(languages))
        seen = torch.arange(memory[0][0].shape[0]) < read[..., None]
        kept = []
        for layer, past, pairs in zip(self.layers, state, memory, strict=True):
            x, new = layer(x, past, [pairs], visible[:, None], seen[:, None])
            kept.append(new)
        return self.layer_norm(x), kept


class TrackNetwork(nn.Module):
    """Encoder, decoder core, and the confidence that a candidate knows enough to be written."""

    def __init__(self, spec: TrackSpec) -> None:
        super().__init__()
        self.spec = spec
        self.embed_tokens = nn.Embedding(spec.n_pieces, spec.d_model)
        nn.init.normal_(self.embed_tokens.weight, std=spec.d_model**-0.5)
        self.encoder = SourceEncoder(spec)
        self.decoder = TrackDecoder(spec)
        self.confidence = nn.Linear(2 * spec.d_model, 1, bias=False)

    def encode(self, tokens: Tensor) -> Tensor:
        """Return the states (B, J, d) of whole sentences (B, J); padding may follow them."""
        state = self.encoder.initial_state(len(tokens))
        return self.encoder(self.embed_tokens(tokens), state)[0]

    def states(self, encoded: Tensor, rows: Rows) -> Tensor:
        """Return the states (B, R, d) of all candidates at once, fed the true text before each."""
        blank = torch.zeros_like(rows.is_real)[:, :, None]
        visible = torch.cat([blank, rows.visible()], dim=2)
        return self.decoder(
            self.embed_tokens(rows.tokens),
            rows.languages,
            rows.places,
            self.decoder.initial_state(len(encoded)),
            self.decoder.memory(encoded),
            visible,
            rows.read,
        )[0]

    def logits(self, states: Tensor) -> Tensor:
        """Return (..., V) scores of the token that each state is to write."""
        return functional.linear(states, self.embed_tokens.weight)

    def takes(self, states: Tensor, encoded: Tensor, read: Tensor) -> Tensor:
        """Return (B, R) the logit of writing at each candidate, by what it has read."""
        means = means_of_beginnings(encoded.float())
        index = (read - 1)[..., None].expand(-1, -1, means.shape[2])
        return self.asked(states.float(), means.gather(1, index))

    def asked(self, states: Tensor, means: Tensor) -> Tensor:
        """Return (B, R) likewise, by the mean (B, R, d) of the source states that each has read."""
        logit: Tensor = self.confidence(torch.cat([states, means], dim=-1))
        return logit[..., 0]
