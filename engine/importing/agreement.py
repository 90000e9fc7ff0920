"""How far a smaller graph agrees with the one that it was made of: both run side by side.

What follows in the chain is given the outputs of the first, so that a difference is counted where
it arises and does not grow into other words. The states of each are its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.runtime.graph import AnyTensor, StatefulGraph, States, Tensor

SMALLER = "smaller/"  # before the names of its states


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over all rows of scores of a graph.

    Attributes:
        n_rows: How many were compared.
        same_best: The share of rows in which both think the same entry the most probable.
        mean_difference: Of the log-probability of the first graph's best, without its sign.
        largest_difference: The largest of these.
    """

    n_rows: int
    same_best: float
    mean_difference: float
    largest_difference: float


class Tally:
    """Adds up what two graphs score alike."""

    def __init__(self) -> None:
        self._n_rows, self._n_same = 0, 0
        self._sum, self._largest = 0.0, 0.0

    def add(self, log_probs: Tensor, smaller: Tensor) -> None:
        """Compare scores (..., V) of both."""
        rows, others = (scores.reshape(-1, scores.shape[-1]) for scores in (log_probs, smaller))
        best = rows.argmax(axis=1)
        taken = np.arange(len(rows)), best
        differences = np.abs(rows[taken] - others[taken])
        self._n_rows += len(rows)
        self._n_same += int((others.argmax(axis=1) == best).sum())
        self._sum += float(differences.sum())
        self._largest = max(self._largest, float(differences.max(initial=0.0)))

    @property
    def agreement(self) -> Agreement:
        """What was found so far."""
        n = max(1, self._n_rows)
        return Agreement(self._n_rows, self._n_same / n, self._sum / n, self._largest)


class SideBySide:
    """A graph with states that runs a smaller one along and compares what both score."""

    def __init__(self, graph: StatefulGraph, smaller: StatefulGraph, tally: Tally) -> None:
        self._graph, self._smaller, self._tally = graph, smaller, tally

    @property
    def states(self) -> States:
        """The states of both."""
        own = {SMALLER + name: state for name, state in self._smaller.states.items()}
        return {**self._graph.states, **own}

    @property
    def is_batched(self) -> bool:
        """Whether both run several streams at once."""
        return self._graph.is_batched and self._smaller.is_batched

    def reset(self) -> None:
        """Begin a new stream."""
        self._graph.reset()
        self._smaller.reset()

    def restore(self, states: States) -> None:
        """Go back to `states`, as if the runs since had not happened."""
        self._graph.restore(_states_of(states, smaller=False))
        self._smaller.restore(_states_of(states, smaller=True))

    def run(self, **inputs: AnyTensor) -> dict[str, Tensor]:
        """Return what the first graph returns."""
        outputs, others = self._graph.run(**inputs), self._smaller.run(**inputs)
        for name in outputs:
            if name.endswith("log_probs"):
                self._tally.add(outputs[name], others[name])
        return outputs


def _states_of(states: States, *, smaller: bool) -> Mapping[str, AnyTensor]:
    return {
        name.removeprefix(SMALLER): state
        for name, state in states.items()
        if name.startswith(SMALLER) == smaller
    }
