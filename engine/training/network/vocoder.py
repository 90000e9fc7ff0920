"""The unit vocoder's networks: how long each unit lasts, and what the voice does meanwhile.

The waveform itself comes from `engine.runtime.source_filter`; nothing here is recurrent, so a
window with enough context on both sides gives what the whole sequence gives.
"""

import torch
from torch import Tensor, nn

from engine.spec import VocoderSpec

ROWS_PER_CODE = 2  # 20 ms codes, 10 ms rows
N_SOURCE_VALUES = 2  # log pitch and voicing, before the cepstra


class DurationPredictor(nn.Module):
    """Two convolutions over units; context +-2 units."""

    def __init__(self, spec: VocoderSpec) -> None:
        super().__init__()
        d_model = spec.d_duration
        self.embedding = nn.Embedding(spec.n_units, d_model)
        self.convolutions = nn.ModuleList(
            [nn.Conv1d(d_model, d_model, 3, padding=1) for _ in range(2)]
        )
        self.norms = nn.ModuleList([nn.LayerNorm(d_model) for _ in range(2)])
        self.out = nn.Linear(d_model, 1)

    def forward(self, units: Tensor) -> Tensor:
        """Return the log of the number of 20 ms frames of each of `units` (B, n): (B, n)."""
        x = self.embedding(units)
        for convolution, norm in zip(self.convolutions, self.norms, strict=True):
            x = norm(convolution(x.transpose(1, 2)).relu().transpose(1, 2))
        return self.out(x)[..., 0]


class VoiceBlock(nn.Module):
    """Depthwise convolution over rows, then a pointwise feed-forward, residual (ConvNeXt)."""

    def __init__(self, spec: VocoderSpec) -> None:
        super().__init__()
        d_model = spec.d_voice
        self.depthwise = nn.Conv1d(
            d_model, d_model, spec.kernel_rows, padding=spec.kernel_rows // 2, groups=d_model
        )
        self.norm = nn.LayerNorm(d_model)
        self.expand = nn.Linear(d_model, 2 * d_model)
        self.project = nn.Linear(2 * d_model, d_model)

    def forward(self, x: Tensor) -> Tensor:
        """Return (B, n, C) for (B, n, C)."""
        y = self.norm(self.depthwise(x.transpose(1, 2)).transpose(1, 2))
        return x + self.project(nn.functional.gelu(self.expand(y)))


class VoiceModel(nn.Module):
    """Codes of 20 ms to rows of 10 ms: log pitch, voicing logit, cepstra."""

    def __init__(self, spec: VocoderSpec) -> None:
        super().__init__()
        self.embedding = nn.Embedding(spec.n_units, spec.d_voice)
        self.row = nn.Parameter(torch.zeros(ROWS_PER_CODE, spec.d_voice))
        self.blocks = nn.ModuleList([VoiceBlock(spec) for _ in range(spec.n_blocks)])
        self.norm = nn.LayerNorm(spec.d_voice)
        self.out = nn.Linear(spec.d_voice, N_SOURCE_VALUES + spec.n_cepstra)

    def forward(self, codes: Tensor) -> Tensor:
        """Return (B, 2 n, 2 + n_cepstra) for codes (B, n)."""
        x = self.embedding(codes)[:, :, None] + self.row
        x = x.flatten(1, 2)
        for block in self.blocks:
            x = block(x)
        return self.out(self.norm(x))
