"""A filled skeleton is the graph it was made of, and computes nothing twice that it need not."""

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from engine.errors import BundleError
from engine.importing.skeleton import Skeletons, filled, is_empty
from engine.runtime.onnx import Graph

WEIGHT = np.arange(6, dtype=np.float32).reshape(2, 3) / 7
TABLE = np.arange(4, dtype=np.float32).reshape(2, 2)


@pytest.fixture
def skeleton():
    """y = x W^T (T W W^T): the weight is read turned round, and projected with a table."""
    nodes = [
        helper.make_node("Transpose", ["weight"], ["turned"], perm=[1, 0]),
        helper.make_node("MatMul", ["table", "weight"], ["projected"]),
        helper.make_node("MatMul", ["projected", "turned"], ["both"]),
        helper.make_node("MatMul", ["x", "turned"], ["once"]),
        helper.make_node("MatMul", ["once", "both"], ["y"]),
    ]
    weights = [
        TensorProto(name="weight", dims=WEIGHT.shape, data_type=TensorProto.FLOAT),
        numpy_helper.from_array(TABLE, "table"),
    ]
    x = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 3])
    y = helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", 2])
    graph = helper.make_graph(nodes, "g", [x], [y], weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)


def test_what_depends_on_weights_alone_is_computed(skeleton, tmp_path):
    model = filled(skeleton, {"weight": WEIGHT}.__getitem__)
    assert [node.op_type for node in model.graph.node] == ["MatMul", "MatMul"]
    assert {tensor.name for tensor in model.graph.initializer} == {"turned", "both"}
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, tmp_path / "g.onnx")
    x = np.linspace(-1, 1, 12, dtype=np.float32).reshape(4, 3)
    actual = Graph(tmp_path / "g.onnx").run(x=x)["y"]
    np.testing.assert_allclose(actual, x @ WEIGHT.T @ (TABLE @ WEIGHT @ WEIGHT.T), rtol=1e-5)


def test_the_skeleton_itself_stays_empty(skeleton):
    filled(skeleton, {"weight": WEIGHT}.__getitem__)
    assert [is_empty(tensor) for tensor in skeleton.graph.initializer] == [True, False]


def test_a_weight_that_is_read_as_it_is_keeps_its_name(skeleton):
    skeleton.graph.node.append(helper.make_node("MatMul", ["y", "weight"], ["z"]))
    model = filled(skeleton, {"weight": WEIGHT}.__getitem__)
    assert {tensor.name for tensor in model.graph.initializer} == {"weight", "turned", "both"}


def test_a_folder_without_sizes_is_an_incomplete_sotto(tmp_path):
    with pytest.raises(BundleError, match="install Sotto again"):
        Skeletons(tmp_path)
