"""The graphs of the unit HiFi-GAN compute what torch computes, and its stage streams."""

import pytest

pytest.importorskip("torch")
pytest.importorskip("onnxscript")

import numpy as np
import onnx
import torch

from engine.runtime.hifigan import FAST, HifiganVocoder, Join
from engine.runtime.onnx import Graph
from engine.training.network.hifigan import frames_of
from tests.engine.tiny_network import HIFIGAN

pytestmark = pytest.mark.torch

UNITS = np.random.default_rng(1).integers(0, HIFIGAN.n_units, 90)


def loaded(folder):
    return [Graph(folder / f"{name}.onnx") for name in ("durations", "vocoder")]


def spoken(stage, n_at_once):
    pieces = [stage.push(UNITS[i : i + n_at_once]) for i in range(0, len(UNITS), n_at_once)]
    return np.concatenate([*pieces, stage.finish()])


@torch.no_grad()
def waveform_of(network):
    units = torch.tensor(UNITS)[None]
    n_frames = frames_of(network.log_durations(units))[0]
    return network(units.repeat_interleave(n_frames, dim=1))[0].numpy()


@pytest.mark.parametrize("n", [1, 2, 7, 40])
@torch.no_grad()
def test_both_graphs_compute_what_the_network_does(hifigan, n):
    network, folder = hifigan
    durations, vocoder = loaded(folder)
    units = UNITS[None, :n]
    actual = durations.run(units=units)["log_durations"]
    np.testing.assert_allclose(actual, network.log_durations(torch.tensor(units)), atol=1e-5)
    waveform = vocoder.run(codes=units)["waveform"]
    assert waveform.shape == (1, n * HIFIGAN.hop_samples)
    np.testing.assert_allclose(waveform, network(torch.tensor(units)), atol=1e-5)


def test_weights_have_the_names_of_the_authors(hifigan):
    network, folder = hifigan
    shapes = {name: tuple(weight.shape) for name, weight in network.state_dict().items()}
    stored = {}
    for name in ("durations", "vocoder"):
        for tensor in onnx.load(folder / f"{name}.onnx").graph.initializer:
            stored[tensor.name.removesuffix("_half")] = tuple(tensor.dims)
    assert {name: stored.get(name) for name in shapes} == shapes


@pytest.mark.parametrize("n_at_once", [1, 4, 13, 90])
def test_in_pieces_it_says_what_the_network_says_at_once(hifigan, n_at_once):
    network, folder = hifigan
    stage = HifiganVocoder(HIFIGAN, *loaded(folder), Join.exact(HIFIGAN))
    np.testing.assert_allclose(spoken(stage, n_at_once), waveform_of(network), atol=1e-4)


@pytest.mark.parametrize("n_at_once", [1, 4, 13])
def test_fast_pieces_come_close(hifigan, n_at_once):
    network, folder = hifigan
    whole = waveform_of(network)
    sound = spoken(HifiganVocoder(HIFIGAN, *loaded(folder), FAST), n_at_once)
    assert len(sound) == len(whole)
    assert 20 * np.log10(whole.std() / (sound - whole).std()) > 20
