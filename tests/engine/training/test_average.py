import pytest

pytest.importorskip("torch")

import torch

from engine.training import average

pytestmark = pytest.mark.torch


def test_a_mean_lies_between_two_checkpoints(tmp_path, monkeypatch):
    for name, weight, n_seen in (("first", 1.0, 3), ("second", 5.0, 8)):
        model = {"weight": torch.full((2,), weight), "n_seen": torch.tensor(n_seen)}
        torch.save({"model": model, "step": 9}, tmp_path / f"{name}.pt")
    command = ["average", tmp_path / "first.pt", tmp_path / "second.pt", "--share", 0.25]
    command += ["--out", tmp_path / "mean.pt"]
    monkeypatch.setattr("sys.argv", [str(argument) for argument in command])
    average.main()
    mean = torch.load(tmp_path / "mean.pt", weights_only=True)
    assert mean.keys() == {"model"}
    assert mean["model"]["weight"].tolist() == [4.0, 4.0]
    assert mean["model"]["n_seen"] == 8


def test_checkpoints_of_two_networks_have_no_mean():
    with pytest.raises(KeyError, match="other"):
        average.mean_of({"weight": torch.ones(1)}, {"other": torch.ones(1)}, 0.5)
