"""A network of caption tracks cut into two graphs: the source word by word, and rows of tracks.

As in `graphs`: every state is an input `x` with an output `new_x`, what is to be added to it.
"""

import torch
from torch import Tensor, nn

from engine.conversion.graph import Graph
from engine.conversion.layer_states import (
    first_axis,
    flat,
    keys_values,
    layer_names,
    new_names,
    paired,
)
from engine.track_spec import MAX_ROWS
from engine.training.network.track_network import TrackNetwork

MAX_KEPT = 1 << 14  # rows of all tracks: several candidates for each token of each language


class TrackEncoderGraph(nn.Module):
    """New source sub-words to their states and to what each layer of the decoder reads of them."""

    def __init__(self, network: TrackNetwork) -> None:
        super().__init__()
        self.embed_tokens, self.encoder = network.embed_tokens, network.encoder
        self.decoder = network.decoder

    def forward(self, tokens: Tensor, *past: Tensor) -> tuple[Tensor, ...]:
        """Return states (1, n, d), keys and values for the decoder, then the new states."""
        states, new = self.encoder(self.embed_tokens(tokens), paired(past))
        return states, *flat(self.decoder.memory(states)), *flat(new)


class TrackDecoderGraph(nn.Module):
    """New rows to scores of the token to write and the logit of writing now."""

    def __init__(self, network: TrackNetwork) -> None:
        super().__init__()
        self.embed_tokens, self.decoder = network.embed_tokens, network.decoder
        self.confidence = network.confidence

    def forward(
        self,
        tokens: Tensor,
        languages: Tensor,
        places: Tensor,
        read: Tensor,
        means: Tensor,
        visible: Tensor,
        *memory_and_past: Tensor,
    ) -> tuple[Tensor, ...]:
        """Return (1, n, V), (1, n), then the new states; see `TrackDecoder` for the arguments.

        `means` (1, n, d) are of the source states that each row has read.
        """
        n_memory = 2 * self.decoder.spec.n_decoder_layers
        memory, past = paired(memory_and_past[:n_memory]), paired(memory_and_past[n_memory:])
        embedded = self.embed_tokens(tokens)
        states, new = self.decoder(embedded, languages, places, past, memory, visible, read)
        scores = nn.functional.linear(states, self.embed_tokens.weight)
        takes = self.confidence(torch.cat([states, means], dim=-1))[..., 0]
        return scores, takes, *flat(new)


def track_graphs_of(network: TrackNetwork) -> list[Graph]:
    """Return both graphs, in the order in which words pass through them."""
    return [_encoder(network), _decoder(network)]


def _encoder(network: TrackNetwork) -> Graph:
    spec = network.spec
    head = (spec.n_heads, spec.d_model // spec.n_heads)
    past = keys_values("", spec.n_encoder_layers, (4, *head))
    n_new = torch.export.Dim("n_new", min=1, max=MAX_ROWS)
    n_kept = torch.export.Dim("n_kept", min=1, max=MAX_ROWS)
    return Graph(
        "track_encoder",
        TrackEncoderGraph(network),
        {"tokens": torch.full((1, 2), 5), **past},
        {"tokens": {1: n_new}, **first_axis(past, n_kept)},
        ["states", *layer_names("memory_", spec.n_decoder_layers), *new_names(past)],
    )


def _decoder(network: TrackNetwork) -> Graph:
    spec, n_past, n_rows, n_source = network.spec, 5, 3, 7
    head = (spec.n_heads, spec.d_model // spec.n_heads)
    memory = keys_values("memory_", spec.n_decoder_layers, (n_source, *head))
    past = keys_values("", spec.n_decoder_layers, (1 + n_past, *head))
    grown = torch.export.Dim("n_kept", min=1, max=MAX_KEPT)
    n_new = torch.export.Dim("n_new", min=1, max=MAX_ROWS)
    n_tokens = torch.export.Dim("n_tokens", min=1, max=MAX_ROWS)
    row = torch.ones((1, n_rows), dtype=torch.int64)
    rows = {"tokens": 5 * row, "languages": 0 * row, "places": row, "read": 2 * row}
    return Graph(
        "track_decoder",
        TrackDecoderGraph(network),
        {
            **rows,
            "means": torch.zeros(1, n_rows, spec.d_model),
            "visible": torch.ones(1, n_rows, 1 + n_past + n_rows, dtype=torch.bool),
            **memory,
            **past,
        },
        {
            **{name: {1: n_new} for name in (*rows, "means")},
            "visible": {1: n_new, 2: torch.export.Dim("n_seen", min=2, max=2 * MAX_KEPT)},
            **first_axis(memory, n_tokens),
            **first_axis(past, grown),
        },
        ["scores", "takes", *new_names(past)],
    )
