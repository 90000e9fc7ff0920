"""The network cut into the graphs of a bundle: flat tensors in and out, every state an input.

A state `x` comes back as `next_x`; a dimension named here grows from zero, the others are fixed.
Each module below holds parts of the network under the network's own names, so that a weight has
the same name in a graph, in a checkpoint and in the state dict.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from engine.config import MAX_BEAM
from engine.runtime.onnx import BATCH
from engine.spec import MAX_UTTERANCE_FRAMES, SUBSAMPLING
from engine.training.network.attention import relative_positions
from engine.training.network.encoder import EncoderState
from engine.training.network.hifigan import CodeHifigan
from engine.training.network.streamspeech import StreamSpeech
from engine.training.network.unit_generator import UnitState
from engine.training.vocoder import Voice

Shapes = dict[str, dict[int, torch.export.Dim]]


@dataclass(frozen=True, slots=True)
class Graph:
    """A module to export: inputs by name, which of their dimensions vary, the outputs' names."""

    name: str
    module: nn.Module
    inputs: dict[str, Tensor]
    shapes: Shapes
    outputs: list[str]


class EncoderGraph(nn.Module):
    """One chunk of features to encoder states and the scores of both CTC heads."""

    def __init__(self, network: StreamSpeech) -> None:
        super().__init__()
        self.encoder, self.source_ctc = network.encoder, network.source_ctc
        self.target_ctc = network.target_ctc
        positions = relative_positions(MAX_UTTERANCE_FRAMES, network.spec.encoder.d_model)
        self.register_buffer("positions", positions, persistent=False)

    def forward(
        self,
        features: Tensor,
        subsampler_0: Tensor,
        subsampler_1: Tensor,
        keys: Tensor,
        values: Tensor,
        convolution: Tensor,
    ) -> tuple[Tensor, ...]:
        """Return states, source and target log-probabilities, then the next state."""
        state = EncoderState((subsampler_0, subsampler_1), keys, values, convolution)
        states, after = self.encoder(features, state, None, self.positions)
        return (
            states,
            self.source_ctc(states).log_softmax(-1),
            self.target_ctc(states).log_softmax(-1),
            *after.subsampler,
            after.keys,
            after.values,
            after.convolution,
        )


