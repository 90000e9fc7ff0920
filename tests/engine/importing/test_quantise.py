"""On a graph of three products: by a large matrix, by a small one, by a table of three axes."""

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from engine.errors import BundleError
from engine.importing.quantise import NORM, SMALLEST_VALUES, matrix_products, quantise
from engine.importing.skeleton import filled, store_in_half
from engine.runtime.onnx import Graph

LARGE, SMALL = 160, 8


def weights(*shape):
    drawn = np.random.default_rng(1).standard_normal(shape) / np.sqrt(shape[0])
    return drawn.astype(np.float16).astype(np.float32)


def products(path, *, large=True):
    tensors = {"table": weights(1, LARGE, SMALL), "small": weights(SMALL, SMALL)}
    nodes = [
        helper.make_node("MatMul", ["x", "table"], ["narrow"]),
        helper.make_node("MatMul", ["narrow", "small"], ["y"]),
    ]
    if large:
        tensors["large"] = weights(LARGE, LARGE)
        nodes.insert(0, helper.make_node("MatMul", ["wide", "large"], ["x"]))
    first = "wide" if large else "x"
    graph = helper.make_graph(
        nodes,
        "products",
        [helper.make_tensor_value_info(first, TensorProto.FLOAT, [1, "n", LARGE])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, "n", SMALL])],
        [numpy_helper.from_array(value, name) for name, value in tensors.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    store_in_half(model)  # as bundles are
    onnx.save(model, path)
    return path


def operators(path):
    return [node.op_type for node in onnx.load(path).graph.node]


def test_the_large_matrix_alone_becomes_integers(tmp_path):
    quantise(products(tmp_path / "products.onnx"), tmp_path / "smaller.onnx")
    made = operators(tmp_path / "smaller.onnx")
    assert (made.count("MatMulInteger"), made.count("MatMul")) == (1, 2)
    stored = {
        tensor.name: tensor for tensor in onnx.load(tmp_path / "smaller.onnx").graph.initializer
    }
    assert [t.data_type for name, t in stored.items() if name == "large_quantized"] == [
        TensorProto.INT8
    ]


def test_what_comes_before_the_first_norm_stays_as_it_was(tmp_path):
    model = filled(onnx.load(products(tmp_path / "products.onnx")), lambda name: None)
    first = next(node for node in model.graph.node if node.input[0] == "wide")
    assert matrix_products(model) == [first.name]
    model.graph.node.append(helper.make_node(NORM, ["y", "small"], ["normed"]))
    assert matrix_products(model) == []


def test_the_result_is_nearly_the_same(tmp_path):
    path = products(tmp_path / "products.onnx")
    quantise(path, tmp_path / "smaller.onnx")
    x = np.random.default_rng(2).standard_normal((1, 5, LARGE)).astype(np.float32)
    exact = Graph(path).run(wide=x)["y"]
    near = Graph(tmp_path / "smaller.onnx").run(wide=x)["y"]
    assert 0 < np.abs(near - exact).max() < 0.05 * np.abs(exact).max()


def test_a_large_table_that_is_no_matrix_is_rounded_to_half_and_computed_with_in_single(tmp_path):
    model = onnx.load(products(tmp_path / "products.onnx"))
    table = np.linspace(0, 1, SMALLEST_VALUES, dtype=np.float32)
    model.graph.initializer.append(numpy_helper.from_array(table, "positions"))
    model.graph.node.append(helper.make_node("Add", ["positions", "positions"], ["twice"]))
    model.graph.output.append(helper.make_tensor_value_info("twice", TensorProto.FLOAT, ["m"]))
    onnx.save(model, tmp_path / "products.onnx")
    quantise(tmp_path / "products.onnx", tmp_path / "smaller.onnx")
    smaller = onnx.load(tmp_path / "smaller.onnx")
    twice = Graph(tmp_path / "smaller.onnx").run(wide=np.zeros((1, 1, LARGE), np.float32))["twice"]
    assert 0 < np.abs(twice - 2 * table).max() < 1e-3
    assert smaller.ByteSize() < 3 * SMALLEST_VALUES + LARGE * LARGE + 16_384


def test_a_graph_without_large_matrices_is_refused(tmp_path):
    path = products(tmp_path / "products.onnx", large=False)
    assert matrix_products(onnx.load(path)) == []
    with pytest.raises(BundleError, match=r"products\.onnx has no matrices"):
        quantise(path, tmp_path / "smaller.onnx")
    assert not (tmp_path / "smaller.onnx").exists()
