"""The unit HiFi-GAN of the published models: units to durations, repeated units to samples.

Kong et al., "HiFi-GAN", 2020; Lee et al., "Direct speech-to-speech translation with discrete
units", 2022. Names and shapes are those of the authors' checkpoints below `generator`, weight norm
folded. Nothing is recurrent: a window with `HifiganSpec.context_codes` on both sides gives what the
whole sequence gives.
"""

from torch import Tensor, nn
from torch.nn import functional

from engine.spec import HifiganSpec

SLOPE = 0.1
LAST_SLOPE = 0.01  # the authors leave the last one at its default


class DurationPredictor(nn.Module):
    """Two convolutions over units; context +-2 units."""

    def __init__(self, spec: HifiganSpec) -> None:
        super().__init__()
        self.conv1 = _convolution_relu(spec.d_unit, spec.d_duration, spec.duration_kernel)
        self.ln1 = nn.LayerNorm(spec.d_duration)
        self.conv2 = _convolution_relu(spec.d_duration, spec.d_duration, spec.duration_kernel)
        self.ln2 = nn.LayerNorm(spec.d_duration)
        self.proj = nn.Linear(spec.d_duration, 1)

    def forward(self, embedded: Tensor) -> Tensor:
        """Return log(1 + frames) of each unit, (B, n), for embedded units (B, n, d_unit)."""
        x = self.ln1(self.conv1(embedded.transpose(1, 2)).transpose(1, 2))
        x = self.ln2(self.conv2(x.transpose(1, 2)).transpose(1, 2))
        return self.proj(x)[..., 0]


class ResidualBlock(nn.Module):
    """Pairs of a dilated and a plain convolution, residual."""

    def __init__(self, n_channels: int, kernel: int, dilations: tuple[int, ...]) -> None:
        super().__init__()
        self.convs1 = nn.ModuleList(
            [
                nn.Conv1d(
                    n_channels,
                    n_channels,
                    kernel,
                    dilation=dilation,
                    padding=kernel // 2 * dilation,
                )
                for dilation in dilations
            ]
        )
        self.convs2 = nn.ModuleList(
            [nn.Conv1d(n_channels, n_channels, kernel, padding=kernel // 2) for _ in dilations]
        )

    def forward(self, x: Tensor) -> Tensor:
        """Return (B, C, 1, T) for (B, C, 1, T)."""
        for dilated, plain in zip(self.convs1, self.convs2, strict=True):
            y = _convolved(functional.leaky_relu(x, SLOPE), dilated)
            x = x + _convolved(functional.leaky_relu(y, SLOPE), plain)
        return x


class CodeHifigan(nn.Module):
    """Both networks of the vocoder over one embedding of the units."""

    def __init__(self, spec: HifiganSpec) -> None:
        super().__init__()
        self.spec = spec
        self.dict = nn.Embedding(spec.n_units, spec.d_unit)
        self.dur_predictor = DurationPredictor(spec)
        n_channels, edge = spec.n_initial_channels, spec.edge_kernel
        self.conv_pre = nn.Conv1d(spec.d_unit, n_channels, edge, padding=edge // 2)
        self.ups, self.resblocks = nn.ModuleList(), nn.ModuleList()
        for rate, kernel in zip(spec.upsample_rates, spec.upsample_kernels, strict=True):
            padding = (kernel - rate) // 2
            self.ups.append(nn.ConvTranspose1d(n_channels, n_channels // 2, kernel, rate, padding))
            n_channels //= 2
            for width, dilations in zip(
                spec.resblock_kernels, spec.resblock_dilations, strict=True
            ):
                self.resblocks.append(ResidualBlock(n_channels, width, dilations))
        self.conv_post = nn.Conv1d(n_channels, 1, edge, padding=edge // 2)

    def log_durations(self, units: Tensor) -> Tensor:
        """Return log(1 + frames) of each of `units` (B, n), frames of 20 ms: (B, n)."""
        return self.dur_predictor(self.dict(units))

    def forward(self, codes: Tensor) -> Tensor:
        """Return the waveform (B, n hop_samples) of `codes` (B, n): units, each for 20 ms."""
        x = _convolved(self.dict(codes).transpose(1, 2)[:, :, None], self.conv_pre)
        n_blocks = len(self.spec.resblock_kernels)
        for i, up in enumerate(self.ups):
            x = _upsampled(functional.leaky_relu(x, SLOPE), up)
            first, *others = self.resblocks[i * n_blocks : (i + 1) * n_blocks]
            x = sum((block(x) for block in others), start=first(x)) / n_blocks
        return _convolved(functional.leaky_relu(x, LAST_SLOPE), self.conv_post).tanh()[:, 0, 0]


def _convolved(x: Tensor, layer: nn.Conv1d) -> Tensor:
    """Return (B, C', 1, T) for (B, C, 1, T).

    Convolutions in the plane are a sixth faster in ONNX Runtime, whose blocked layout they get.
    """
    padding, dilation = (0, *layer.padding), (1, *layer.dilation)
    weight = layer.weight[:, :, None]
    return functional.conv2d(x, weight, layer.bias, padding=padding, dilation=dilation)


def _upsampled(x: Tensor, layer: nn.ConvTranspose1d) -> Tensor:
    """Return (B, C', 1, rate T) for (B, C, 1, T)."""
    stride, padding = (1, *layer.stride), (0, *layer.padding)
    weight = layer.weight[:, :, None]
    return functional.conv_transpose2d(x, weight, layer.bias, stride=stride, padding=padding)


def frames_of(log_durations: Tensor) -> Tensor:
    """Return how many frames of 20 ms each unit lasts, at least one, as the authors count."""
    return (log_durations.exp() - 1).round().clamp(min=1).long()


def _convolution_relu(n_in: int, n_out: int, kernel: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv1d(n_in, n_out, kernel, padding=kernel // 2), nn.ReLU())
