"""What keeps a network from telling people from synthesisers, where only one language has people.

A critic guesses from what the network has heard whether a person spoke; the gradient of its success
reaches the network with its sign turned (Ganin and Lempitsky, "Unsupervised domain adaptation by
backpropagation", ICML 2015). It hears only the language that both speak, so that it cannot gain by
guessing the language.
"""

from typing import Any

import torch
from torch import Tensor, nn

N_HIDDEN = 32


class _Turned(torch.autograd.Function):
    """The same values, and gradients of the other sign."""

    @staticmethod
    def forward(ctx: Any, values: Tensor, strength: float) -> Tensor:  # noqa: ANN401 - torch's
        ctx.strength = strength
        return values.view_as(values)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None]:  # noqa: ANN401 - torch's
        return -ctx.strength * gradient, None


class Critic(nn.Module):
    """Guesses from the hidden values (B, n_hidden) of a network whether a person spoke."""

    def __init__(self, n_hidden: int, strength: float) -> None:
        super().__init__()
        self._strength = strength
        self.layers = nn.Sequential(
            nn.Linear(n_hidden, N_HIDDEN), nn.ReLU(), nn.Linear(N_HIDDEN, 1)
        )

    def forward(self, hidden: Tensor, is_person: Tensor) -> Tensor:
        """Return the loss of the guesses (B,), whose gradient turns before it reaches `hidden`."""
        guessed = self.layers(_Turned.apply(hidden, self._strength))[:, 0]
        loss: Tensor = nn.functional.binary_cross_entropy_with_logits(guessed, is_person.float())
        return loss
