"""What a stream gives piece by piece is what one pass over everything gives."""

from functools import reduce

import pytest

pytest.importorskip("torch")

import torch

from engine.training.network.attention import joined
from engine.training.network.encoder import chunk_mask
from tests.engine.tiny_network import SPEC, tiny_network

pytestmark = pytest.mark.torch


@pytest.fixture(scope="module")
def network():
    return tiny_network()


def same(a, b):
    torch.testing.assert_close(a, b, atol=2e-5, rtol=1e-4)


@pytest.mark.parametrize("chunk_frames", [8, 16, 24, 64])
@torch.no_grad()
def test_the_encoder_by_chunks_is_the_encoder_under_a_chunk_mask(network, chunk_frames):
    features, encoder = torch.randn(1, 4 * 72, 80), network.encoder
    mask = chunk_mask(torch.tensor([72]), 72, torch.tensor([chunk_frames]))
    whole, _ = encoder(features, encoder.initial_state(1), mask)
    state, chunks = encoder.initial_state(1), []
    for chunk in features.split(4 * chunk_frames, dim=1):
        states, new = encoder(chunk, state)
        state = state.then(new)
        chunks.append(states)
    same(torch.cat(chunks, dim=1), whole)


@torch.no_grad()
def test_an_utterance_does_not_hear_the_padding_of_its_batch(network):
    features, encoder = torch.randn(2, 4 * 24, 80), network.encoder
    mask = chunk_mask(torch.tensor([24, 16]), 24, torch.tensor([1000, 1000]))
    together, _ = encoder(features, encoder.initial_state(2), mask)
    alone, _ = encoder(features[1:, : 4 * 16], encoder.initial_state(1))
    same(together[1:, :16], alone)


def test_a_frame_sees_its_chunk_and_the_past():
    mask = chunk_mask(torch.tensor([5, 3]), 5, torch.tensor([2, 100]))
    assert mask.shape == (2, 1, 5, 5)
    assert mask[0, 0].sum(dim=-1).tolist() == [2, 2, 4, 4, 5]
    assert mask[1, 0].sum(dim=-1).tolist() == [3, 3, 3, 3, 3]


@pytest.mark.parametrize("n_at_once", [1, 2, 6])
@torch.no_grad()
def test_the_text_decoder_in_pieces_is_the_text_decoder_at_once(network, n_at_once):
    decoder = network.text_decoder
    tokens = torch.randint(4, SPEC.n_target, (2, 7))
    memory = decoder.memory(torch.randn(2, 11, SPEC.encoder.d_model))
    whole, _ = decoder(tokens, decoder.initial_state(2), memory, None)
    state, pieces = decoder.initial_state(2), []
    for piece in tokens.split(n_at_once, dim=1):
        hidden, new = decoder(piece, state, memory, None)
        state = joined(state, new)
        pieces.append(hidden)
    same(torch.cat(pieces, dim=1), whole)


@torch.no_grad()
def test_what_the_decoder_reads_of_states_does_not_depend_on_their_neighbours(network):
    states = torch.randn(1, 9, SPEC.encoder.d_model)
    whole = network.text_decoder.memory(states)
    first, *others = (network.text_decoder.memory(part) for part in states.split(4, dim=1))
    for keys_values, in_parts in zip(whole, reduce(joined, others, first), strict=True):
        same(in_parts[0], keys_values[0])
        same(in_parts[1], keys_values[1])


@pytest.mark.parametrize("n_at_once", [1, 3, 5])
@torch.no_grad()
def test_the_unit_generator_state_by_state_is_the_unit_generator_at_once(network, n_at_once):
    generator = network.unit_generator
    text_states = torch.randn(1, 6, SPEC.text_decoder.d_model)
    whole, _ = generator(text_states, generator.initial_state(1))
    assert whole.shape == (1, 6 * 5, 25)
    state, pieces = generator.initial_state(1), []
    for piece in text_states.split(n_at_once, dim=1):
        scores, new = generator(piece, state)
        state = state.then(new)
        pieces.append(scores)
    same(torch.cat(pieces, dim=1), whole)
