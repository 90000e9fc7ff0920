import random

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("sentencepiece")

import torch

from engine.training import recogniser
from engine.training.recogniser import ctc_loss, thinned
from engine.training.shards import Utterance
from tests.engine.training.made_up import write_corpus

pytestmark = pytest.mark.torch


def test_the_ctc_loss_sums_over_every_path_and_counts_tokens():
    probs = torch.tensor([[[0.5, 0.3, 0.2], [0.1, 0.6, 0.3]], [[0.2, 0.3, 0.5], [0.4, 0.5, 0.1]]])
    # One token in two frames: token-token, blank-token, token-blank. Two tokens: only one path.
    one = 0.3 * 0.6 + 0.5 * 0.6 + 0.3 * 0.1
    two = 0.5 * 0.5
    loss = ctc_loss(probs.log(), torch.tensor([2, 2]), [[1], [2, 1]])
    assert loss.item() == pytest.approx(-(np.log(one) + np.log(two)) / 3, rel=1e-5)


def test_the_ctc_loss_does_not_look_at_padding():
    logits = torch.randn(1, 9, 5)
    alone = ctc_loss(logits[:, :6], torch.tensor([6]), [[1, 2]])
    torch.testing.assert_close(ctc_loss(logits, torch.tensor([6]), [[1, 2]]), alone)


def test_a_text_too_long_for_its_sound_costs_nothing():
    loss = ctc_loss(torch.randn(1, 2, 5), torch.tensor([2]), [[1, 2, 3]])
    assert loss.item() == 0


def test_sounds_in_which_nobody_speaks_teach_blanks():
    logits = torch.randn(2, 4, 5)
    loss = ctc_loss(logits, torch.tensor([4, 2]), [[], []])
    blanks = logits.log_softmax(-1)[..., 0]
    torch.testing.assert_close(loss, -(blanks[0].sum() + blanks[1, :2].sum()))


def test_a_voice_can_be_thinned_out():
    heard = [Utterance(voice, np.zeros((1, 80)), "", "") for voice in ["pico", "espeak"] * 200]
    left = thinned(heard, ["espeak=0", "pico=0.5"], random.Random(1))
    assert {u.voice for u in left} == {"pico"}
    assert 70 < len(left) < 130
    assert thinned(heard, [], random.Random(1)) == heard


@pytest.fixture
def work(tmp_path):
    write_corpus(tmp_path)
    return tmp_path


def run_stage(work, monkeypatch, n_steps, *flags):
    arguments = ["--speech", work / "speech", "--work", work, "--steps", n_steps, "--batch-s", 3]
    command = ["recogniser", *map(str, arguments), "--threads", "1", *flags]
    monkeypatch.setattr("sys.argv", command)
    recogniser.main()
    return torch.load(work / "encoder.pt", weights_only=True)


def test_the_stage_trains_and_goes_on_from_its_checkpoint(work, monkeypatch, capsys):
    first = run_stage(work, monkeypatch, 2)
    assert first["step"] == 2
    second = run_stage(work, monkeypatch, 4, "--resume")
    assert second["step"] == 4
    assert {int(state["step"]) for state in second["optimiser"]["state"].values()} == {4}
    name = "encoder.linear.weight"
    assert not torch.equal(first["model"][name], second["model"][name])
    assert (first["model"][name] - second["model"][name]).abs().max() < 0.01
    assert capsys.readouterr().out.startswith("5 utterances\n")


def test_the_same_seed_trains_the_same_model(work, monkeypatch):
    once, again = (run_stage(work, monkeypatch, 1)["model"] for _ in range(2))
    assert all(torch.equal(once[name], again[name]) for name in once)
