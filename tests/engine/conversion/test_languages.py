"""The network that hears languages as a graph: the same scores, whatever the length."""

import json
import warnings

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnxscript")

import torch

from engine.conversion.languages import write_labels, write_languages
from engine.runtime.features import N_MELS
from engine.runtime.language import FACTS, GRAPH, open_identifier
from engine.runtime.onnx import Graph
from engine.training.network.language_network import LanguageNetwork

pytestmark = pytest.mark.torch
LABELS = ("fr", "de", "none")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """Return a network without sense, and the folder with its graph."""
    torch.manual_seed(1)
    network = LanguageNetwork(len(LABELS), n_channels=8)
    network.train()
    network(torch.randn(4, 60, N_MELS))  # norms that change something
    folder = tmp_path_factory.mktemp("languages")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own
        write_languages(folder, network, LABELS)
    return network, folder


@pytest.mark.parametrize("n_frames", [16, 101, 298, 1000])
def test_the_graph_says_what_the_network_says(tiny, n_frames):
    network, folder = tiny
    features = np.random.default_rng(n_frames).normal(5, 3, (1, n_frames, N_MELS))
    features = features.astype(np.float32)
    expected = network(torch.from_numpy(features)).detach().numpy()
    heard = Graph(folder / GRAPH).run(features=features)["log_probabilities"]
    np.testing.assert_allclose(heard, expected, atol=1e-4)


def test_loudness_and_a_tilt_say_nothing_of_a_language(tiny):
    network, _ = tiny
    features = torch.randn(1, 200, N_MELS)
    louder = features + torch.linspace(-3, 7, N_MELS)
    torch.testing.assert_close(network(louder), network(features), atol=1e-4, rtol=0)


def test_what_else_is_known_of_it_stays(tiny):
    _, folder = tiny
    (folder / FACTS).write_text(json.dumps({"labels": ["fr"], "licence": "MIT"}))
    write_labels(folder, LABELS)
    assert json.loads((folder / FACTS).read_text()) == {"labels": [*LABELS], "licence": "MIT"}


def test_a_written_graph_hears_sound(tiny):
    _, folder = tiny
    identifier = open_identifier(folder)
    noise = np.random.default_rng(1).normal(0, 0.1, 20_000).astype(np.float32)
    identifier.push(noise)
    assert identifier.finish().probability > 1 / len(LABELS) - 1e-6
