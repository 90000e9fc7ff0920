"""The source of caption tracks: words to sub-words, and what the encoder knows after each."""

from collections.abc import Iterable
from typing import Protocol

import numpy as np
import numpy.typing as npt

from engine.runtime.graph import StatefulGraph, Tensor
from engine.runtime.growing import GrowingArray
from engine.runtime.source_text import normalise_source

Counts = npt.NDArray[np.int64]

STATES = "states"  # the graph's output beside the memory of each layer of the decoder


class Vocabulary(Protocol):
    """Words to sub-words."""

    def encode(self, word: str) -> list[int]:
        """Return the ids of a word."""


class TrackSource:
    """Every sub-word goes through the encoder once; what it says is kept."""

    def __init__(self, encoder: StatefulGraph) -> None:
        self._encoder = encoder
        self.reset()

    def reset(self) -> None:
        """Begin a new utterance."""
        self._encoder.reset()
        self._memory: dict[str, GrowingArray] = {}
        self._sums: GrowingArray | None = None
        self.n_tokens = 0

    def append(self, ids: Iterable[int]) -> None:
        """Read sub-words, at least one."""
        tokens = np.array([[*ids]], np.int64)
        outputs = self._encoder.run(tokens=tokens)
        states: Tensor = outputs.pop(STATES)[0]
        sums = states.cumsum(axis=0, dtype=np.float64)
        if self._sums is None:
            self._sums = GrowingArray(sums)
            self._memory = {name: GrowingArray(rows) for name, rows in outputs.items()}
        else:
            self._sums.append(sums + self._sums.rows[-1])
            for name, rows in outputs.items():
                self._memory[name].append(rows)
        self.n_tokens += tokens.shape[1]

    @property
    def memory(self) -> dict[str, Tensor]:
        """What the decoder reads of the source, each (J, n_heads, d_head)."""
        return {name: rows.rows for name, rows in self._memory.items()}

    def means(self, read: Counts) -> Tensor:
        """Return the mean state (n, d) of the first `read` (n,) sub-words."""
        assert self._sums is not None
        means: Tensor = (self._sums.rows[read - 1] / read[:, None]).astype(np.float32)
        return means


def source_ids(word: str, tokenizer: Vocabulary) -> list[int]:
    """Return the sub-words of a word as it is heard; none where it is a mark alone."""
    return [i for heard in normalise_source(word).split() for i in tokenizer.encode(heard)]
