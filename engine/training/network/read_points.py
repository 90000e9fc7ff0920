"""Read points: how much of the source each candidate of a target token has seen, and whom it sees.

A policy is a function g: before target token i is written, g(i) source tokens are read. A token has
K candidate moments, t(i, k) = min(max(L + i + k, 1), J) for a lag L and J source tokens (Zhang and
Feng, "Hidden Markov Transformer", ICLR 2023). With K = 1 that is wait-L; with a lag a language it
is joint decoding in several languages (arXiv 2503.11080).
"""

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True, slots=True)
class ReadPoints:
    """The candidate moments of M languages with up to I target tokens each.

    Attributes:
        read: (B, M, I, K) how many source tokens the candidate sees, g.
        is_candidate: (B, M, I, K) false where there is no such token, or where the moment is that
            of the candidate before: the source has ended, and there is nothing to wait for.
        clock: (B, M, I, K) as `read`, but it goes on after the source has ended, a tick a token.
        closed: (B, M, I) the clock by which the token has certainly been written.
    """

    read: Tensor
    is_candidate: Tensor
    clock: Tensor
    closed: Tensor


def read_points(lags: Tensor, n_source: Tensor, n_target: Tensor, n_candidates: int) -> ReadPoints:
    """Return the candidates of sentences with `n_source` (B,) and `n_target` (B, M) tokens.

    Args:
        lags: (B, M) the L of each sentence and language.
        n_source: How many tokens the source has, its `</s>` included.
        n_target: Likewise for the target.
        n_candidates: K.
    """
    place = torch.arange(int(n_target.max()))
    first = lags[..., None] + place  # (B, M, I)
    clock = first[..., None] + torch.arange(n_candidates)
    read = torch.minimum(clock.clamp(min=1), n_source[:, None, None, None])
    is_later = torch.ones_like(read, dtype=torch.bool)
    is_later[..., 1:] = read[..., 1:] > read[..., :-1]
    is_there = place < n_target[..., None]
    clock = torch.maximum(clock, read)
    return ReadPoints(read, is_later & is_there[..., None], clock, first + n_candidates - 1)


@dataclass(frozen=True, slots=True)
class Rows:
    """What goes through the decoder: the candidates of all languages of a sentence, in one row.

    Everything is (B, R), in the order of language, token and candidate.

    Attributes:
        tokens: The target token before the one that is to be written, `</s>` before the first.
        languages: The index of the language.
        places: i, which token of its language is to be written.
        read: g, how many source tokens are seen.
        clock: See `ReadPoints`.
        closed: See `ReadPoints`.
        is_real: Whether it is a candidate and no padding.
    """

    tokens: Tensor
    languages: Tensor
    places: Tensor
    read: Tensor
    clock: Tensor
    closed: Tensor
    is_real: Tensor

    def visible(self) -> Tensor:
        """Return whom each row sees of the others: (B, R, R) bool, the last axis is seen.

        Of its own language, what comes earlier and has not read more. Of another one, what has
        certainly been written by then: so what it sees does not depend on when the other language
        wrote, and no word is seen before it is there.
        """
        places, clock = self.places[:, None], self.clock[:, None]  # of those who are seen
        before = places < self.places[..., None]
        same = (places == self.places[..., None]) & (clock <= self.clock[..., None])
        own = (before | same) & (self.read[:, None] <= self.read[..., None])
        others = self.closed[:, None] <= self.clock[..., None]
        is_own = self.languages[:, None] == self.languages[..., None]
        return torch.where(is_own, own, others) & self.is_real[:, None]


@dataclass(frozen=True, slots=True)
class Packing:
    """Which candidate each row is: `index` (B, R) into the flattened (M, I, K) of `shape`."""

    index: Tensor
    is_real: Tensor
    shape: torch.Size

    def spread(self, values: Tensor, fill: float) -> Tensor:
        """Return row values (B, R) as (B, M, I, K), with `fill` where there is no candidate."""
        n_batch = len(values)
        spread = values.new_full((n_batch, self.shape[1:].numel() + 1), fill)
        nowhere = torch.full_like(self.index, spread.shape[1] - 1)
        spread = spread.scatter(1, torch.where(self.is_real, self.index, nowhere), values)
        return spread[:, :-1].reshape(self.shape)


def rows_of(tokens: Tensor, points: ReadPoints) -> tuple[Rows, Packing]:
    """Return the candidates of `tokens` (B, M, I) as rows, and which each of them is."""
    shape = points.is_candidate.shape
    is_candidate = points.is_candidate.flatten(1)
    n_rows = max(1, int(is_candidate.sum(dim=1).max()))
    index = torch.argsort(~is_candidate, dim=1, stable=True)[:, :n_rows]
    _, n_languages, n_places, _ = shape

    def packed(values: Tensor) -> Tensor:
        return values.expand(shape).flatten(1).gather(1, index)

    rows = Rows(
        packed(tokens[..., None]),
        packed(torch.arange(n_languages)[None, :, None, None]),
        packed(torch.arange(n_places)[None, None, :, None]),
        packed(points.read),
        packed(points.clock),
        packed(points.closed[..., None]),
        is_candidate.gather(1, index),
    )
    return rows, Packing(index, rows.is_real, shape)
