"""Over whole recordings the network sees what follows; otherwise it is the one of the chunks."""

from dataclasses import replace

import pytest

pytest.importorskip("torch")

import torch

from engine.training.network.streamspeech import StreamSpeech
from tests.engine.tiny_network import SPEC, tiny_network

pytestmark = pytest.mark.torch

WHOLE = replace(
    SPEC,
    encoder=replace(SPEC.encoder, convolution="whole"),
    unit_generator=replace(SPEC.unit_generator, attention="whole"),
)


@pytest.fixture(scope="module")
def networks():
    """Two networks of the same weights: one of chunks, one of whole recordings."""
    chunked, whole = tiny_network(), StreamSpeech(WHOLE).eval()
    whole.load_state_dict(chunked.state_dict())
    return chunked, whole


def encoded(network, features):
    return network.encoder(features, network.encoder.initial_state(1))[0]


def unit_scores(network, hidden):
    generator = network.unit_generator
    return generator(hidden, generator.initial_state(1))[0]


@torch.no_grad()
def test_within_one_block_both_hear_the_same(networks):
    features = torch.randn(1, 8, 80)  # a block of the first convolution
    torch.testing.assert_close(*(encoded(each, features) for each in networks))


@torch.no_grad()
def test_whole_convolutions_see_what_follows_a_block(networks):
    _, whole = networks
    convolve = whole.encoder.conformer_layers[0].conv_module.depthwise_conv
    x = torch.randn(1, 24, 16)
    changed = x.clone()
    changed[:, 16:] += 1
    outputs = [convolve(each, torch.zeros(1, 7, 16))[0] for each in (x, changed)]
    assert (outputs[0] != outputs[1]).any(dim=2)[0].nonzero().min() == 16 - 7


@torch.no_grad()
def test_of_one_text_state_both_make_the_same_units(networks):
    hidden = torch.randn(1, 1, 16)
    torch.testing.assert_close(*(unit_scores(each, hidden) for each in networks))


@torch.no_grad()
def test_text_that_follows_changes_the_units_of_whole_texts_alone(networks):
    text = torch.randn(1, 4, 16)
    n_frames = 3 * SPEC.unit_generator.frames_per_state
    for network, is_changed in zip(networks, (False, True), strict=True):
        before, after = unit_scores(network, text[:, :3]), unit_scores(network, text)
        assert (not torch.allclose(before, after[:, :n_frames], atol=1e-5)) == is_changed
