"""The rows of the decoder of caption tracks: the candidates that were asked, and whom each sees.

As `engine.training.network.read_points` has it, over the past of a stream: the two are compared in
a test.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.runtime.graph import StatefulGraph, Tensor
from engine.runtime.growing import GrowingArray
from engine.runtime.track_source import TrackSource

Visible = npt.NDArray[np.bool_]
LANGUAGE, PLACE, READ, CLOCK, CLOSED = range(5)


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate: before token `place` of a language, fed `token`, with `read` tokens read.

    `clock` is `read`, but goes on after the source has ended; by the clock `closed` the token has
    certainly been written.
    """

    token: int
    language: int
    place: int
    read: int
    clock: int
    closed: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What the network says of new rows: scores (n, V) and the logit (n,) of writing now."""

    scores: Tensor
    takes: Tensor


class TrackRows:
    """Runs new rows beside all earlier ones; each goes through the decoder once."""

    def __init__(self, decoder: StatefulGraph) -> None:
        self._decoder = decoder
        self.reset()

    def reset(self) -> None:
        """Begin a new utterance."""
        self._decoder.reset()
        self._known = GrowingArray(np.zeros((0, 5), np.int64))

    def ask(self, rows: Sequence[Row], source: TrackSource) -> Asked:
        """Return what the network says of `rows`, which see one another too."""
        new = np.array(
            [(row.language, row.place, row.read, row.clock, row.closed) for row in rows], np.int64
        )
        self._known.append(new)
        outputs = self._decoder.run(
            tokens=np.array([[row.token for row in rows]], np.int64),
            languages=new[None, :, LANGUAGE],
            places=new[None, :, PLACE],
            read=new[None, :, READ],
            means=source.means(new[:, READ])[None],
            visible=_with_blank(visible(new, self._known.rows))[None],
            **source.memory,
        )
        return Asked(outputs["scores"][0], outputs["takes"][0])


def visible(new: npt.NDArray[np.int64], known: npt.NDArray[np.int64]) -> Visible:
    """Return which of the `known` rows (m, 5) each of the `new` ones (n, 5) sees: (n, m).

    Of its own language, what comes earlier and has not read more; of another one, what has
    certainly been written by then.
    """
    seer, seen = new.T[:, :, None], known.T[:, None, :]
    before = seen[PLACE] < seer[PLACE]
    same = (seen[PLACE] == seer[PLACE]) & (seen[CLOCK] <= seer[CLOCK])
    own = (before | same) & (seen[READ] <= seer[READ])
    others = seen[CLOSED] <= seer[CLOCK]
    mask: Visible = np.where(seen[LANGUAGE] == seer[LANGUAGE], own, others)
    return mask


def _with_blank(seen: Visible) -> Visible:
    return np.concatenate([np.zeros((len(seen), 1), np.bool_), seen], axis=1)
