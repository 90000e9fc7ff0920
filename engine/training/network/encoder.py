"""The speech encoder: two strided convolutions, then chunk-wise Conformer layers.

StreamSpeech (Zhang et al., ACL 2024), section 3.1.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.spec import EncoderSpec
from engine.training.network.attention import (
    KeysValues,
    RelativeAttention,
    joined,
    no_keys_values,
    relative_positions,
)
from engine.training.network.convolution import BlockConvolution, BlockDepthwiseConvolution
from engine.training.network.whole_convolution import (
    WholeConvolution,
    WholeDepthwiseConvolution,
)

SUBSAMPLER_KERNEL = 5


@dataclass(frozen=True, slots=True)
class EncoderState:
    """All that the encoder keeps of the past.

    `subsampler`: one (B, 2, C) a convolution. `convolution`: (n_layers, B, kernel // 2, d_model).
    `keys_values`: of each layer, (1 + n_past, B n_heads, d_head); the first row is a blank.
    """

    subsampler: tuple[Tensor, Tensor]
    convolution: Tensor
    keys_values: list[KeysValues]

    def then(self, new: "EncoderState") -> "EncoderState":
        """Return what is kept after one more run, which gave `new`."""
        keys_values = joined(self.keys_values, new.keys_values)
        return EncoderState(new.subsampler, new.convolution, keys_values)


class Subsampler(nn.Module):
    """Four features to one frame."""

    def __init__(self, spec: EncoderSpec) -> None:
        super().__init__()
        n_inner, n_outer = spec.conv_channels, 2 * spec.d_model
        convolution = BlockConvolution if spec.convolution == "blocks" else WholeConvolution
        self.conv_layers = nn.ModuleList(
            [
                convolution(spec.n_mels, n_inner, SUBSAMPLER_KERNEL, stride=2),
                convolution(n_inner // 2, n_outer, SUBSAMPLER_KERNEL, stride=2),
            ]
        )

    def forward(
        self, x: Tensor, lefts: tuple[Tensor, Tensor]
    ) -> tuple[Tensor, tuple[Tensor, Tensor]]:
        """Return (B, ceil(T / 4), d_model) for features (B, T, n_mels)."""
        x, left_0 = self.conv_layers[0](x, lefts[0])
        x, left_1 = self.conv_layers[1](functional.glu(x, dim=-1), lefts[1])
        return functional.glu(x, dim=-1), (left_0, left_1)


class FeedForward(nn.Module):
    """Half-step feed-forward module."""

    def __init__(self, spec: EncoderSpec) -> None:
        super().__init__()
        self.layer_norm = nn.LayerNorm(spec.d_model)
        self.w_1 = nn.Linear(spec.d_model, spec.d_ffn)
        self.w_2 = nn.Linear(spec.d_ffn, spec.d_model)

    def forward(self, x: Tensor) -> Tensor:
        """Return (B, T, C) for (B, T, C)."""
        return self.w_2(functional.silu(self.w_1(self.layer_norm(x))))


class ConvolutionModule(nn.Module):
    """Pointwise, gated, depthwise, normalised, pointwise."""

    def __init__(self, spec: EncoderSpec) -> None:
        super().__init__()
        d_model = spec.d_model
        self.layer_norm = nn.LayerNorm(d_model)
        self.pointwise_conv1 = nn.Conv1d(d_model, 2 * d_model, 1, bias=False)
        is_whole = spec.convolution == "whole"
        depthwise = WholeDepthwiseConvolution if is_whole else BlockDepthwiseConvolution
        self.depthwise_conv = depthwise(d_model, spec.depthwise_kernel)
        self.batch_norm = nn.BatchNorm1d(d_model)
        self.pointwise_conv2 = nn.Conv1d(d_model, d_model, 1, bias=False)

    def forward(self, x: Tensor, left: Tensor) -> tuple[Tensor, Tensor]:
        """Return (B, T, C) and the next left context."""
        x = functional.linear(self.layer_norm(x), self.pointwise_conv1.weight[..., 0])
        gated = functional.glu(x, dim=-1)
        if self.training:
            x, left = self.depthwise_conv(gated, left)
            x = self.batch_norm(x.transpose(1, 2)).transpose(1, 2)
        else:
            gain, shift = _gain_and_shift(self.batch_norm)
            x, left = self.depthwise_conv(gated, left, gain)
            x = x + shift
        return functional.linear(functional.silu(x), self.pointwise_conv2.weight[..., 0]), left


def _gain_and_shift(norm: nn.BatchNorm1d) -> tuple[Tensor, Tensor]:
    """Return the (C,) factor and offset that a normalisation with known statistics is."""
    gain = norm.weight * (norm.running_var + norm.eps).rsqrt()
    return gain, norm.bias - norm.running_mean * gain


class ConformerLayer(nn.Module):
    """One layer: half feed-forward, attention, convolution, half feed-forward, norm."""

    def __init__(self, spec: EncoderSpec) -> None:
        super().__init__()
        self.ffn1 = FeedForward(spec)
        self.self_attn_layer_norm = nn.LayerNorm(spec.d_model)
        self.self_attn = RelativeAttention(spec.d_model, spec.n_heads)
        self.conv_module = ConvolutionModule(spec)
        self.ffn2 = FeedForward(spec)
        self.final_layer_norm = nn.LayerNorm(spec.d_model)

    def forward(
        self,
        x: Tensor,
        past: KeysValues,
        left: Tensor,
        positions: Tensor,
        mask: Tensor,
    ) -> tuple[Tensor, KeysValues, Tensor]:
        """Return (B, T, C), the keys and values of this chunk and the next left context."""
        x = x + 0.5 * self.ffn1(x)
        attended, new = self.self_attn(self.self_attn_layer_norm(x), past, positions, mask)
        x = x + attended
        convolved, left = self.conv_module(x, left)
        x = x + convolved
        x = x + 0.5 * self.ffn2(x)
        return self.final_layer_norm(x), new, left


class SpeechEncoder(nn.Module):
    """Features to encoder states.

    One pass with a chunk mask and chunk by chunk with a state give the same numbers.
    """

    def __init__(self, spec: EncoderSpec) -> None:
        super().__init__()
        self.spec = spec
        self.subsample = Subsampler(spec)
        self.linear = nn.Linear(spec.d_model, spec.d_model)
        self.conformer_layers = nn.ModuleList([ConformerLayer(spec) for _ in range(spec.n_layers)])

    def initial_state(self, n_batch: int) -> EncoderState:
        """Return the state of a stream in which nothing has been heard."""
        spec = self.spec
        half, n_layers = SUBSAMPLER_KERNEL // 2, spec.n_layers
        n_rows, d_head = n_batch * spec.n_heads, spec.d_model // spec.n_heads
        return EncoderState(
            subsampler=(
                torch.zeros(n_batch, half, spec.n_mels),
                torch.zeros(n_batch, half, spec.conv_channels // 2),
            ),
            convolution=torch.zeros(n_layers, n_batch, spec.depthwise_kernel // 2, spec.d_model),
            keys_values=no_keys_values(n_layers, n_rows, d_head),
        )

    def forward(
        self,
        features: Tensor,
        state: EncoderState,
        mask: Tensor | None = None,
        positions: Tensor | None = None,
    ) -> tuple[Tensor, EncoderState]:
        """Return encoder states (B, ceil(T / 4), d_model), and what to keep of this run alone.

        `state.then` adds that to the past.

        Args:
            features: Normalised log-mel frames (B, T, n_mels).
            state: What the stream kept of the past; `initial_state` for a whole recording.
            mask: From `chunk_mask`, for several chunks in one pass; None for one chunk.
            positions: `relative_positions` of more frames than are heard; None: of one more.
        """
        x, subsampler = self.subsample(features, state.subsampler)
        x = self.linear(x * math.sqrt(self.spec.d_model))
        n_keys = state.keys_values[0][0].shape[0] + x.shape[1]
        if mask is None:
            mask = (torch.arange(n_keys) > 0)[None, None, None]
        else:
            mask = functional.pad(mask, (1, 0))  # the blank
        if positions is None:
            positions = relative_positions(n_keys, self.spec.d_model)
        kept, lefts = [], []
        for i, layer in enumerate(self.conformer_layers):
            x, new, left = layer(x, state.keys_values[i], state.convolution[i], positions, mask)
            kept.append(new)
            lefts.append(left)
        return x, EncoderState(subsampler, torch.stack(lefts), kept)


def chunk_mask(n_frames: Tensor, n_max_frames: int, chunk_frames: Tensor) -> Tensor:
    """Return (B, 1, T, T): frame i may see every frame before the end of its chunk, and no padding.

    Args:
        n_frames: (B,) true lengths. `chunk_frames`: (B,) the chunk of each utterance.
    """
    frame = torch.arange(n_max_frames)
    chunk_end = (frame[None] // chunk_frames[:, None] + 1) * chunk_frames[:, None]
    end = torch.minimum(chunk_end, n_frames[:, None])
    return (frame[None, None] < end[:, :, None])[:, None]
