import random

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("sentencepiece")

import torch

from engine.training.speech_units import read_units, unit_loss
from engine.training.states import Heard, read_states, write_states
from engine.training.translation import decode, text_batch, text_batches, text_loss
from engine.training.units import Codebook
from tests.engine.tiny_network import tiny_network
from tests.engine.training.letters import Letters

pytestmark = pytest.mark.torch


def heard(n=20):
    rng = np.random.default_rng(1)
    return [
        Heard(
            rng.standard_normal((n_frames, 16)).astype(np.float16),
            rng.random((n_frames, 2)).astype(np.float16),
            8,
            f"s {i}",
            "#" * int(rng.integers(1, 12)),
        )
        for i, n_frames in enumerate(rng.integers(4, 30, n))
    ]


def test_states_are_read_as_they_were_written(tmp_path):
    write_states(tmp_path / "0000", heard()[:12])
    write_states(tmp_path / "0001", heard()[12:])
    (tmp_path / "0002.partial.npy").write_bytes(b"half a sh")
    for read, written in zip(read_states(tmp_path), heard(), strict=True):
        np.testing.assert_array_equal(read.states, written.states)
        np.testing.assert_array_equal(read.new_tokens, written.new_tokens)
        assert (read.chunk_frames, read.source, read.target) == (8, written.source, written.target)


def test_the_batches_hold_every_utterance_once():
    batches = list(text_batches(heard(), Letters(), 40, random.Random(1)))
    sources = [h.source for _, members in batches for h in members]
    assert sorted(sources) == sorted(h.source for h in heard())
    assert len(batches) > 1


def test_the_decoder_is_fed_the_text_and_asked_for_what_follows():
    few = [h for h in heard() if len(h.target) in (2, 5)][:2]
    batch = text_batch(few, Letters())
    n_tokens = [len(h.target) for h in few]
    for row, n in enumerate(n_tokens):
        assert batch.tokens[row, : n + 1].tolist() == [2] + [7] * n
        assert batch.wanted[row, : n + 1].tolist() == [7] * n + [2]
        assert (batch.wanted[row, n + 1 :] == 1).all()
    assert batch.mask.shape == (2, 1, max(n_tokens) + 1, batch.states.shape[1])


def test_neither_padded_frames_nor_padded_text_change_the_loss():
    decoder, few = tiny_network().text_decoder, heard()[:2]
    with torch.no_grad():
        losses = [text_loss(decoder, text_batch([h], Letters())).item() for h in few]
        together = text_loss(decoder, text_batch(few, Letters())).item()
    n_tokens = [len(h.target) + 1 for h in few]
    assert together == pytest.approx(np.average(losses, weights=n_tokens), rel=1e-4)


def test_units_lose_the_silence_after_the_last_word(tmp_path):
    centres = np.zeros((3, 16), np.float32)
    centres[:, 0] = [-5, 0, 5]  # unit 0 is quiet
    codebook = Codebook(centres, np.ones(16, np.float32), 1.0)
    lines = ["Yes.\t1:3 2:4 0:9 0:2 0:1\n", "No.\t0:2 2:1\n", "Hm.\t0:5 0:5\n"]
    (tmp_path / "units.tsv").write_text("".join(lines), encoding="utf-8")
    units = read_units(tmp_path / "units.tsv", codebook)
    assert units == {"Yes.": [1, 2, 0], "No.": [0, 2], "Hm.": [0]}


def test_the_unit_loss_counts_only_the_frames_of_real_text():
    network, few = tiny_network(), heard()[:3]
    units = [[1, 2, 3], [4, 5], [6]]
    with torch.no_grad():
        losses = [_unit_loss(network, [h], [u]) for h, u in zip(few, units, strict=True)]
        together = _unit_loss(network, few, units)
    assert together == pytest.approx(np.average(losses, weights=[3, 2, 1]), rel=1e-4)


def _unit_loss(network, members, units):
    batch, generator = text_batch(members, Letters()), network.unit_generator
    hidden = decode(network.text_decoder, batch)
    scores, _ = generator(hidden, generator.initial_state(len(members)))
    return unit_loss(scores, batch, units, generator.sizes.frames_per_state).item()
