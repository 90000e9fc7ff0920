"""The network cut into the graphs of a bundle: flat tensors in and out, every state an input.

A state `x` comes back as `next_x`; or as `new_x`, what is to be added to it along its first axis,
whose length is free. Every layer has its own states: to cut them out of a stack is to copy them.
Each module below holds parts of the network under the network's own names, so that a weight has
the same name in a graph, in a checkpoint and in the state dict.
"""

import torch
from torch import Tensor, nn

from engine.config import MAX_BEAM
from engine.conversion.graph import Graph
from engine.conversion.layer_states import (
    first_axis,
    flat,
    keys_values,
    layer_names,
    new_names,
    next_names,
    paired,
)
from engine.conversion.vocoder_graphs import vocoder_graphs
from engine.runtime.onnx import BATCH
from engine.spec import MAX_UTTERANCE_FRAMES, SUBSAMPLING
from engine.training.network.attention import relative_positions
from engine.training.network.encoder import EncoderState
from engine.training.network.hifigan import CodeHifigan
from engine.training.network.streamspeech import StreamSpeech
from engine.training.network.unit_generator import UnitState
from engine.training.vocoder import Voice


class EncoderGraph(nn.Module):
    """One chunk of features to encoder states and the scores of both CTC heads."""

    def __init__(self, network: StreamSpeech) -> None:
        super().__init__()
        self.encoder, self.source_ctc = network.encoder, network.source_ctc
        self.target_ctc = network.target_ctc
        positions = relative_positions(MAX_UTTERANCE_FRAMES + 1, network.spec.encoder.d_model)
        self.register_buffer("positions", positions, persistent=False)

    def forward(
        self,
        features: Tensor,
        subsampler_0: Tensor,
        subsampler_1: Tensor,
        convolution: Tensor,
        *past: Tensor,
    ) -> tuple[Tensor, ...]:
        """Return states, source and target log-probabilities, then the next and new states."""
        state = EncoderState((subsampler_0, subsampler_1), convolution, paired(past))
        states, after = self.encoder(features, state, None, self.positions)
        return (
            states,
            self.source_ctc(states).log_softmax(-1),
            self.target_ctc(states).log_softmax(-1),
            *after.subsampler,
            after.convolution,
            *flat(after.keys_values),
        )


class WholeEncoderGraph(EncoderGraph):
    """A whole recording to encoder states and the scores of both CTC heads; keeps nothing."""

    def forward(self, features: Tensor) -> tuple[Tensor, ...]:  # type: ignore[override]
        """Return states, source and target log-probabilities."""
        state = self.encoder.initial_state(1)
        states, _ = self.encoder(features, state, None, self.positions)
        return (
            states,
            self.source_ctc(states).log_softmax(-1),
            self.target_ctc(states).log_softmax(-1),
        )


class TextMemoryGraph(nn.Module):
    """New encoder states to what the text decoder reads of them."""

    def __init__(self, network: StreamSpeech) -> None:
        super().__init__()
        self.text_decoder = network.text_decoder

    def forward(self, states: Tensor) -> tuple[Tensor, ...]:
        """Return keys and values, layer by layer."""
        return flat(self.text_decoder.memory(states))


class TextDecoderGraph(nn.Module):
    """New target tokens to decoder states and the scores of what follows each."""

    def __init__(self, network: StreamSpeech) -> None:
        super().__init__()
        self.text_decoder = network.text_decoder

    def forward(self, tokens: Tensor, *memory_and_past: Tensor) -> tuple[Tensor, ...]:
        """Return states, log-probabilities, then the new states.

        `tokens` (B, n) are of B hypotheses about the same source: the memory has no batch.
        """
        n_memory, n_heads = 2 * self.text_decoder.sizes.n_layers, self.text_decoder.sizes.n_heads
        memory = paired(memory_and_past[:n_memory])
        past = paired([kept.flatten(1, 2) for kept in memory_and_past[n_memory:]])
        hidden, new = self.text_decoder(tokens, past, memory, None)
        kept = [added.unflatten(1, (-1, n_heads)) for added in flat(new)]
        return hidden, self.text_decoder.logits(hidden).log_softmax(-1), *kept


class UnitGeneratorGraph(nn.Module):
    """New text states to scores over units."""

    def __init__(self, network: StreamSpeech) -> None:
        super().__init__()
        self.unit_generator = network.unit_generator

    def forward(self, text_states: Tensor, *past: Tensor) -> tuple[Tensor, ...]:
        """Return log-probabilities, then the new states."""
        keys_values, sizes = paired(past), self.unit_generator.sizes
        n_encoder, n_both = sizes.n_encoder_layers, sizes.n_encoder_layers + sizes.n_decoder_layers
        state = UnitState(
            keys_values[:n_encoder], keys_values[n_encoder:n_both], keys_values[n_both:]
        )
        scores, new = self.unit_generator(text_states, state)
        return scores.log_softmax(-1), *flat([*new.encoder, *new.memory, *new.decoder])


class WholeUnitGeneratorGraph(UnitGeneratorGraph):
    """All states of a text to scores over units; keeps nothing."""

    def forward(self, text_states: Tensor) -> tuple[Tensor, ...]:
        """Return log-probabilities."""
        scores, _ = self.unit_generator(text_states, self.unit_generator.initial_state(1))
        return (scores.log_softmax(-1),)


