"""The skeletons that ship are of the graphs and the networks as they are now."""

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnxscript")

import onnx

from app import assets
from engine.conversion.graphs import graphs_of
from engine.conversion.skeletons import OFFLINE_GRAPHS
from engine.importing.model import TEXT_GRAPHS, VOICE_GRAPHS
from engine.importing.skeleton import OFFLINE, Skeletons, is_empty
from engine.spec import PUBLISHED, PUBLISHED_OFFLINE
from engine.training.network.hifigan import CodeHifigan
from engine.training.network.streamspeech import StreamSpeech

pytestmark = pytest.mark.torch

AGAIN = "run `python -m engine.conversion.skeletons --out assets/skeletons/streamspeech`"
MAX_MIB = 5


@pytest.fixture(scope="module")
def networks():
    return StreamSpeech(PUBLISHED).eval(), CodeHifigan(PUBLISHED.vocoder).eval()


def test_they_are_of_the_published_sizes():
    assert Skeletons(assets.SKELETONS).spec == PUBLISHED, AGAIN


def test_they_need_every_weight_of_the_networks_and_no_other(networks):
    skeletons = Skeletons(assets.SKELETONS)
    for network, names in zip(networks, (TEXT_GRAPHS, VOICE_GRAPHS), strict=True):
        weights = {
            name: tuple(weight.shape)
            for name, weight in network.state_dict().items()
            if not name.endswith("num_batches_tracked")
        }
        assert skeletons.shapes(names) == weights, AGAIN


def test_their_inputs_and_outputs_are_the_graphs(networks):
    for graph in graphs_of(*networks):
        skeleton = onnx.load(assets.SKELETONS / f"{graph.name}.onnx").graph
        inputs = {value.name: value for value in skeleton.input}
        assert list(inputs) == list(graph.inputs), AGAIN
        assert [value.name for value in skeleton.output] == graph.outputs, AGAIN
        for name, example in graph.inputs.items():
            free = graph.shapes.get(name, {})
            sizes = [dimension.dim_value for dimension in inputs[name].type.tensor_type.shape.dim]
            expected = [0 if axis in free else n for axis, n in enumerate(example.shape)]
            assert sizes == expected, f"{graph.name}, {name}: {AGAIN}"


def test_those_of_offline_models_are_of_the_same_weights():
    ours, offline = Skeletons(assets.SKELETONS), Skeletons(assets.SKELETONS, offline=True)
    assert offline.spec == PUBLISHED_OFFLINE, AGAIN
    for name in TEXT_GRAPHS:
        assert offline.shapes([name]) == ours.shapes([name]), AGAIN
    for graph in graphs_of(StreamSpeech(PUBLISHED_OFFLINE), CodeHifigan(PUBLISHED.vocoder)):
        if graph.name in OFFLINE_GRAPHS:
            skeleton = onnx.load(assets.SKELETONS / OFFLINE / f"{graph.name}.onnx").graph
            assert [value.name for value in skeleton.input] == list(graph.inputs), AGAIN
            assert [value.name for value in skeleton.output] == graph.outputs, AGAIN


def test_they_are_small_and_hold_no_weights():
    paths = list(assets.SKELETONS.rglob("*.*"))
    assert sum(path.stat().st_size for path in paths) < MAX_MIB * 2**20
    for path in paths:
        if path.suffix == ".onnx":
            assert any(is_empty(tensor) for tensor in onnx.load(path).graph.initializer)
