"""What a network of caption tracks is taught by: multi-path wait-k, or HMT."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from engine.training.hidden_markov import (
    IMPOSSIBLE,
    expected_delays,
    log_likelihood,
    paths,
    selection,
)
from engine.training.network.read_points import Packing, ReadPoints, read_points, rows_of
from engine.training.network.track_network import TrackNetwork
from engine.training.track_batches import TrackBatch

LABEL_SMOOTHING = 0.1


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the network says of every candidate: log-probability of the true token, and whether.

    Both are (B, M, I, K).

    Attributes:
        emissions: The smoothed log-probability of the true token.
        takes: The logit of writing at this candidate.
        points: Where the candidates are.
    """

    emissions: Tensor
    takes: Tensor
    points: ReadPoints


@dataclass(frozen=True, slots=True)
class TrackLoss:
    """What is minimised, a token, and two of its parts for the record."""

    total: Tensor
    likelihood: Tensor
    delay: Tensor


def candidates(
    network: TrackNetwork,
    batch: TrackBatch,
    lags: Tensor,
    n_candidates: int,
    smoothing: float = LABEL_SMOOTHING,
) -> Candidates:
    """Return what the network says of every candidate of `batch`, read with `lags` (B, M)."""
    points = read_points(lags, batch.n_source, batch.n_target, n_candidates)
    rows, packing = rows_of(batch.tokens, points)
    encoded = network.encode(batch.source)
    states = network.states(encoded, rows)
    wanted = batch.wanted[..., None].expand(packing.shape).flatten(1).gather(1, packing.index)
    losses = functional.cross_entropy(
        network.logits(states[rows.is_real]).float(),
        wanted[rows.is_real],
        label_smoothing=smoothing,
        reduction="none",
    )
    emissions = torch.zeros(rows.is_real.shape).masked_scatter(rows.is_real, -losses)
    with torch.autocast("cpu", enabled=False):
        takes = network.takes(states, encoded, rows.read)
    return _spread(packing, points, emissions, takes)


def _spread(packing: Packing, points: ReadPoints, emissions: Tensor, takes: Tensor) -> Candidates:
    return Candidates(packing.spread(emissions, IMPOSSIBLE), packing.spread(takes, 0.0), points)


def multi_path_loss(network: TrackNetwork, batch: TrackBatch, lags: Tensor) -> TrackLoss:
    """Return the mean cross-entropy a token of wait-k.

    With lags drawn anew for each sentence that is multi-path wait-k (Elbayad et al., 2020).
    """
    said = candidates(network, batch, lags, 1)
    loss = -said.emissions[said.points.is_candidate].mean()
    return TrackLoss(loss, loss, torch.zeros(()))


def hmt_loss(
    network: TrackNetwork, batch: TrackBatch, lags: Tensor, latency_weight: float = 1.0
) -> TrackLoss:
    """Return HMT's loss: likelihood over all ways to read, delay, and each candidate's own loss.

    Smoothing is inside the likelihood too. As in the authors' release, the delay is a mean over a
    sentence where the others are sums over its tokens.
    """
    said = candidates(network, batch, lags, network.spec.n_candidates)
    points, is_candidate = said.points, said.points.is_candidate.flatten(0, 1)
    read, n_tokens = points.read.flatten(0, 1), batch.n_target.flatten()
    is_text = n_tokens > 0
    is_candidate, read, n_tokens = is_candidate[is_text], read[is_text], n_tokens[is_text]
    emissions = said.emissions.flatten(0, 1)[is_text]
    along = paths(selection(said.takes.flatten(0, 1)[is_text], is_candidate), read)
    likelihood = -log_likelihood(along, emissions, n_tokens).sum()
    delay = expected_delays(along, read, is_candidate, n_tokens).sum()
    n_there = is_candidate.sum(dim=-1).clamp(min=1)
    own = -(emissions.masked_fill(~is_candidate, 0.0).sum(dim=-1) / n_there).sum()
    n_all = n_tokens.sum()
    total = (likelihood + latency_weight * delay + own) / n_all
    return TrackLoss(total, likelihood / n_all, delay / len(n_tokens))


def mean_loss(losses: Sequence[TrackLoss], n_tokens: Sequence[int]) -> TrackLoss:
    """Return the mean of losses, each of so many tokens."""
    shares = torch.tensor(n_tokens) / sum(n_tokens)
    parts = [torch.stack([each.total, each.likelihood, each.delay]) for each in losses]
    total, likelihood, delay = (torch.stack(parts) * shares[:, None]).sum(dim=0)
    return TrackLoss(total, likelihood, delay)


def drawn_lags(
    choices: Sequence[int], shape: tuple[int, int], rng: random.Random, *, together: bool
) -> Tensor:
    """Return a lag for each sentence and language, (B, M); `together`: one for all languages."""
    n_batch, n_languages = shape
    if together:
        return torch.tensor([[rng.choice(choices)] * n_languages for _ in range(n_batch)])
    return torch.tensor([[rng.choice(choices) for _ in range(n_languages)] for _ in range(n_batch)])
