"""A course of training: one model, its optimiser, the steps taken, and the checkpoint of all three.

A checkpoint is {"model", "optimiser", "step"}, replaced whole every few minutes; the losses go into
a journal beside it. Knows no data, and what a loss is only by its name.
"""

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, distributed, nn

from engine.training.journal import Journal

SAVE_EVERY_S = 180
TELL_EVERY_STEPS = 50
LARGEST_NORM = 1.0
JOURNAL = "journal"  # the folder beside the checkpoint, with one for each model


@dataclass(frozen=True, slots=True)
class Plan:
    """How many steps a course has, and how fast it learns at its fastest.

    With `until` it stops after that many steps, at the rates of the whole course.
    """

    n_steps: int
    peak_rate: float
    n_warm_up: int = 400
    until: int | None = None


def learning_rate(step: int, n_steps: int, peak: float, n_warm_up: int = 400) -> float:
    """Return the rate: linear up to `peak`, then linear to a hundredth of it."""
    if step < n_warm_up:
        return peak * (step + 1) / n_warm_up
    return peak * max(0.01, 1 - (step - n_warm_up) / max(1, n_steps - n_warm_up))


class Course:
    """Takes one step a loss, keeps the model every few minutes, and sums up the losses noted."""

    def __init__(
        self,
        model: nn.Module,
        checkpoint: Path,
        plan: Plan,
        *,
        resume: bool,
        weights: Path | None = None,
        bfloat16: bool = False,
    ) -> None:
        """Begin with the `weights` of another course, if any; `resume` goes on with this one's."""
        self.step = 0
        self._bfloat16 = bfloat16
        self._model, self._checkpoint, self._plan = model, checkpoint, plan
        self._optimiser = torch.optim.AdamW(
            model.parameters(), betas=(0.9, 0.98), weight_decay=0.01
        )
        if resume and checkpoint.exists():
            self._restore()
        elif weights is not None:
            model.load_state_dict(torch.load(weights, weights_only=True)["model"])
        self._start_s = self._saved_s = time.monotonic()
        self._noted: list[dict[str, float]] = []
        self._journal = Journal(checkpoint.parent / JOURNAL / checkpoint.stem)

    @property
    def is_over(self) -> bool:
        """Whether every step is taken that this run is to take."""
        plan = self._plan
        return self.step >= (plan.n_steps if plan.until is None else plan.until)

    @property
    def rate(self) -> float:
        """The learning rate of the next step."""
        plan = self._plan
        return learning_rate(self.step, plan.n_steps, plan.peak_rate, plan.n_warm_up)

    @property
    def elapsed_s(self) -> float:
        """How long this command has trained."""
        return time.monotonic() - self._start_s

    @property
    def has_news(self) -> bool:
        """Whether it is time to tell how it goes."""
        return self.step % TELL_EVERY_STEPS == 0

    def precision(self) -> torch.autocast:
        """Return the context of what leads to a loss: weights stay in single precision.

        Losses are to be computed from `.float()`; gradients need no context.
        """
        return torch.autocast("cpu", torch.bfloat16, enabled=self._bfloat16)

    def learn(self, loss: Tensor) -> Tensor:
        """Take one step down `loss` and return the norm of its gradient."""
        for group in self._optimiser.param_groups:
            group["lr"] = self.rate
        self._optimiser.zero_grad()
        loss.backward()
        share_gradients(self._model)
        norm: Tensor = nn.utils.clip_grad_norm_(self._model.parameters(), LARGEST_NORM)
        self._optimiser.step()
        self.step += 1
        if self.is_over or time.monotonic() - self._saved_s > SAVE_EVERY_S:
            self._save()
        return norm

    def note(self, **values: Tensor) -> None:
        """Remember what the last step measured, by name."""
        self._noted.append({name: float(value.detach()) for name, value in values.items()})

    def tell(self) -> str:
        """Return the mean of each value noted since the last call, and write it down."""
        noted, self._noted = self._noted, []
        means = {name: sum(each[name] for each in noted) / len(noted) for name in noted[0]}
        self._journal.write(self.step, {**means, "rate": self.rate})
        return " ".join(f"{name} {mean:.3f}" for name, mean in means.items())

    def close(self) -> None:
        """Close the journal; the checkpoint is written by then."""
        self._journal.close()

    def _restore(self) -> None:
        stored = torch.load(self._checkpoint, weights_only=True)
        self._model.load_state_dict(stored["model"])
        self._optimiser.load_state_dict(stored["optimiser"])
        self.step = stored["step"]

    def _save(self) -> None:
        self._saved_s = time.monotonic()
        if rank() > 0:
            return
        stored = {
            "model": self._model.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "step": self.step,
        }
        partial = self._checkpoint.with_suffix(".partial")
        torch.save(stored, partial)
        partial.rename(self._checkpoint)


def add_course(parser: argparse.ArgumentParser) -> None:
    """Add how a course begins to the arguments of a stage."""
    parser.add_argument("--weights", type=Path, help="a checkpoint of another run to begin with")
    parser.add_argument("--resume", action="store_true", help="go on from this run's checkpoint")
    parser.add_argument(
        "--bfloat16",
        action="store_true",
        help="multiply in half precision: faster where the processor has instructions for it",
    )


def begin_course(
    model: nn.Module, checkpoint: Path, plan: Plan, arguments: argparse.Namespace
) -> Course:
    """Return the course that a stage's arguments ask for; see `add_course`."""
    weights: Path | None = arguments.weights
    resume, bfloat16 = arguments.resume, arguments.bfloat16
    return Course(model, checkpoint, plan, resume=resume, weights=weights, bfloat16=bfloat16)


def join_processes() -> None:
    """Learn together with the other processes of `torchrun`, where it started this one."""
    if distributed.is_torchelastic_launched():
        distributed.init_process_group("gloo")


def rank() -> int:
    """Return which of the processes that learn together this one is; 0 where it is alone."""
    return distributed.get_rank() if distributed.is_initialized() else 0


def share_gradients(model: nn.Module) -> None:
    """Give every process the mean of all gradients, in one message."""
    if not distributed.is_initialized():
        return
    for parameter in model.parameters():  # what one process had no use for, another may have
        if parameter.grad is None:
            parameter.grad = torch.zeros_like(parameter)
    gradients = [parameter.grad for parameter in model.parameters()]
    flat = torch.cat([gradient.flatten() for gradient in gradients])
    distributed.all_reduce(flat)
    flat /= distributed.get_world_size()
    start = 0
    for gradient in gradients:
        gradient.copy_(flat[start : start + gradient.numel()].view_as(gradient))
        start += gradient.numel()
