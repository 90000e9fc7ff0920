"""Every graph computes what the torch network computes, at sizes it was not traced with."""

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnxscript")

import numpy as np
import torch

from engine.conversion.graphs import graphs_of
from engine.runtime.onnx import Graph, StatefulGraph
from engine.runtime.text_decoder import TextDecoder
from engine.runtime.vocoder import Vocoder
from tests.engine.tiny_network import SPEC

pytestmark = pytest.mark.torch

TOLERANCE = 1e-4


@pytest.fixture
def graphs(exported):
    return {graph.name: graph for graph in graphs_of(exported.network, exported.voice)}


def drawn(graph, sizes):
    """Return random inputs; `sizes` replaces dimensions of the example: {input: {axis: n}}."""
    torch.manual_seed(1)
    inputs = {}
    for name, example in graph.inputs.items():
        shape = list(example.shape)
        for axis, n in sizes.get(name, {}).items():
            shape[axis] = n
        is_ids = example.dtype == torch.int64
        inputs[name] = torch.randint(4, 20, shape) if is_ids else torch.randn(shape)
    return inputs


def kept(graph, first_word, n_rows):
    """Return how many rows the keys and values of each layer have that the word begins."""
    words = (first_word, "values") if first_word == "keys" else (first_word,)
    return {name: {0: n_rows} for name in graph.inputs if name.startswith(words)}


def check(exported, graph, sizes):
    inputs = drawn(graph, sizes)
    with torch.no_grad():
        outputs = graph.module(*inputs.values())
    expected = outputs if isinstance(outputs, tuple) else (outputs,)
    onnx = Graph(exported.bundle.path(f"{graph.name}.onnx"))
    actual = onnx.run(**{name: tensor.numpy() for name, tensor in inputs.items()})
    assert list(actual) == graph.outputs
    for name, tensor in zip(graph.outputs, expected, strict=True):
        np.testing.assert_allclose(
            actual[name], tensor.numpy(), atol=TOLERANCE, rtol=TOLERANCE, err_msg=name
        )


@pytest.mark.parametrize(
    ("n_past", "n_features"),
    [(0, 32), (0, 128), (8, 32), (24, 64), (40, 96), (104, 256), (0, 1), (8, 30), (16, 301)],
)
def test_encoder(exported, graphs, n_past, n_features):
    sizes = {"features": {1: n_features}, **kept(graphs["encoder"], "keys", 1 + n_past)}
    check(exported, graphs["encoder"], sizes)


@pytest.mark.parametrize("n_frames", [1, 8, 19, 64])
def test_text_memory(exported, graphs, n_frames):
    check(exported, graphs["text_memory"], {"states": {1: n_frames}})


@pytest.mark.parametrize(
    ("n_past", "n_new", "n_frames"), [(0, 1, 8), (0, 5, 1), (1, 1, 16), (7, 1, 40), (12, 6, 9)]
)
def test_text_decoder(exported, graphs, n_past, n_new, n_frames):
    graph = graphs["text_decoder"]
    sizes = {**kept(graph, "memory", n_frames), **kept(graph, "keys", 1 + n_past)}
    check(exported, graph, {"tokens": {1: n_new}, **sizes})


class OneByOne:
    """A graph that claims to take a single stream."""

    is_batched = False

    def __init__(self, graph):
        self._graph = graph

    def __getattr__(self, name):
        return getattr(self._graph, name)


@pytest.mark.parametrize("n_hypotheses", [1, 2, 10])
def test_text_decoder_of_several_hypotheses(exported, graphs, n_hypotheses):
    graph = graphs["text_decoder"]
    past = {name: {0: 4, 1: n_hypotheses} for name in kept(graph, "keys", 4)}
    check(exported, graph, {"tokens": {0: n_hypotheses, 1: 1}, **past})


def test_a_beam_at_once_is_a_beam_one_by_one(exported):
    """The graph of an older bundle takes a single stream; the hypotheses must not differ."""
    found = []
    for is_batched in (True, False):
        memory = Graph(exported.bundle.path("text_memory.onnx"))
        graph = StatefulGraph(exported.bundle.path("text_decoder.onnx"))
        assert graph.is_batched
        decoder = TextDecoder(memory, graph if is_batched else OneByOne(graph))
        decoder.append(np.random.default_rng(1).standard_normal((12, 16)).astype(np.float32))
        found.append(decoder.search(5, 20))
    assert found[0].tokens == found[1].tokens
    np.testing.assert_allclose(found[0].hidden, found[1].hidden, atol=1e-5)


@pytest.mark.parametrize(("n_past", "n_new"), [(0, 1), (0, 4), (1, 1), (6, 1), (5, 7)])
def test_unit_generator(exported, graphs, n_past, n_new):
    graph, n_past_frames = graphs["unit_generator"], n_past * SPEC.unit_generator.frames_per_state
    sizes = {
        **kept(graph, "encoder", 1 + n_past),
        **kept(graph, "memory", 1 + n_past),
        **kept(graph, "decoder", 1 + n_past_frames),
    }
    check(exported, graph, {"text_states": {1: n_new}, **sizes})


@pytest.mark.parametrize("n", [1, 2, 6, 31])
def test_durations_and_vocoder(exported, graphs, n):
    check(exported, graphs["durations"], {"units": {1: n}})
    check(exported, graphs["vocoder"], {"codes": {1: n}})


def test_a_stream_of_chunks_is_the_networks(exported):
    """States go from run to run through the runtime, as they do in a session."""
    encoder = StatefulGraph(exported.bundle.path("encoder.onnx"))
    state = exported.network.encoder.initial_state(1)
    for chunk in torch.randn(1, 32 * 6, 80).split([32, 96, 64], dim=1):
        with torch.no_grad():
            states, new = exported.network.encoder(chunk, state)
        state = state.then(new)
        actual = encoder.run(features=chunk.numpy())["states"]
        np.testing.assert_allclose(actual, states.numpy(), atol=TOLERANCE, rtol=TOLERANCE)
    assert len(encoder.states["keys_0"]) == 1 + 48


def test_every_state_begins_with_zeros_and_what_grows_with_one_row(exported):
    shapes = {
        name: Graph(exported.bundle.path(f"{name}.onnx")).initial_states()
        for name in ("encoder", "text_memory", "text_decoder", "unit_generator", "vocoder")
    }
    assert shapes["text_memory"] == shapes["vocoder"] == {}
    assert shapes["encoder"]["keys_1"].shape == (1, 2, 8)
    assert shapes["encoder"]["convolution"].shape == (2, 1, 7, 16)
    assert shapes["text_decoder"]["values_1"].shape == (1, 1, 2, 8)
    assert shapes["unit_generator"]["decoder_keys_0"].shape == (1, 2, 8)


@pytest.mark.parametrize("n_at_once", [1, 3, 10])
def test_the_vocoder_in_pieces_is_the_vocoder_at_once(exported, n_at_once):
    durations, rows = (
        Graph(exported.bundle.path(f"{name}.onnx")) for name in ("durations", "vocoder")
    )
    vocoder = Vocoder(SPEC.vocoder, durations, rows)
    units = np.random.default_rng(1).integers(0, SPEC.vocoder.n_units, 24)
    whole = np.concatenate([vocoder.push(units), vocoder.finish()])
    pieces = [vocoder.push(units[i : i + n_at_once]) for i in range(0, len(units), n_at_once)]
    np.testing.assert_allclose(
        np.concatenate([*pieces, vocoder.finish()]), whole, atol=1e-3 * np.abs(whole).max()
    )
