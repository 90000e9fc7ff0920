"""The network computes what the authors' code computes with the same published-size weights."""

import numpy as np
import pytest

pytest.importorskip("torch")

import torch

from engine.runtime.beam import beam_search
from engine.spec import EOS_ID, PAD_ID
from engine.training.network.attention import joined
from engine.training.network.encoder import chunk_mask
from engine.training.network.streamspeech import expected_new_tokens, streaming_mask
from tests.engine.golden import CLIPS, close, golden, needs_golden

pytestmark = [pytest.mark.torch, needs_golden]

NEVER_CHOSEN = [1, 3]


@pytest.fixture(scope="module")
def network(checkpoints):
    from tests.engine.checkpoint import filled_network

    return filled_network(checkpoints)


def tensor(array):
    return torch.tensor(array)[None]


@pytest.mark.parametrize("clip", CLIPS)
@pytest.mark.parametrize(
    ("setting", "chunk_frames"),
    [("c8_k8", 8), ("c16_k8", 16), ("c24_k8", 24), ("offline", 99_999)],
)
@torch.no_grad()
def test_encoder_and_ctc_heads(network, clip, setting, chunk_frames):
    features = tensor(golden(clip, "features")["fbank_cmvn"])
    n_frames = -(-features.shape[1] // 4)
    mask = chunk_mask(torch.tensor([n_frames]), n_frames, torch.tensor([chunk_frames]))
    states, _ = network.encoder(features, network.encoder.initial_state(1), mask)
    close(states[0], golden(clip, "encoder")[setting])
    for head in ("source", "target"):
        scores = network.get_submodule(f"{head}_ctc")(states)[0]
        ids = golden(clip, "ctc")[f"{head}_raw_ids_{setting}"]
        assert scores.argmax(dim=-1).tolist() == ids.tolist()


@pytest.mark.parametrize("clip", CLIPS)
@torch.no_grad()
def test_the_encoder_chunk_by_chunk(network, clip):
    features = tensor(golden(clip, "features")["fbank_cmvn"])
    state, chunks = network.encoder.initial_state(1), []
    for chunk in features.split(32, dim=1):
        states, new = network.encoder(chunk, state)
        state = state.then(new)
        chunks.append(states)
    close(torch.cat(chunks, dim=1)[0], golden(clip, "encoder")["c8_k8"])


@pytest.mark.parametrize("clip", CLIPS)
@torch.no_grad()
def test_the_scores_of_the_ctc_heads(network, clip):
    states = torch.tensor(golden(clip, "encoder")["c8_k8"])[:24]
    for head in ("source", "target"):
        log_probs = network.get_submodule(f"{head}_ctc")(states).log_softmax(-1)
        close(log_probs, golden(clip, "ctc")[f"{head}_log_probs_c8_k8"])


@torch.no_grad()
def text_states(network, clip, mask=None):
    decoder, states = network.text_decoder, tensor(golden(clip, "encoder")["c8_k8"])
    prefix = tensor(golden(clip, "text")["prefix"]).long()
    return decoder(prefix, decoder.initial_state(1), decoder.memory(states), mask)[0]


@pytest.mark.parametrize("clip", CLIPS)
@torch.no_grad()
def test_the_text_decoder(network, clip):
    stored, hidden = golden(clip, "text"), text_states(network, clip)
    close(hidden[0], stored["hidden"])
    logits = network.text_decoder.logits(hidden)[0, stored["full_positions"]]
    close(logits, stored["full_logits"])


@pytest.mark.parametrize("clip", CLIPS)
@torch.no_grad()
def test_the_training_mask_of_the_text_decoder(network, clip):
    stored, states = golden(clip, "text"), tensor(golden(clip, "encoder")["c8_k8"])
    source, target = (
        expected_new_tokens(head(states).log_softmax(-1))
        for head in (network.source_ctc, network.target_ctc)
    )
    n_frames, n_positions = torch.tensor([states.shape[1]]), len(stored["prefix"])
    mask = streaming_mask(source, target, n_frames, torch.tensor([8]), n_positions)
    assert mask.sum(dim=-1).flatten().tolist() == stored["masked_n_frames"].tolist()
    close(text_states(network, clip, mask)[0], stored["masked_hidden"])


@pytest.mark.parametrize("clip", CLIPS)
@pytest.mark.parametrize("n_at_once", [1, 13])
@torch.no_grad()
def test_the_unit_generator(network, clip, n_at_once):
    stored, generator = golden(clip, "units"), network.unit_generator
    state, pieces, t2u = generator.initial_state(1), [], []
    hook = generator.encoder_layer_norm.register_forward_hook(lambda *call: t2u.append(call[-1][0]))
    for piece in tensor(golden(clip, "text")["hidden"]).split(n_at_once, dim=1):
        scores, new = generator(piece, state)
        state = state.then(new)
        pieces.append(scores[0])
    hook.remove()
    close(torch.cat(t2u), stored["t2u"])
    scores = torch.cat(pieces)
    allowed = np.setdiff1d(np.arange(scores.shape[1]), NEVER_CHOSEN)
    frames = stored["full_frames"]
    close(scores[frames][:, allowed], stored["full_logits_n2_1"][:, allowed])
    scores[:, NEVER_CHOSEN] = -torch.inf
    assert scores.argmax(dim=-1).tolist() == stored["ids_n2_1"].tolist()


@pytest.mark.parametrize("clip", CLIPS)
@torch.no_grad()
def test_beam_search(network, clip):
    decoder, stored = network.text_decoder, golden(clip, "text")
    memory = decoder.memory(tensor(golden(clip, "encoder")["offline"]))
    state = decoder.initial_state(1)

    def chosen(kept, parents):
        return kept.unflatten(1, (-1, decoder.sizes.n_heads))[:, parents].flatten(1, 2)

    def expand(parents, tokens):
        nonlocal state
        past = [tuple(chosen(kept, parents) for kept in layer) for layer in state]
        hidden, new = decoder(torch.tensor(tokens)[:, None], past, memory, None)
        state = joined(past, new)
        return decoder.logits(hidden)[:, -1].log_softmax(-1).numpy()

    found = beam_search(expand, 10, 200, [PAD_ID])
    ids = [[*hypothesis.tokens, EOS_ID] for hypothesis in found]
    assert ids == [[i for i in row if i != PAD_ID] for row in stored["beam10_ids"].tolist()]
    close([h.score for h in found], stored["beam10_scores"])
    for hypothesis, row in zip(found, stored["beam10_positional_scores"], strict=True):
        expected = row[: len(hypothesis.log_probs)]
        close(hypothesis.log_probs, expected)
