"""A course of training: one model, its optimiser, the steps taken, and the checkpoint of all three.

A checkpoint is {"model", "optimiser", "step"}, replaced whole every few minutes. Knows neither data
nor losses.
"""

import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

SAVE_EVERY_S = 180
TELL_EVERY_STEPS = 50
LARGEST_NORM = 1.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How many steps a course has, and how fast it learns at its fastest."""

    n_steps: int
    peak_rate: float
    n_warm_up: int = 400


def learning_rate(step: int, n_steps: int, peak: float, n_warm_up: int = 400) -> float:
    """Return the rate: linear up to `peak`, then linear to a hundredth of it."""
    if step < n_warm_up:
        return peak * (step + 1) / n_warm_up
    return peak * max(0.01, 1 - (step - n_warm_up) / max(1, n_steps - n_warm_up))


class Course:
    """Takes one step a loss, keeps the model every few minutes, and sums up the losses noted."""

    def __init__(self, model: nn.Module, checkpoint: Path, plan: Plan, *, resume: bool) -> None:
        self.step = 0
        self._model, self._checkpoint, self._plan = model, checkpoint, plan
        self._optimiser = torch.optim.AdamW(
            model.parameters(), betas=(0.9, 0.98), weight_decay=0.01
        )
        if resume and checkpoint.exists():
            self._restore()
        self._start_s = self._saved_s = time.monotonic()
        self._noted: list[tuple[float, ...]] = []

    @property
    def is_over(self) -> bool:
        """Whether every step is taken."""
        return self.step >= self._plan.n_steps

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

    def learn(self, loss: Tensor) -> Tensor:
        """Take one step down `loss` and return the norm of its gradient."""
        for group in self._optimiser.param_groups:
            group["lr"] = self.rate
        self._optimiser.zero_grad()
        loss.backward()
        norm: Tensor = nn.utils.clip_grad_norm_(self._model.parameters(), LARGEST_NORM)
        self._optimiser.step()
        self.step += 1
        if self.is_over or time.monotonic() - self._saved_s > SAVE_EVERY_S:
            self._save()
        return norm

    def note(self, *values: Tensor) -> None:
        """Remember what the last step measured."""
        self._noted.append(tuple(float(value.detach()) for value in values))

    def means(self) -> str:
        """Return the mean of each value noted since the last call."""
        columns = zip(*self._noted, strict=True)
        text = " ".join(f"{sum(column) / len(column):.3f}" for column in columns)
        self._noted.clear()
        return text

    def _restore(self) -> None:
        stored = torch.load(self._checkpoint, weights_only=True)
        self._model.load_state_dict(stored["model"])
        self._optimiser.load_state_dict(stored["optimiser"])
        self.step = stored["step"]

    def _save(self) -> None:
        stored = {
            "model": self._model.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "step": self.step,
        }
        partial = self._checkpoint.with_suffix(".partial")
        torch.save(stored, partial)
        partial.rename(self._checkpoint)
        self._saved_s = time.monotonic()
