import pytest

pytest.importorskip("torch")
pytest.importorskip("onnxscript")

import torch

from engine.training import restore

pytestmark = pytest.mark.torch


def stored(path):
    return torch.load(path, weights_only=True)


def test_a_bundle_gives_back_the_weights_it_was_exported_from(exported, tmp_path, monkeypatch):
    folder, work = exported.bundle.folder, tmp_path / "work"
    arguments = ["restore", "--bundle", folder, "--work", work]
    monkeypatch.setattr("sys.argv", [str(argument) for argument in arguments])
    restore.main()
    network = {f"text_decoder.{n}": t for n, t in stored(work / "decoder.pt")["model"].items()}
    units = stored(work / "unit_generator.pt")["model"]
    network |= {f"unit_generator.{name}": tensor for name, tensor in units.items()}
    network |= stored(work / "encoder.pt")["model"]
    expected = exported.network.state_dict()
    assert set(network) == set(expected)
    for name, tensor in expected.items():
        assert torch.equal(network[name], tensor), name
    for name, tensor in exported.voice.state_dict().items():
        assert torch.equal(stored(work / "vocoder.pt")[name], tensor), name
