"""Beam search as the authors' offline decoding has it; knows nothing of networks.

A step looks at the 2 n best continuations of the n hypotheses. Those that end among the first n
are done; the n best of the others go on, until n are done. The score is the mean log-probability of
a hypothesis's tokens, its end included.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from engine.runtime.graph import Tensor
from engine.spec import EOS_ID

# Takes the hypotheses to go on with, as indices into those of the last step, and the last token of
# each; returns the log-probabilities (n, V) of what may follow.
Expand = Callable[[Sequence[int], Sequence[int]], Tensor]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Tokens, and the log-probability of each; of the end, too, when it has ended."""

    tokens: tuple[int, ...] = ()
    log_probs: tuple[float, ...] = ()

    @property
    def score(self) -> float:
        """The mean log-probability."""
        return sum(self.log_probs) / len(self.log_probs)


@dataclass(frozen=True, slots=True)
class Continuation:
    """A hypothesis, by its index, and a token that may follow it."""

    parent: int
    token: int
    log_prob: float


def beam_search(
    expand: Expand, n_beam: int, n_max: int, never_ids: Iterable[int]
) -> list[Hypothesis]:
    """Return up to `n_beam` ended hypotheses of 1 to `n_max` tokens, best first."""
    going, ended = [Hypothesis()], list[Hypothesis]()
    parents, never = [0], list(never_ids)
    for n_tokens in range(n_max + 1):
        last = [hypothesis.tokens[-1] if n_tokens else EOS_ID for hypothesis in going]
        log_probs = expand(parents, last).copy()
        log_probs[:, never] = -np.inf
        if n_tokens == 0:
            log_probs[:, EOS_ID] = -np.inf
        if n_tokens == n_max:
            log_probs[:, np.arange(log_probs.shape[1]) != EOS_ID] = -np.inf
        best = _best(going, log_probs, 2 * n_beam)
        ended += [_extended(going, each) for each in best[:n_beam] if each.token == EOS_ID]
        following = [each for each in best if each.token != EOS_ID][:n_beam]
        if len(ended) >= n_beam or not following:
            break
        parents = [each.parent for each in following]
        going = [_extended(going, each) for each in following]
    return sorted(ended[:n_beam], key=lambda hypothesis: -hypothesis.score)


def _best(going: list[Hypothesis], log_probs: Tensor, n: int) -> list[Continuation]:
    sums = np.array([sum(hypothesis.log_probs) for hypothesis in going], np.float32)
    totals = (sums[:, None] + log_probs).ravel()
    first = np.argpartition(-totals, min(n, len(totals) - 1))[:n]
    order = first[np.argsort(-totals[first], kind="stable")]
    rows, tokens = np.divmod(order[np.isfinite(totals[order])], log_probs.shape[1])
    return [
        Continuation(int(row), int(token), float(log_probs[row, token]))
        for row, token in zip(rows, tokens, strict=True)
    ]


def _extended(going: list[Hypothesis], by: Continuation) -> Hypothesis:
    parent = going[by.parent]
    tokens = parent.tokens if by.token == EOS_ID else (*parent.tokens, by.token)
    return Hypothesis(tokens, (*parent.log_probs, by.log_prob))
