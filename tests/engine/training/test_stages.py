"""Every stage that learns, started as its command is, one after the other on made-up data."""

import pytest

pytest.importorskip("torch")
pytest.importorskip("sentencepiece")
pytest.importorskip("onnxscript")

import torch
from tqdm import tqdm

from engine.training import bundle, recogniser, speech_units, states, translation, vocoder
from tests.engine.training.made_up import TEXTS, write_corpus, write_target_speech

pytestmark = pytest.mark.torch


@pytest.fixture
def work(tmp_path):
    write_corpus(tmp_path)
    write_target_speech(tmp_path)
    return tmp_path


@pytest.fixture
def run(work, monkeypatch):
    monkeypatch.setattr(tqdm, "monitor_interval", 0)  # its thread would outlive the test

    def run(stage, *arguments):
        command = [stage.__name__, "--work", work, *arguments]
        monkeypatch.setattr("sys.argv", [str(argument) for argument in command])
        stage.main()

    return run


def step_of(path):
    return torch.load(path, weights_only=True)["step"]


def test_the_stages_lead_to_a_whole_model(work, run, capsys):
    speech = ("--speech", work / "speech")
    run(recogniser, *speech, "--steps", 1, "--batch-s", 3, "--threads", 1, "--bfloat16")
    run(states, *speech)
    assert len(states.read_states(work / "states")) == len(TEXTS)
    run(translation, "--steps", 2, "--batch-tokens", 20)
    run(translation, "--steps", 3, "--batch-tokens", 20, "--resume", "--bfloat16")
    run(speech_units, "--steps", 1, "--batch-tokens", 20)
    run(speech_units, "--steps", 3, "--batch-tokens", 20, "--resume", "--bfloat16")
    run(vocoder, "--epochs", 1)
    assert (step_of(work / "decoder.pt"), step_of(work / "unit_generator.pt")) == (3, 3)
    out = capsys.readouterr().out
    assert out.count("5 utterances") == 5
    assert "epoch 0: envelope pitch voicing duration" in out

    model = bundle.read_model(work)
    assert not model.network.training
    assert len(model.source_pieces) == 24
    stored = torch.load(work / "decoder.pt", weights_only=True)["model"]
    embedding = model.network.text_decoder.embed_tokens.weight
    assert torch.equal(embedding, stored["embed_tokens.weight"])


def test_states_that_are_there_are_not_made_again(work, run):
    speech = ("--speech", work / "speech")
    run(recogniser, *speech, "--steps", 1, "--batch-s", 3, "--threads", 1)
    run(states, *speech)
    (work / "states" / "0000.states.npy").write_bytes(b"kept")
    run(states, *speech)
    assert (work / "states" / "0000.states.npy").read_bytes() == b"kept"
