"""Graphs of a few nodes, made here: a running sum, and two lists of all that was ever given.

The graph returns the whole of one list, and of the other only what is to be added.
"""

import numpy as np
import pytest

from engine.errors import BundleError
from engine.runtime.onnx import Graph, StatefulGraph

pytestmark = pytest.mark.torch


@pytest.fixture
def path(tmp_path):
    from onnx import TensorProto, helper, save

    def tensor(name, *shape):
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)

    graph = helper.make_graph(
        [
            helper.make_node("Concat", ["past", "x"], ["next_past"], axis=1),
            helper.make_node("Add", ["total", "x"], ["next_total"]),
            helper.make_node("Identity", ["next_total"], ["sum"]),
            helper.make_node("Identity", ["x"], ["new_row"]),
            helper.make_node("ReduceSum", ["row"], ["sum_before"], keepdims=0),
        ],
        "running",
        [
            tensor("x", 1, 1),
            tensor("past", 1, "n_past"),
            tensor("total", 1, 1),
            tensor("row", "n_rows", 1),
        ],
        [
            tensor("sum", 1, 1),
            tensor("sum_before"),
            tensor("next_past", 1, "n"),
            tensor("next_total", 1, 1),
            tensor("new_row", 1, 1),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    save(model, tmp_path / "running.onnx")
    return tmp_path / "running.onnx"


def value(number):
    return np.array([[number]], np.float32)


def test_states_are_found_by_name_and_start_empty_or_with_a_row_of_zeros(path):
    states = Graph(path).initial_states()
    assert {name: state.shape for name, state in states.items()} == {
        "past": (1, 0),
        "total": (1, 1),
        "row": (1, 1),
    }


def test_states_go_from_run_to_run_and_are_not_among_the_outputs(path):
    graph = StatefulGraph(path, n_threads=2)
    sums = [graph.run(x=value(number)) for number in (1, 2, 3)]
    assert [set(outputs) for outputs in sums] == [{"sum", "sum_before"}] * 3
    assert [outputs["sum"].item() for outputs in sums] == [1, 3, 6]
    assert [outputs["sum_before"].item() for outputs in sums] == [0, 1, 3]
    assert graph.states["past"].tolist() == [[1, 2, 3]]
    assert graph.states["row"].tolist() == [[0], [1], [2], [3]]


def test_a_reset_begins_a_new_stream(path):
    graph = StatefulGraph(path)
    graph.run(x=value(5))
    graph.reset()
    assert graph.run(x=value(1))["sum"].item() == 1
    assert graph.states["row"].tolist() == [[0], [1]]


def test_a_run_can_be_undone(path):
    graph = StatefulGraph(path)
    graph.run(x=value(1))
    before = graph.states
    graph.run(x=value(2))
    graph.restore(before)
    assert graph.run(x=value(4))["sum"].item() == 5
    assert graph.states["past"].tolist() == [[1, 4]]
    assert graph.states["row"].tolist() == [[0], [1], [4]]


def test_what_a_graph_does_not_take_names_its_file(path, capfd):
    with pytest.raises(BundleError, match=r"running\.onnx does not take"):
        StatefulGraph(path).run(y=value(1))
    with pytest.raises(BundleError, match=r"running\.onnx does not take"):
        StatefulGraph(path).run(x=np.zeros((2, 2), np.float32))
    assert capfd.readouterr().err == ""  # the library is quiet


@pytest.mark.parametrize("content", [b"", b"not a graph"], ids=["empty", "text"])
def test_a_file_that_is_no_graph_is_named(tmp_path, content):
    path = tmp_path / "broken.onnx"
    path.write_bytes(content)
    with pytest.raises(BundleError, match=r"broken\.onnx is not a graph"):
        Graph(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BundleError, match=r"missing\.onnx is not a graph"):
        Graph(tmp_path / "missing.onnx")
