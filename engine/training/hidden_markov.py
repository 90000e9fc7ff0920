"""HMT's losses: the likelihood of a text over all ways to read, and how late they are.

Zhang and Feng, "Hidden Markov Transformer for Simultaneous Machine Translation", ICLR 2023. Which
of its K candidates a token is written at is hidden; moments never go back. Everything is in logs;
S is the number of texts, I of their tokens.
"""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

IMPOSSIBLE = -1e9  # minus infinity would make gradients that are not numbers


@dataclass(frozen=True, slots=True)
class Paths:
    """The first token's prior (S, K) and the steps between tokens (S, I - 1, K before, K after)."""

    first: Tensor
    steps: Tensor


def selection(takes: Tensor, is_candidate: Tensor) -> Tensor:
    """Return log w, (S, I, K): the prior of each candidate, asked one after the other.

    Args:
        takes: (S, I, K) the logit of writing when asked.
        is_candidate: (S, I, K) bool; the last candidate is always taken.
    """
    later = functional.pad(is_candidate[..., 1:], (0, 1))
    is_last = is_candidate & ~later
    take = functional.logsigmoid(takes).masked_fill(is_last, 0.0)
    leave = functional.logsigmoid(-takes)
    left = functional.pad(leave.cumsum(dim=-1)[..., :-1], (1, 0))
    return (take + left).masked_fill(~is_candidate, IMPOSSIBLE)


def paths(prior: Tensor, read: Tensor) -> Paths:
    """Return how likely each way to read is: moments `read` (S, I, K) never fall along it."""
    allowed = read[:, 1:, None, :] >= read[:, :-1, :, None]
    steps = prior[:, 1:, None, :].masked_fill(~allowed, IMPOSSIBLE)
    return Paths(prior[:, 0], steps - steps.logsumexp(dim=-1, keepdim=True))


def forward_logs(along: Paths, emissions: Tensor, n_tokens: Tensor) -> Tensor:
    """Return log a, (S, I, K): of all ways that arrive at a candidate with the text so far.

    After the end of a text, `n_tokens` (S,), the last one is repeated.
    """
    logs = [along.first + emissions[:, 0]]
    for i in range(1, emissions.shape[1]):
        arrived = (logs[-1][:, :, None] + along.steps[:, i - 1]).logsumexp(dim=1)
        is_there = (i < n_tokens)[:, None]
        logs.append(torch.where(is_there, arrived + emissions[:, i], logs[-1]))
    return torch.stack(logs, dim=1)


def log_likelihood(along: Paths, emissions: Tensor, n_tokens: Tensor) -> Tensor:
    """Return (S,) the log-likelihood of each text, whichever way it was read.

    `emissions` (S, I, K) are log-probabilities of the true tokens by each candidate.
    """
    return forward_logs(along, emissions, n_tokens)[:, -1].logsumexp(dim=-1)


def expected_delays(along: Paths, read: Tensor, is_candidate: Tensor, n_tokens: Tensor) -> Tensor:
    """Return (S,) how many tokens later than the first candidate a token is written, on average.

    The average is over the tokens that may wait at all, and over the ways to read.
    """
    logs = forward_logs(along, torch.zeros_like(read, dtype=along.first.dtype), n_tokens)
    late = (read - read[..., :1]) * is_candidate
    n_waiting = (late > 0).any(dim=-1).sum(dim=-1)
    is_there = torch.arange(read.shape[1]) < n_tokens[:, None]
    sums = (logs.exp() * late * is_there[..., None]).sum(dim=(1, 2))
    return sums / n_waiting.clamp(min=1)