class TextMemoryGraph(nn.Module):
    """New encoder states to what the text decoder reads of them."""

    def __init__(self, network: StreamSpeech) -> None:
        super().__init__()
        self.text_decoder = network.text_decoder

    def forward(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """Return keys and values."""
        keys, values = self.text_decoder.memory(states)
        return keys, values


class TextDecoderGraph(nn.Module):
    """New target tokens to decoder states and the scores of what follows each."""

    def __init__(self, network: StreamSpeech) -> None:
        super().__init__()
        self.text_decoder = network.text_decoder

    def forward(
        self,
        tokens: Tensor,
        memory_keys: Tensor,
        memory_values: Tensor,
        keys: Tensor,
        values: Tensor,
    ) -> tuple[Tensor, ...]:
        """Return states, log-probabilities, then the next state."""
        memory = (memory_keys, memory_values)
        hidden, after = self.text_decoder(tokens, (keys, values), memory, None)
        return hidden, self.text_decoder.logits(hidden).log_softmax(-1), *after


class UnitGeneratorGraph(nn.Module):
    """New text states to scores over units."""

    def __init__(self, network: StreamSpeech) -> None:
        super().__init__()
        self.unit_generator = network.unit_generator

    def forward(
        self,
        text_states: Tensor,
        encoder_keys: Tensor,
        encoder_values: Tensor,
        memory_keys: Tensor,
        memory_values: Tensor,
        decoder_keys: Tensor,
        decoder_values: Tensor,
    ) -> tuple[Tensor, ...]:
        """Return log-probabilities, then the next state."""
        state = UnitState(
            (encoder_keys, encoder_values),
            (memory_keys, memory_values),
            (decoder_keys, decoder_values),
        )
        scores, after = self.unit_generator(text_states, state)
        return scores.log_softmax(-1), *after.encoder, *after.memory, *after.decoder


class DurationsGraph(nn.Module):
    """Units to the logarithms of their durations, whose meaning is the vocoder's own."""

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self.durations = voice.durations

    def forward(self, units: Tensor) -> Tensor:
        """Return (B, n) for units (B, n)."""
        log_durations: Tensor = self.durations(units)
        return log_durations


class VoiceGraph(nn.Module):
    """Codes to what the voice does in each row: the source-filter vocoder's network."""

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self.voice = voice.voice

    def forward(self, codes: Tensor) -> Tensor:
        """Return (B, 2 n, 2 + n_cepstra) for codes (B, n)."""
        rows: Tensor = self.voice(codes)
        return rows


class HifiganDurationsGraph(nn.Module):
    """Units to the logarithms of one more than their durations."""

    def __init__(self, vocoder: CodeHifigan) -> None:
        super().__init__()
        self.dict, self.dur_predictor = vocoder.dict, vocoder.dur_predictor

    def forward(self, units: Tensor) -> Tensor:
        """Return (B, n) for units (B, n)."""
        log_durations: Tensor = self.dur_predictor(self.dict(units))
        return log_durations


def graphs_of(network: StreamSpeech, voice: Voice | CodeHifigan) -> list[Graph]:
    """Return every graph of a bundle, in the order in which sound passes through them."""
    return [
        _encoder(network),
        _text_memory(network),
        _text_decoder(network),
        _unit_generator(network),
        *vocoder_graphs(voice),
    ]


def _encoder(network: StreamSpeech) -> Graph:
    spec, n_past = network.spec.encoder, 16
    state = network.encoder.initial_state(1)
    past = torch.zeros(spec.n_layers, 1, spec.n_heads, n_past, spec.d_model // spec.n_heads)
    half = MAX_UTTERANCE_FRAMES // 2  # the past and a chunk together have positions
    n_features = torch.export.Dim("n_features", min=1, max=half * SUBSAMPLING)
    grown = torch.export.Dim("n_past", max=half)
    names = ["subsampler_0", "subsampler_1", "keys", "values", "convolution"]
    return Graph(
        "encoder",
        EncoderGraph(network),
        {
            "features": torch.zeros(
                1, 77, spec.n_mels
            ),  # the last chunk is no whole number of blocks
            "subsampler_0": state.subsampler[0],
            "subsampler_1": state.subsampler[1],
            "keys": past,
            "values": past.clone(),
            "convolution": state.convolution,
        },
        {"features": {1: n_features}, "keys": {3: grown}, "values": {3: grown}},
        ["states", "source_log_probs", "target_log_probs", *_next(names)],
    )


def _text_memory(network: StreamSpeech) -> Graph:
    n_frames = torch.export.Dim("n_frames", min=1, max=4096)
    states = torch.zeros(1, 8, network.spec.encoder.d_model)
    return Graph(
        "text_memory",
        TextMemoryGraph(network),
        {"states": states},
        {"states": {1: n_frames}},
        ["memory_keys", "memory_values"],
    )


def _text_decoder(network: StreamSpeech) -> Graph:
    sizes = network.spec.text_decoder
    d_head = sizes.d_model // sizes.n_heads
    memory = torch.zeros(sizes.n_layers, 1, sizes.n_heads, 8, d_head)
    past = torch.zeros(sizes.n_layers, 2, sizes.n_heads, 3, d_head)
    n_streams = torch.export.Dim(BATCH, min=1, max=MAX_BEAM)  # hypotheses, all of the same source
    n_frames = torch.export.Dim("n_frames", min=1, max=4096)
    grown, n_new = torch.export.Dim("n_past", max=1024), torch.export.Dim("n_new", min=1, max=1024)
    return Graph(
        "text_decoder",
        TextDecoderGraph(network),
        {
            "tokens": torch.full((2, 2), 5),
            "memory_keys": memory,
            "memory_values": memory.clone(),
            "keys": past,
            "values": past.clone(),
        },
        {
            "tokens": {0: n_streams, 1: n_new},
            "memory_keys": {3: n_frames},
            "memory_values": {3: n_frames},
            "keys": {1: n_streams, 3: grown},
            "values": {1: n_streams, 3: grown},
        },
        ["hidden", "log_probs", *_next(["keys", "values"])],
    )


def _unit_generator(network: StreamSpeech) -> Graph:
    sizes, d_model = network.spec.unit_generator, network.spec.text_decoder.d_model
    n_heads, n_past, n_repeats = sizes.n_heads, 3, sizes.frames_per_state
    d_head = d_model // n_heads
    grown, n_new = torch.export.Dim("n_past", max=1024), torch.export.Dim("n_new", min=1, max=1024)
    encoder = torch.zeros(sizes.n_encoder_layers, 1, n_heads, n_past, d_head)
    memory = torch.zeros(sizes.n_decoder_layers, 1, n_heads, n_past, d_head)
    decoder = torch.zeros(sizes.n_decoder_layers, 1, n_heads, n_past * n_repeats, d_head)
    states = {
        "encoder_keys": encoder,
        "encoder_values": encoder.clone(),
        "memory_keys": memory,
        "memory_values": memory.clone(),
        "decoder_keys": decoder,
        "decoder_values": decoder.clone(),
    }
    shapes: Shapes = {name: {3: grown} for name in states}
    for name in ("decoder_keys", "decoder_values"):
        shapes[name] = {3: n_repeats * grown}
    return Graph(
        "unit_generator",
        UnitGeneratorGraph(network),
        {"text_states": torch.zeros(1, 2, d_model), **states},
        {"text_states": {1: n_new}, **shapes},
        ["unit_log_probs", *_next(list(states))],
    )


def vocoder_graphs(voice: Voice | CodeHifigan) -> list[Graph]:
    """Return the two graphs of a vocoder of either kind: how long units last, how they sound."""
    example = torch.ones(1, 6, dtype=torch.int64)
    units = {"units": {1: torch.export.Dim("n_units", min=1, max=4096)}}
    codes = {"codes": {1: torch.export.Dim("n_codes", min=1, max=16384)}}
    if isinstance(voice, CodeHifigan):
        durations, sound, output = HifiganDurationsGraph(voice), voice, "waveform"
    else:
        durations, sound, output = DurationsGraph(voice), VoiceGraph(voice), "rows"
    return [
        Graph("durations", durations, {"units": example}, units, ["log_durations"]),
        Graph("vocoder", sound, {"codes": example}, codes, [output]),
    ]


def _next(names: list[str]) -> list[str]:
    return [f"next_{name}" for name in names]
