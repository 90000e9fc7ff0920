"""The graphs of a vocoder of either kind, cut as `graphs` cuts the network."""

import torch
from torch import Tensor, nn

from engine.conversion.graph import Graph
from engine.training.network.hifigan import CodeHifigan
from engine.training.vocoder import Voice


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
