"""The course of a network of caption tracks: which policy is learned, from which lags."""

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from engine.training.course import Course, rank
from engine.training.network.separate_decoders import SeparateDecoders
from engine.training.network.track_network import TrackNetwork
from engine.training.track_batches import SentenceIds, TrackBatch, shuffled_batches
from engine.training.track_losses import (
    TrackLoss,
    drawn_lags,
    hmt_loss,
    mean_loss,
    multi_path_loss,
)

Policy = Literal["multi-path", "hmt"]
LAGS = (1, 2, 3, 4, 5, 6, 7, 9)


@dataclass(frozen=True, slots=True)
class TrackPlan:
    """How a network of caption tracks is taught.

    Attributes:
        policy: What is learned.
        batch_tokens: How many target tokens a step has.
        lags: The lags that are drawn from, anew for each sentence.
        first_lags: Those of multi-path steps that come before HMT's.
        together: Whether all languages of a sentence have the same lag.
        n_first_steps: How many multi-path steps come before HMT's.
        latency_weight: Of HMT's delay in its loss.
    """

    policy: Policy
    batch_tokens: int
    lags: tuple[int, ...] = LAGS
    first_lags: tuple[int, ...] = LAGS
    together: bool = False
    n_first_steps: int = 0
    latency_weight: float = 1.0


def learn_tracks(
    network: TrackNetwork | SeparateDecoders,
    course: Course,
    sentences: Sequence[SentenceIds],
    plan: TrackPlan,
    rng: random.Random,
) -> None:
    """Take every step of `course`, epoch after epoch."""
    while not course.is_over:
        for batch in shuffled_batches(sentences, plan.batch_tokens, rng):
            with course.precision():
                loss = _loss(network, batch, plan, course.step, rng)
            course.learn(loss.total)
            course.note(loss=loss.total, likelihood=loss.likelihood, delay=loss.delay)
            if course.has_news and rank() == 0:
                print(f"{course.step} {course.tell()} {course.elapsed_s / 60:.1f} min", flush=True)
            if course.is_over:
                break
    course.close()


def _loss(
    network: TrackNetwork | SeparateDecoders,
    batch: TrackBatch,
    plan: TrackPlan,
    step: int,
    rng: random.Random,
) -> TrackLoss:
    is_hmt = plan.policy == "hmt" and step >= plan.n_first_steps
    choices = plan.lags if is_hmt else plan.first_lags

    def loss_of(network: TrackNetwork, batch: TrackBatch) -> TrackLoss:
        n_batch, n_languages = batch.n_target.shape
        lags = drawn_lags(choices, (n_batch, n_languages), rng, together=plan.together)
        if is_hmt:
            return hmt_loss(network, batch, lags, plan.latency_weight)
        return multi_path_loss(network, batch, lags)

    if isinstance(network, TrackNetwork):
        return loss_of(network, batch)
    parts = [(each, batch.of_language(i)) for i, each in enumerate(network.networks)]
    known = [(each, part) for each, part in parts if len(part.source)]
    n_tokens = [int(part.n_target.sum()) for _, part in known]
    return mean_loss([loss_of(each, part) for each, part in known], n_tokens)


def add_policy(parser: argparse.ArgumentParser) -> None:
    """Add what is learned, and how, to the arguments of a stage."""
    parser.add_argument("--policy", choices=("multi-path", "hmt"), required=True)
    parser.add_argument("--batch-tokens", type=int, default=1000, help="target tokens of a step")
    parser.add_argument("--lags", type=_numbers, default=LAGS, help="to draw from, such as 1,3,5")
    parser.add_argument("--first-lags", type=_numbers, default=LAGS, help="likewise, before HMT")
    parser.add_argument("--first-steps", type=int, default=0, help="of multi-path, before HMT's")
    parser.add_argument("--latency-weight", type=float, default=1.0)
    parser.add_argument(
        "--together", action="store_true", help="one lag for all languages of a sentence"
    )


def policy_of(arguments: argparse.Namespace) -> TrackPlan:
    """Return the plan that a stage's arguments ask for; see `add_policy`."""
    return TrackPlan(
        arguments.policy,
        arguments.batch_tokens,
        arguments.lags,
        arguments.first_lags,
        arguments.together,
        arguments.first_steps,
        arguments.latency_weight,
    )


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(","))
