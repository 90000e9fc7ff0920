"""Greedy CTC: from probabilities per frame to tokens, with a memory of one frame."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from engine.runtime.graph import Tensor
from engine.spec import BLANK_ID, PAD_ID, UNKNOWN_ID


@dataclass(frozen=True, slots=True)
class TimedToken:
    """A token and the frame in which it begins, counted from the last reset."""

    id: int
    frame: int


class GreedyCtc:
    """Takes the best label of every frame, merges repeats and drops blanks."""

    def __init__(
        self, blank_id: int = BLANK_ID, excluded_ids: Iterable[int] = (PAD_ID, UNKNOWN_ID)
    ) -> None:
        self._blank_id = blank_id
        self._excluded_ids = list(excluded_ids)
        self.reset()

    def reset(self) -> None:
        """Begin again at frame 0."""
        self._last_id = self._blank_id
        self._n_frames = 0
        self.n_tokens = 0
        self.n_trailing_blanks = 0

    def push(self, log_probs: Tensor) -> list[TimedToken]:
        """Return the tokens that begin in these frames (T, V)."""
        allowed = log_probs.copy()
        allowed[:, self._excluded_ids] = -np.inf
        tokens = []
        for label in allowed.argmax(axis=1).tolist():
            if label not in (self._last_id, self._blank_id):
                tokens.append(TimedToken(label, self._n_frames))
            self.n_trailing_blanks = self.n_trailing_blanks + 1 if label == self._blank_id else 0
            self._last_id = label
            self._n_frames += 1
        self.n_tokens += len(tokens)
        return tokens
