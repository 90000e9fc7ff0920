from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("sentencepiece")

import torch

from engine.runtime.features import POWER_FLOOR
from engine.training.distortion import Distorter
from engine.training.shards import (
    KEPT_SILENCE_FRAMES,
    Cmvn,
    Dealer,
    Utterance,
    read_shard,
    read_shards,
    trimmed,
)
from tests.engine.training.letters import Letters

pytestmark = pytest.mark.torch

CMVN = Cmvn(np.full(80, -2.0, np.float32), np.full(80, 3.0, np.float32))


def utterances(n=60):
    rng = np.random.default_rng(1)
    return [
        Utterance(
            "pico",
            rng.standard_normal((int(rng.integers(20, 200)), 80)).astype(np.float32),
            f"source {i}",
            f"target {i}",
        )
        for i in range(n)
    ]


def dealer(seed=1, max_features=800, **options):
    return Dealer(CMVN, Letters(), Letters(), max_features, seed, **options)


def texts_of(batches):
    letters = Letters()
    return [letters.decode(ids) for batch in batches for ids in batch.source]


def test_an_epoch_deals_every_utterance_once():
    texts = texts_of(dealer().epoch(utterances()))
    dealt = [f"source{part}" for text in texts for part in text.split("source")[1:]]
    assert sorted(part.strip() for part in dealt) == sorted(u.source for u in utterances())
    assert 1 < sum(text.count("source") == 2 for text in texts) < 20  # a few are joined


def test_a_batch_holds_whole_blocks_and_not_too_much():
    for batch in dealer().epoch(utterances()):
        n_batch, n_features, n_mels = batch.features.shape
        assert n_mels == 80
        assert n_batch == len(batch.source) == len(batch.target)
        assert n_batch * n_features <= 800 or n_batch == 1
        assert (batch.n_features % 32 == 0).all()
        assert n_features == batch.n_features.max()


def test_both_texts_of_an_utterance_stay_together():
    letters = Letters()
    for batch in dealer().epoch(utterances()):
        for source, target in zip(batch.source, batch.target, strict=True):
            assert letters.decode(source).replace("source", "target") == letters.decode(target)


def test_features_are_normalised_and_padded_with_silence():
    short, long = (Utterance("pico", np.zeros((n, 80), np.float32), "s", "t") for n in (40, 70))
    batch = dealer().batch([[short], [long]])
    silence = (np.log(POWER_FLOOR) + 2) / 3
    assert batch.n_features.tolist() == [64, 96]
    np.testing.assert_allclose(batch.features[0, :40], 2 / 3, rtol=1e-6)
    np.testing.assert_allclose(batch.features[0, 40:], silence, rtol=1e-5)
    np.testing.assert_allclose(batch.features[1, 70:], silence, rtol=1e-5)


def test_joined_utterances_are_heard_one_after_the_other():
    a = Utterance("pico", np.full((10, 80), 1, np.float32), "a", "b")
    b = Utterance("pico", np.full((22, 80), 4, np.float32), "c", "d")
    batch = dealer().batch([[a, b]])
    assert batch.features[0, :, 0].tolist() == [1.0] * 10 + [2.0] * 22
    assert texts_of([batch]) == ["a c"]


def test_the_order_is_the_seeds_and_differs_between_epochs():
    once, again, other = dealer(), dealer(), dealer(seed=2)
    first = texts_of(once.epoch(utterances()))
    assert texts_of(again.epoch(utterances())) == first
    assert texts_of(other.epoch(utterances())) != first
    assert texts_of(once.epoch(utterances())) != first


def test_the_silence_after_the_last_word_is_cut_short():
    features = np.full((200, 80), -15, np.float32)
    features[20:100] = 0.0
    assert len(trimmed(features)) == 99 + KEPT_SILENCE_FRAMES
    features[150] = -14  # a breath above the floor is silence too
    assert len(trimmed(features)) == 99 + KEPT_SILENCE_FRAMES


def test_what_is_one_sound_throughout_is_kept():
    assert len(trimmed(np.zeros((50, 80), np.float32))) == 50


def test_statistics_are_those_of_the_frames_and_are_read_as_saved(tmp_path):
    heard = utterances()
    frames = np.concatenate([u.features for u in heard])
    Cmvn.measure(heard).save(tmp_path / "cmvn.npz")
    cmvn = Cmvn.read(tmp_path / "cmvn.npz")
    np.testing.assert_allclose(cmvn.mean, frames.mean(axis=0), atol=1e-5)
    np.testing.assert_allclose(cmvn.std, frames.std(axis=0), rtol=1e-4)
    assert cmvn.mean.dtype == cmvn.std.dtype == np.float32


def write_shard(folder, number, lengths):
    frames = np.random.default_rng(number).standard_normal((sum(lengths), 80))
    np.save(folder / f"{number:04d}.npy", frames.astype(np.float16))
    lines = [f"pico\t{n}\tsource {number}{n}\ttarget\n" for n in lengths]
    (folder / f"{number:04d}.tsv").write_text("".join(lines), encoding="utf-8")


def test_a_shard_is_cut_where_its_utterances_end(tmp_path):
    write_shard(tmp_path, 0, [30, 41, 50])
    stored = np.load(tmp_path / "0000.npy")
    read = read_shard(tmp_path / "0000.npy")
    assert [u.source for u in read] == ["source 030", "source 041", "source 050"]
    for utterance, start, n in zip(read, [0, 30, 71], [30, 41, 50], strict=True):
        np.testing.assert_array_equal(utterance.features, trimmed(stored[start : start + n]))


def test_a_shard_that_is_still_written_is_not_read(tmp_path):
    write_shard(tmp_path, 0, [30])
    write_shard(tmp_path, 1, [31, 32])
    (tmp_path / "0002.partial.npy").write_bytes(b"half a sh")
    assert len(read_shards(tmp_path)) == 3


def test_a_plain_voice_is_never_distorted_and_others_are():
    pair = utterances(2)
    pair[1] = replace(pair[1], voice="reader")
    plain, distorting = dealer(), dealer(distorter=Distorter(1), plain_voices=["pico"])
    as_is, heard = (d.batch([[u] for u in pair]).features for d in (plain, distorting))
    assert torch.equal(heard[0], as_is[0])
    assert not torch.allclose(heard[1], as_is[1])
