"""A checkpoint of the authors' offline layout, imported, is the torch network of whole recordings.

It is the checkpoint of made-up weights whose arguments are those of the offline training.
"""

import shutil

import numpy as np
import pytest

pytest.importorskip("torch")

import torch

from app.__main__ import main
from engine.bundle import open_bundle
from engine.runtime.onnx import Graph
from engine.spec import PUBLISHED_OFFLINE
from engine.training.network.streamspeech import StreamSpeech
from tests.engine.checkpoint import CHECKPOINT, renamed
from tests.engine.golden import CLIPS, close, golden, needs_golden
from tests.engine.golden_bundle import import_golden

pytestmark = [pytest.mark.torch, needs_golden]

NAME = "streamspeech.offline.fr-en.pt"
LOUDEST = 32768


@pytest.fixture(scope="module")
def offline(checkpoints, tmp_path_factory):
    """The folder of the bundle, and the torch network of the same weights."""
    folder = tmp_path_factory.mktemp("offline")
    saved = torch.load(checkpoints / CHECKPOINT, weights_only=False)
    options = saved["cfg"]["model"]
    options.chunk_size, options.multichunk, options.uni_encoder = 999_999, False, False
    for name in ("g_00500000", "config.json"):
        (folder / name).symlink_to(checkpoints / name)
    torch.save(saved, folder / NAME)
    network = StreamSpeech(PUBLISHED_OFFLINE)
    network.load_state_dict(renamed(saved["model"]), strict=True)
    yield import_golden(folder, folder, NAME).folder, network.eval()
    shutil.rmtree(folder)


@pytest.mark.parametrize("clip", CLIPS)
@torch.no_grad()
def test_it_computes_what_the_network_does(offline, clip):
    folder, network = offline
    features = golden(clip, "features")["fbank_cmvn"][None]
    states, _ = network.encoder(torch.tensor(features), network.encoder.initial_state(1))
    outputs = Graph(folder / "encoder.onnx").run(features=features)
    close(outputs["states"], states.numpy())
    in_blocks = golden(clip, "encoder")["offline"]
    assert np.abs(outputs["states"][0] - in_blocks).max() > 0.1  # it sees what follows
    hidden, generator = golden(clip, "text")["hidden"][None], network.unit_generator
    scores, _ = generator(torch.tensor(hidden), generator.initial_state(1))
    outputs = Graph(folder / "unit_generator.onnx").run(text_states=hidden)
    close(outputs["unit_log_probs"], scores.log_softmax(-1).numpy())


def test_it_translates_recordings_offline_and_nothing_else(offline, tmp_path, capfd):
    import soundfile

    folder, _ = offline
    assert open_bundle(folder).spec.is_offline
    clip, dub = tmp_path / "clip.wav", tmp_path / "dub.wav"
    soundfile.write(clip, golden(CLIPS[0], "features")["samples"] / LOUDEST, 16_000)
    arguments = ["translate", str(clip), "--bundle", str(folder)]
    assert main([*arguments, "--offline", "--beam", "1", "--dub", str(dub)]) == 0
    assert capfd.readouterr().out.startswith("fr  ")
    assert dub.stat().st_size > 44
    assert main(arguments) != 0
    assert "translate a recording with --offline" in capfd.readouterr().err