def graphs_of(network: StreamSpeech, voice: Voice | CodeHifigan) -> list[Graph]:
    """Return every graph of a bundle, in the order in which sound passes through them."""
    is_offline = network.spec.is_offline
    return [
        _whole_encoder(network) if is_offline else _encoder(network),
        _text_memory(network),
        _text_decoder(network),
        _whole_unit_generator(network) if is_offline else _unit_generator(network),
        *vocoder_graphs(voice),
    ]


def _encoder(network: StreamSpeech) -> Graph:
    spec, n_past = network.spec.encoder, 16
    state = network.encoder.initial_state(1)
    past = keys_values("", spec.n_layers, (n_past, spec.n_heads, spec.d_model // spec.n_heads))
    half = MAX_UTTERANCE_FRAMES // 2  # the past and a chunk together have positions
    n_features = torch.export.Dim("n_features", min=1, max=half * SUBSAMPLING)
    grown = torch.export.Dim("n_kept", min=1, max=half + 1)
    names = ["subsampler_0", "subsampler_1", "convolution"]
    return Graph(
        "encoder",
        EncoderGraph(network),
        {
            "features": torch.zeros(
                1, 77, spec.n_mels
            ),  # the last chunk is no whole number of blocks
            "subsampler_0": state.subsampler[0],
            "subsampler_1": state.subsampler[1],
            "convolution": state.convolution,
            **past,
        },
        {"features": {1: n_features}, **first_axis(past, grown)},
        ["states", "source_log_probs", "target_log_probs", *next_names(names), *new_names(past)],
    )


def _whole_encoder(network: StreamSpeech) -> Graph:
    n_features = torch.export.Dim("n_features", min=1, max=MAX_UTTERANCE_FRAMES * SUBSAMPLING)
    return Graph(
        "encoder",
        WholeEncoderGraph(network),
        {"features": torch.zeros(1, 77, network.spec.encoder.n_mels)},
        {"features": {1: n_features}},
        ["states", "source_log_probs", "target_log_probs"],
    )


def _text_memory(network: StreamSpeech) -> Graph:
    n_frames = torch.export.Dim("n_frames", min=1, max=4096)
    states = torch.zeros(1, 8, network.spec.encoder.d_model)
    return Graph(
        "text_memory",
        TextMemoryGraph(network),
        {"states": states},
        {"states": {1: n_frames}},
        layer_names("memory_", network.spec.text_decoder.n_layers),
    )


def _text_decoder(network: StreamSpeech) -> Graph:
    sizes = network.spec.text_decoder
    d_head = sizes.d_model // sizes.n_heads
    memory = keys_values("memory_", sizes.n_layers, (8, sizes.n_heads, d_head))
    past = keys_values("", sizes.n_layers, (3, 2, sizes.n_heads, d_head))
    n_streams = torch.export.Dim(BATCH, min=1, max=MAX_BEAM)  # hypotheses, all of the same source
    n_frames = torch.export.Dim("n_frames", min=1, max=4096)
    grown = torch.export.Dim("n_kept", min=1, max=1025)
    n_new = torch.export.Dim("n_new", min=1, max=1024)
    return Graph(
        "text_decoder",
        TextDecoderGraph(network),
        {"tokens": torch.full((2, 2), 5), **memory, **past},
        {
            "tokens": {0: n_streams, 1: n_new},
            **first_axis(memory, n_frames),
            **{name: {0: grown, 1: n_streams} for name in past},
        },
        ["hidden", "log_probs", *new_names(past)],
    )


def _unit_generator(network: StreamSpeech) -> Graph:
    sizes, d_model = network.spec.unit_generator, network.spec.text_decoder.d_model
    n_heads, n_past, n_repeats = sizes.n_heads, 3, sizes.frames_per_state
    d_head = d_model // n_heads
    n_past_states = torch.export.Dim("n_past", max=1024)
    n_new = torch.export.Dim("n_new", min=1, max=1024)
    n_encoder, n_decoder = sizes.n_encoder_layers, sizes.n_decoder_layers
    encoder = keys_values("encoder_", n_encoder, (1 + n_past, n_heads, d_head))
    memory = keys_values("memory_", n_decoder, (1 + n_past, n_heads, d_head))
    decoder = keys_values("decoder_", n_decoder, (1 + n_past * n_repeats, n_heads, d_head))
    states = {**encoder, **memory, **decoder}
    shapes = {
        **first_axis({**encoder, **memory}, n_past_states + 1),
        **first_axis(decoder, n_repeats * n_past_states + 1),
    }
    return Graph(
        "unit_generator",
        UnitGeneratorGraph(network),
        {"text_states": torch.zeros(1, 2, d_model), **states},
        {"text_states": {1: n_new}, **shapes},
        ["unit_log_probs", *new_names(states)],
    )


def _whole_unit_generator(network: StreamSpeech) -> Graph:
    n_states = torch.export.Dim("n_states", min=1, max=1024)
    return Graph(
        "unit_generator",
        WholeUnitGeneratorGraph(network),
        {"text_states": torch.zeros(1, 2, network.spec.text_decoder.d_model)},
        {"text_states": {1: n_states}},
        ["unit_log_probs"],
    )
