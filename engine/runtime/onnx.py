"""Runs ONNX graphs on the CPU; the only door to onnxruntime."""

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as native

from engine.errors import BundleError
from engine.runtime.graph import AnyTensor, States, Tensor
from engine.runtime.growing import GrowingArray

BATCH = "n_streams"  # the name of a dimension of which there is one unless more are asked for
REPLACED = "next_"  # output `next_x` is the next value of input `x`
ADDED = "new_"  # output `new_x` comes after what input `x` was, along the first axis
ONLY_FATAL = 4  # other failures are raised, and told in one sentence
DTYPES: dict[str, np.dtype[Any]] = {
    "tensor(float)": np.dtype(np.float32),
    "tensor(int64)": np.dtype(np.int64),
}
RUNTIME_ERRORS = (
    native.EPFail,
    native.Fail,
    native.InvalidArgument,
    native.InvalidGraph,
    native.InvalidProtobuf,
    native.NoSuchFile,
    native.NotImplemented,
    native.RuntimeException,
)


class Graph:
    """A graph without states."""

    def __init__(self, path: Path, n_threads: int = 1) -> None:
        """Load the graph at `path`, raising `BundleError` when it is not one."""
        self._path = path
        onnxruntime.disable_telemetry_events()  # on Windows, where the variable does nothing
        try:
            self._session = onnxruntime.InferenceSession(
                str(path), _options(n_threads), providers=["CPUExecutionProvider"]
            )
        except RUNTIME_ERRORS as error:
            raise BundleError(
                f"{path} is not a graph that can be run here: fetch another bundle or update Sotto."
            ) from error
        self._output_names = [output.name for output in self._session.get_outputs()]

    def run(self, **inputs: AnyTensor) -> dict[str, Tensor]:
        """Return every output by its name."""
        try:
            outputs = self._session.run(self._output_names, inputs)
        except (*RUNTIME_ERRORS, ValueError) as error:
            raise BundleError(
                f"{self._path} does not take what this Sotto gives it: fetch another bundle or "
                "update Sotto."
            ) from error
        return dict(zip(self._output_names, outputs, strict=True))

    def initial_states(self) -> dict[str, AnyTensor]:
        """Return zeros for each input that is a state.

        Named dimensions start empty; but the batch with one stream, and where rows are added, they
        with one: a blank (see the network's attention).
        """
        states: dict[str, AnyTensor] = {}
        for node in self._session.get_inputs():
            if {REPLACED + node.name, ADDED + node.name} & {*self._output_names}:
                adds = self.adds_to(node.name)
                shape = [n if isinstance(n, int) else int(n == BATCH) for n in node.shape]
                shape[0] = 1 if adds else shape[0]
                states[node.name] = np.zeros(shape, DTYPES[node.type])
        return states

    def adds_to(self, name: str) -> bool:
        """Say whether a run returns what comes after the state `name`, not all of it."""
        return ADDED + name in self._output_names

    @property
    def is_batched(self) -> bool:
        """Whether several streams can go through it at once."""
        return any(BATCH in node.shape for node in self._session.get_inputs())


class StatefulGraph:
    """A graph whose inputs `x` come from its outputs `next_x` or `new_x` of the runs before."""

    def __init__(self, path: Path, n_threads: int = 1) -> None:
        """Load the graph at `path`, raising `BundleError` when it is not one."""
        self._graph = Graph(path, n_threads)
        self.reset()

    @property
    def states(self) -> States:
        """The states now, by the name of their input."""
        return {**self._replaced, **{name: state.rows for name, state in self._grown.items()}}

    @property
    def is_batched(self) -> bool:
        """Whether it runs several streams at once: dimension 1 of each state may grow."""
        return self._graph.is_batched

    def reset(self) -> None:
        """Begin a new stream."""
        states, graph = self._graph.initial_states(), self._graph
        self._grown = {
            name: GrowingArray(state) for name, state in states.items() if graph.adds_to(name)
        }
        self._replaced = {name: states[name] for name in states if name not in self._grown}

    def restore(self, states: States) -> None:
        """Go back to `states`, as if the runs since had not happened."""
        self._replaced = {name: states[name] for name in self._replaced}
        for name, state in self._grown.items():
            if not state.cut_to(states[name]):
                self._grown[name] = GrowingArray(states[name])

    def run(self, **inputs: AnyTensor) -> dict[str, Tensor]:
        """Return every output that is not a state, and keep the states."""
        outputs = self._graph.run(**inputs, **self.states)
        self._replaced = {name: outputs.pop(REPLACED + name) for name in self._replaced}
        for name, state in self._grown.items():
            state.append(outputs.pop(ADDED + name))
        return outputs


def _options(n_threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = n_threads
    options.inter_op_num_threads = 1
    options.log_severity_level = ONLY_FATAL
    # The past grows with every run: a plan of the memory for one shape is never used again.
    options.enable_mem_pattern = False
    # A live session waits most of the time; its threads must not burn the processor meanwhile.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # An arena keeps what the largest run took, for each graph; without it a run is not slower.
    options.enable_cpu_mem_arena = False
    # Silence decays to numbers so small that many processors compute with them very slowly.
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    return options
