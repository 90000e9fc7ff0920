"""HMT's recursions are the sums over all ways to read that they stand for."""

import itertools
import math

import pytest

pytest.importorskip("torch")

import torch

from engine.training.hidden_markov import (
    expected_delays,
    forward_logs,
    log_likelihood,
    paths,
    selection,
)
from engine.training.network.read_points import read_points

pytestmark = pytest.mark.torch


def drawn(lag, n_candidates, n_source, n_target):
    torch.manual_seed(n_target)
    lengths = torch.tensor([[n_target]])
    points = read_points(torch.tensor([[lag]]), torch.tensor([n_source]), lengths, n_candidates)
    takes, emissions = torch.randn(2, 1, n_target, n_candidates)
    is_candidate = points.is_candidate[0]
    return takes, emissions - 2, points.read[0], is_candidate, lengths[0]


def way_probabilities(takes, read, is_candidate):
    """Yield every way to read, and its probability: asked from the first moment not yet passed."""
    n_target, n_candidates = read.shape[1:]
    for way in itertools.product(range(n_candidates), repeat=n_target):
        probability, n_before = 1.0, 0
        for i, k in enumerate(way):
            asked = [c for c in range(n_candidates) if is_candidate[0, i, c]]
            asked = [c for c in asked if read[0, i, c] >= n_before]
            if k not in asked:
                probability = 0.0
                break
            for c in asked[: asked.index(k) + 1]:
                take = 1 / (1 + math.exp(-takes[0, i, c])) if c != asked[-1] else 1.0
                probability *= take if c == k else 1 - take
            n_before = read[0, i, k]
        yield way, probability


SIZES = [
    (lag, n_candidates, n_source, n_target)
    for lag in (1, 2)
    for n_candidates in (1, 2, 3)
    for n_source, n_target in ((1, 3), (4, 5), (9, 4), (3, 1))
]


@pytest.mark.parametrize(("lag", "n_candidates", "n_source", "n_target"), SIZES)
def test_the_likelihood_is_the_sum_over_all_ways_to_read(lag, n_candidates, n_source, n_target):
    takes, emissions, read, is_candidate, lengths = drawn(lag, n_candidates, n_source, n_target)
    along = paths(selection(takes, is_candidate), read)
    total = sum(
        probability * math.exp(sum(float(emissions[0, i, k]) for i, k in enumerate(way)))
        for way, probability in way_probabilities(takes, read, is_candidate)
    )
    likelihood = float(log_likelihood(along, emissions, lengths))
    assert likelihood == pytest.approx(math.log(total), abs=1e-5)


@pytest.mark.parametrize(("lag", "n_candidates", "n_source", "n_target"), SIZES)
def test_the_ways_to_read_have_probability_one(lag, n_candidates, n_source, n_target):
    takes, _, read, is_candidate, lengths = drawn(lag, n_candidates, n_source, n_target)
    along = paths(selection(takes, is_candidate), read)
    nothing = torch.zeros_like(takes)
    assert float(log_likelihood(along, nothing, lengths)) == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize(("lag", "n_candidates", "n_source", "n_target"), SIZES)
def test_the_delay_is_the_mean_over_all_ways_to_read(lag, n_candidates, n_source, n_target):
    takes, _, read, is_candidate, lengths = drawn(lag, n_candidates, n_source, n_target)
    late = (read - read[..., :1])[0]
    waiting = max(1, int(((late > 0) & is_candidate[0]).any(dim=-1).sum()))
    expected = sum(
        probability * sum(float(late[i, k]) for i, k in enumerate(way)) / waiting
        for way, probability in way_probabilities(takes, read, is_candidate)
    )
    along = paths(selection(takes, is_candidate), read)
    delay = float(expected_delays(along, read, is_candidate, lengths))
    assert delay == pytest.approx(expected, abs=1e-5)


def test_a_text_that_ended_keeps_its_likelihood_beside_a_longer_one():
    n_target = torch.tensor([[5], [2]])
    points = read_points(torch.tensor([[1], [1]]), torch.tensor([6, 3]), n_target, 3)
    torch.manual_seed(1)
    takes, emissions = torch.randn(2, 2, 5, 3)
    read, is_candidate = points.read[:, 0], points.is_candidate[:, 0]
    along = paths(selection(takes, is_candidate), read)
    both = log_likelihood(along, emissions, n_target[:, 0])
    alone = slice(1, 2), slice(0, 2)
    short = paths(selection(takes[alone], is_candidate[alone]), read[alone])
    assert both[1] == pytest.approx(
        float(log_likelihood(short, emissions[alone], torch.tensor([2]))), abs=1e-5
    )


def test_gradients_are_numbers():
    takes, emissions, read, is_candidate, lengths = drawn(1, 3, 4, 6)
    takes.requires_grad_()
    along = paths(selection(takes, is_candidate), read)
    forward_logs(along, emissions, lengths).sum().backward()
    assert takes.grad.isfinite().all()
