"""From the hidden states of written text to discrete units of speech."""

import numpy as np

from engine.bundle import Bundle
from engine.runtime.ctc import GreedyCtc
from engine.runtime.graph import StatefulGraph, Tensor
from engine.runtime.onnx import StatefulGraph as OnnxGraph
from engine.runtime.units import Units
from engine.spec import FIRST_UNIT_ID, PAD_ID, UNKNOWN_ID


class UnitGenerator:
    """Not autoregressive: each state gives its frames at once, CTC merges across pushes."""

    def __init__(self, graph: StatefulGraph, blank_id: int) -> None:
        self._graph = graph
        self._ctc = GreedyCtc(blank_id, (PAD_ID, UNKNOWN_ID))

    @staticmethod
    def load(bundle: Bundle, n_threads: int) -> "UnitGenerator":
        """Return the unit generator of `bundle`."""
        graph = OnnxGraph(bundle.path("unit_generator.onnx"), n_threads)
        return UnitGenerator(graph, bundle.spec.unit_generator.blank_id)

    def reset(self) -> None:
        """Begin a new utterance."""
        self._graph.reset()
        self._ctc.reset()

    def push(self, hidden: Tensor) -> Units:
        """Return the units that the states (n, d_model) add, possibly none."""
        if len(hidden) == 0:
            return np.zeros(0, np.int64)
        log_probs = self._graph.run(text_states=hidden[None])["unit_log_probs"][0]
        ids = [token.id for token in self._ctc.push(log_probs)]
        return np.array([i - FIRST_UNIT_ID for i in ids if i >= FIRST_UNIT_ID], np.int64)
