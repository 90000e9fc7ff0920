import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("torch")

import torch
from torch import nn

from engine.training.course import Course, Plan, learning_rate

pytestmark = pytest.mark.torch

ROOT = Path(__file__).parent.parent.parent.parent


def course(folder, model, n_steps, *, resume=False):
    return Course(model, folder / "model.pt", Plan(n_steps, 0.1, n_warm_up=2), resume=resume)


def take_steps(course, model, n_steps):
    while course.step < n_steps:
        course.learn((model(torch.ones(1, 3)) ** 2).sum())


@pytest.fixture
def model():
    torch.manual_seed(1)
    return nn.Linear(3, 2)


def test_the_rate_climbs_and_falls():
    rates = [learning_rate(step, 1000, 2.0, 400) for step in (0, 199, 399, 400, 700, 1000)]
    assert rates == pytest.approx([0.005, 1.0, 2.0, 2.0, 1.0, 0.02])
    assert learning_rate(0, 100, 2.0, 400) == pytest.approx(0.005)


def test_a_step_follows_the_gradient(tmp_path, model):
    training, before = course(tmp_path, model, 30), (model(torch.ones(1, 3)) ** 2).sum()
    take_steps(training, model, 30)
    assert training.is_over
    assert (model(torch.ones(1, 3)) ** 2).sum() < before


@pytest.mark.parametrize("bfloat16", [False, True])
def test_half_precision_is_for_products_alone(tmp_path, model, bfloat16):
    training = Course(model, tmp_path / "m.pt", Plan(3, 0.1), resume=False, bfloat16=bfloat16)
    with training.precision():
        product = model(torch.ones(1, 3))
    assert product.dtype == (torch.bfloat16 if bfloat16 else torch.float32)
    training.learn(product.float().square().sum())
    assert model.weight.dtype == torch.float32
    assert (model(torch.ones(1, 3)) - product).abs().max() > 0


def test_a_resumed_course_is_the_course_that_never_stopped(tmp_path, model, monkeypatch):
    monkeypatch.setattr("engine.training.course.SAVE_EVERY_S", -1.0)  # so every step is kept
    whole = nn.Linear(3, 2)
    whole.load_state_dict(model.state_dict())
    (tmp_path / "whole").mkdir()
    take_steps(course(tmp_path / "whole", whole, 9), whole, 9)
    take_steps(course(tmp_path, model, 9), model, 4)
    again = nn.Linear(3, 2)
    rest = course(tmp_path, again, 9, resume=True)
    assert rest.step == 4
    take_steps(rest, again, 9)
    assert torch.equal(again.weight, whole.weight)
    assert torch.equal(again.bias, whole.bias)


def test_a_course_that_stops_early_has_the_rates_of_the_whole_one(tmp_path, model):
    part = Course(model, tmp_path / "m.pt", Plan(9, 0.1, n_warm_up=2, until=4), resume=False)
    whole = course(tmp_path, nn.Linear(3, 2), 9)
    rates = []
    while not part.is_over:
        rates.append((part.rate, whole.rate))
        take_steps(part, model, part.step + 1)
        whole.step += 1
    assert len(rates) == 4
    assert all(one == other for one, other in rates)
    assert (tmp_path / "m.pt").exists()


def test_a_checkpoint_has_model_optimiser_and_step(tmp_path, model):
    take_steps(course(tmp_path, model, 3), model, 3)
    stored = torch.load(tmp_path / "model.pt", weights_only=True)
    assert set(stored) == {"model", "optimiser", "step"}
    assert stored["step"] == 3
    assert [path.name for path in tmp_path.iterdir()] == ["model.pt"]


def test_without_resume_a_course_begins_anew(tmp_path, model):
    take_steps(course(tmp_path, model, 3), model, 3)
    assert course(tmp_path, model, 5).step == 0
    assert course(tmp_path / "elsewhere", model, 5, resume=True).step == 0


def test_a_course_may_begin_with_the_weights_of_another(tmp_path, model):
    take_steps(course(tmp_path, model, 3), model, 3)
    other = nn.Linear(3, 2)
    begun = Course(
        other, tmp_path / "other.pt", Plan(3, 0.1), resume=True, weights=tmp_path / "model.pt"
    )
    assert begun.step == 0
    assert torch.equal(other.weight, model.weight)


TOGETHER = """
import sys, torch
from pathlib import Path
from torch import nn
from engine.training.course import Course, Plan, join_processes, rank
join_processes()
torch.manual_seed(1)
model = nn.Linear(3, 2)
training = Course(model, Path(sys.argv[1]), Plan(2, 0.1, n_warm_up=1), resume=False)
while not training.is_over:
    if rank() == 0:
        training.learn((model.weight @ torch.ones(3)).square().sum())
    else:
        training.learn(model(torch.full((1, 3), 2.0)).square().sum())
"""


def test_processes_that_learn_together_take_the_step_of_their_mean(tmp_path, model):
    (tmp_path / "together.py").write_text(TOGETHER)
    launch = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2"]
    command = [*launch, str(tmp_path / "together.py"), str(tmp_path / "together.pt")]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    alone = Course(model, tmp_path / "alone.pt", Plan(2, 0.1, n_warm_up=1), resume=False)
    while not alone.is_over:
        without_bias = (model.weight @ torch.ones(3)).square().sum()
        alone.learn((without_bias + model(torch.full((1, 3), 2.0)).square().sum()) / 2)
    together = torch.load(tmp_path / "together.pt", weights_only=True)["model"]
    torch.testing.assert_close(together["weight"], model.weight.detach())


def test_losses_are_written_down_for_tensorboard(tmp_path, model):
    training = course(tmp_path, model, 30)
    for loss in (1.0, 3.0):
        training.note(loss=torch.tensor(loss))
    assert training.tell() == "loss 2.000"
    training.note(loss=torch.tensor(5.0))
    assert training.tell() == "loss 5.000"
    training.close()
    told = read_events(tmp_path / "journal" / "model")
    assert [(value.tag, value.simple_value) for value in told if value.tag == "loss"] == [
        ("loss", 2.0),
        ("loss", 5.0),
    ]
    assert {value.tag for value in told} == {"loss", "rate"}


def read_events(folder):
    """Return the values of the one file in `folder`, whose records are framed as TFRecords."""
    from tensorboardX.proto.event_pb2 import Event

    (path,) = folder.iterdir()
    stored, values = path.read_bytes(), []
    while stored:
        (n_bytes,) = struct.unpack("<Q", stored[:8])
        values += Event.FromString(stored[12 : 12 + n_bytes]).summary.value
        stored = stored[16 + n_bytes :]
    return values
