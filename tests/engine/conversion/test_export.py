import json

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnxscript")

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from engine.config import LATENCIES_MS
from engine.conversion.export import rounded
from engine.importing.skeleton import store_in_half
from engine.runtime.onnx import Graph
from tests.engine.conversion.tiny_bundle import CMVN, FACTS, pieces
from tests.engine.tiny_network import SPEC, tiny_network

pytestmark = pytest.mark.torch


def test_the_manifest_says_what_was_exported(exported):
    manifest = exported.bundle.manifest
    assert manifest.network == SPEC
    assert manifest.latencies_ms == tuple(LATENCIES_MS)
    assert (manifest.name, manifest.licence) == ("tiny", "MIT")
    assert (manifest.source_language, manifest.target_language) == ("xx", "yy")
    assert (manifest.input_rate_hz, manifest.output_rate_hz) == (16_000, 16_000)
    assert dict(manifest.trained) == FACTS.trained
    assert [dict(entry) for entry in manifest.measured] == FACTS.measured


def test_every_file_but_the_manifest_is_listed(exported):
    folder = exported.bundle.path("encoder.onnx").parent
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert set(listed) == {path.name for path in folder.iterdir()} - {"manifest.json"}
    graphs = {"encoder", "text_memory", "text_decoder", "unit_generator", "durations", "vocoder"}
    assert {f"{name}.onnx" for name in graphs} < set(listed)


def test_vocabularies_and_statistics_come_back(exported):
    bundle = exported.bundle
    assert bundle.source_pieces == tuple(pieces(SPEC.n_source))
    assert bundle.target_pieces == tuple(pieces(SPEC.n_target))
    np.testing.assert_array_equal(bundle.cmvn.mean, CMVN.mean)
    np.testing.assert_array_equal(bundle.cmvn.std, CMVN.std)


def test_large_weights_are_stored_in_half_and_nothing_tells_where_it_was_made(exported):
    model = onnx.load(exported.bundle.path("text_decoder.onnx"))
    stored = {tensor.name: tensor.data_type for tensor in model.graph.initializer}
    embedding = next(name for name in stored if "embed_tokens" in name)
    assert stored[embedding] == TensorProto.FLOAT16
    assert TensorProto.FLOAT in stored.values()  # biases and norms
    assert not any(node.doc_string or node.metadata_props for node in model.graph.node)
    assert b"/engine/" not in model.SerializeToString()


def test_a_network_is_rounded_once():
    network = tiny_network()
    before = {name: p.clone() for name, p in network.named_parameters()}
    once = {name: p.clone() for name, p in rounded(network).named_parameters()}
    for name, parameter in rounded(network).named_parameters():
        assert torch.equal(parameter, once[name])
        large = parameter.numel() >= 256
        assert torch.equal(parameter, before[name].half().float() if large else before[name])


def adder(weight):
    """Return a graph that adds `weight` to its input."""
    shape = list(weight.shape)
    graph = helper.make_graph(
        [helper.make_node("Add", ["x", "weight"], ["y"])],
        "adder",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, shape)],
        [numpy_helper.from_array(weight, "weight")],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


@pytest.mark.parametrize("n_values", [10, 256, 5000])
def test_what_is_stored_in_half_is_restored_bit_for_bit(tmp_path, n_values):
    weight = np.random.default_rng(1).standard_normal(n_values).astype(np.float16)
    model = adder(weight.astype(np.float32))
    store_in_half(model)
    onnx.checker.check_model(model)
    onnx.save(model, tmp_path / "adder.onnx")
    restored = Graph(tmp_path / "adder.onnx").run(x=np.zeros(n_values, np.float32))["y"]
    np.testing.assert_array_equal(restored, weight.astype(np.float32))
    stored = numpy_helper.to_array(model.graph.initializer[0])
    assert stored.dtype == (np.float16 if n_values >= 256 else np.float32)


def test_what_half_precision_cannot_hold_is_left_alone():
    weight = np.linspace(0, 1, 1000, dtype=np.float32)
    model = adder(weight)
    store_in_half(model)
    np.testing.assert_array_equal(numpy_helper.to_array(model.graph.initializer[0]), weight)
    assert [node.op_type for node in model.graph.node] == ["Add"]
