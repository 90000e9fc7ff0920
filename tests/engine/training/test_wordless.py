import numpy as np
import pytest

pytest.importorskip("ttspico")

from tqdm import tqdm

from engine.training.augment import PEAK_DB_RANGE
from engine.training.wordless import LENGTH_S_RANGE, Sounds, main

RECORDING = np.sin(np.arange(8_000) / 9).astype(np.float32)


def drawn(seed, n=24, recordings=(RECORDING,)):
    sounds = Sounds([*recordings], seed)
    return [sounds.draw() for _ in range(n)]


def test_the_same_seed_draws_the_same_sounds():
    for once, again in zip(drawn(1, n=6), drawn(1, n=6), strict=True):
        np.testing.assert_array_equal(once, again)


def test_sounds_have_a_length_and_a_level_in_range():
    quietest, loudest = (10 ** (db / 20) for db in PEAK_DB_RANGE)
    for pcm in drawn(2):
        assert pcm.dtype == np.float32
        assert LENGTH_S_RANGE[0] - 0.01 < len(pcm) / 16_000 < LENGTH_S_RANGE[1] + 0.01
        assert quietest * 0.99 < np.abs(pcm).max() < loudest * 1.01


def test_no_recordings_are_needed():
    assert all(np.isfinite(pcm).all() for pcm in drawn(3, n=6, recordings=()))


def test_the_stage_writes_a_shard_without_texts(tmp_path, monkeypatch):
    monkeypatch.setattr(tqdm, "monitor_interval", 0)  # its thread would outlive the test
    (tmp_path / "noise").mkdir()
    command = ["wordless", "--noise", tmp_path / "noise", "--out", tmp_path / "out", "--n", 3]
    monkeypatch.setattr("sys.argv", [str(argument) for argument in command])
    main()
    rows = (tmp_path / "out" / "0000.tsv").read_text(encoding="utf-8").splitlines()
    fields = [row.split("\t") for row in rows]
    assert [(voice, source, target) for voice, _, source, target in fields] == [
        ("wordless", "", "")
    ] * 3
    frames = np.load(tmp_path / "out" / "0000.npy")
    assert len(frames) == sum(int(n_frames) for _, n_frames, _, _ in fields)
