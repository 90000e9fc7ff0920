"""A small network that hears which language is spoken: dilated convolutions, then statistics.

As x-vectors do (Snyder et al., Odyssey 2018, "Spoken language recognition using x-vectors"): layers
over frames, mean and deviation over time, layers over those.
"""

import torch
from torch import Tensor, nn

from engine.runtime.features import N_MELS

N_CHANNELS = 128
DILATIONS = (1, 2, 3)  # of the layers after the first, on frames of 20 ms
N_HIDDEN = 64
DROPOUT = 0.2
RANGE = 11.5  # natural log of power, 50 dB: what is further below a band's loudest is not heard
SCALE = 3.0  # about the deviation of what is left


class LanguageNetwork(nn.Module):
    """Features of some seconds to a score for each label."""

    def __init__(self, n_labels: int, n_channels: int = N_CHANNELS) -> None:
        super().__init__()
        self.first = nn.Conv1d(N_MELS, n_channels, 5, stride=2, padding=2)
        self.first_norm = nn.BatchNorm1d(n_channels)
        self.layers = nn.ModuleList(
            nn.Conv1d(n_channels, n_channels, 3, padding=n, dilation=n) for n in DILATIONS
        )
        self.norms = nn.ModuleList(nn.BatchNorm1d(n_channels) for _ in DILATIONS)
        self.hidden = nn.Linear(2 * n_channels, N_HIDDEN)
        self.scores = nn.Linear(N_HIDDEN, n_labels)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, features: Tensor) -> Tensor:
        """Return log-probabilities (B, n_labels) of log-mel features (B, T, n_mels)."""
        heard = plain(features).transpose(1, 2)
        heard = self.first_norm(torch.relu(self.first(heard)))
        for layer, norm in zip(self.layers, self.norms, strict=True):
            heard = heard + norm(torch.relu(layer(heard)))
        mean = heard.mean(dim=-1)
        deviation = ((heard - mean[:, :, None]).square().mean(dim=-1) + 1e-5).sqrt()
        hidden = torch.relu(self.hidden(self.dropout(torch.cat([mean, deviation], dim=-1))))
        log_probabilities: Tensor = self.scores(hidden).log_softmax(dim=-1)
        return log_probabilities


def plain(features: Tensor) -> Tensor:
    """Return features without what a microphone, a room and its quiet noise add to them.

    Every band loses its mean over the time (B, T, n_mels), so that loudness and tilt are gone.
    """
    loudest = features.amax(dim=1, keepdim=True)
    heard = torch.maximum(features, loudest - RANGE)
    return (heard - heard.mean(dim=1, keepdim=True)) / SCALE
