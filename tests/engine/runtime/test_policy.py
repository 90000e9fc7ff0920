import itertools

import numpy as np
import pytest

from engine.config import PolicyConfig
from engine.errors import ConfigError
from engine.runtime.policy import (
    Allowance,
    CtcCounts,
    Read,
    Reading,
    Write,
    allow,
    allowances,
    decide,
    has_grown,
    needed_segments,
)

POLICIES = [
    PolicyConfig(name, lagging_k, stride_n)
    for name, lagging_k, stride_n in itertools.product(("ctc", "wait-k"), (0, 1, 3), (1, 2, 3))
]


def readings_of(counts):
    return [Reading(CtcCounts(*each), i) for i, each in enumerate(counts, start=1)]


@pytest.mark.parametrize(
    ("seen", "accepted", "n_written", "lagging_k", "stride_n", "action"),
    [
        pytest.param((0, 0), (0, 0), 0, 0, 1, Read(), id="nothing heard"),
        pytest.param((1, 0), (0, 0), 0, 0, 1, Read(), id="source grew alone"),
        pytest.param((0, 1), (0, 0), 0, 0, 1, Read(), id="target grew alone"),
        pytest.param((1, 1), (0, 0), 0, 0, 1, Write(1), id="both grew"),
        pytest.param((3, 4), (2, 2), 2, 0, 1, Write(2), id="what is not yet written"),
        pytest.param((3, 4), (2, 2), 1, 0, 1, Write(3), id="what an early end left over, too"),
        pytest.param((3, 4), (3, 3), 1, 0, 1, Read(), id="no new source"),
        pytest.param((2, 2), (1, 1), 0, 2, 1, Read(), id="lagging holds all back"),
        pytest.param((3, 3), (2, 2), 0, 2, 1, Write(1), id="lagging lets one through"),
        pytest.param((2, 3), (1, 1), 1, 0, 2, Read(), id="half a stride of source"),
        pytest.param((3, 3), (1, 1), 0, 0, 2, Write(2), id="whole strides only"),
        pytest.param((3, 3), (1, 1), 2, 0, 2, Read(), id="the stride is written already"),
    ],
)
def test_ctc_writes_what_both_counts_allow(seen, accepted, n_written, lagging_k, stride_n, action):
    config = PolicyConfig("ctc", lagging_k, stride_n)
    before = Allowance(max(0, accepted[1] - lagging_k) // stride_n * stride_n, CtcCounts(*accepted))
    now = allow(before, Reading(CtcCounts(*seen), 9), config)
    assert decide(before, now, n_written, final=False) == action


@pytest.mark.parametrize(
    ("counts", "lagging_k", "stride_n", "g"),
    [
        pytest.param([(1, 1), (2, 2), (3, 3)], 0, 1, [1, 2, 3, None], id="a token a chunk"),
        pytest.param([(1, 1), (2, 2), (3, 3)], 1, 1, [2, 3, None], id="one held back"),
        pytest.param([(1, 2), (1, 3), (2, 4)], 0, 1, [1, 1, 3, 3, None], id="source stood still"),
        pytest.param([(1, 1), (2, 2), (4, 5)], 0, 2, [2, 2, 3, 3, None], id="two at once"),
        pytest.param([(0, 0), (0, 0), (5, 2)], 0, 1, [3, 3, None], id="silence first"),
    ],
)
def test_g_of_ctc(counts, lagging_k, stride_n, g):
    config, readings = PolicyConfig("ctc", lagging_k, stride_n), readings_of(counts)
    assert [needed_segments(i, readings, config) for i in range(1, len(g) + 1)] == g


@pytest.mark.parametrize(
    ("lagging_k", "stride_n", "g"),
    [
        (0, 1, [1, 2, 3, 4, 5, 6]),
        (3, 1, [4, 5, 6, 7, 8, 9]),
        (3, 2, [5, 5, 7, 7, 9, 9]),
        (1, 3, [4, 4, 4, 7, 7, 7]),
        (10, 1, [11, 12, None, None, None, None]),
    ],
)
def test_g_of_wait_k(lagging_k, stride_n, g):
    config, readings = PolicyConfig("wait-k", lagging_k, stride_n), readings_of([(0, 0)] * 12)
    assert [needed_segments(i, readings, config) for i in range(1, 7)] == g


@pytest.mark.parametrize("config", POLICIES, ids=str)
def test_g_never_decreases_whatever_is_heard(config):
    rng = np.random.default_rng(1)
    for _ in range(20):
        counts = rng.integers(0, 3, (15, 2)).cumsum(axis=0).tolist()
        readings = readings_of(counts)
        g = [needed_segments(i, readings, config) for i in range(1, 40)]
        reached = [n_segments for n_segments in g if n_segments is not None]
        assert reached == sorted(reached)
        assert g[len(reached) :] == [None] * (39 - len(reached))


@pytest.mark.parametrize("config", POLICIES, ids=str)
def test_the_stream_and_g_say_the_same(config):
    counts = np.random.default_rng(2).integers(0, 3, (15, 2)).cumsum(axis=0).tolist()
    readings, n_written = readings_of(counts), 0
    before, written_at = Allowance(), []
    for read, now in zip(readings, allowances(readings, config), strict=True):
        match decide(before, now, n_written, final=False):
            case Write(n_new):
                written_at += [read.n_segments] * n_new
                n_written += n_new
        before = now
    g = [needed_segments(i, readings, config) for i in range(1, n_written + 2)]
    assert [*written_at, None] == g


@pytest.mark.parametrize("config", POLICIES, ids=str)
def test_counts_that_shrink_take_nothing_back(config):
    before = allow(Allowance(), Reading(CtcCounts(9, 9), 9), config)
    assert allow(before, Reading(CtcCounts(2, 2), 2), config) == before


def test_at_the_end_it_writes_to_the_end():
    assert decide(Allowance(), Allowance(), 3, final=True) == Write(None)


def test_counts_grow_together_or_not_at_all():
    config = PolicyConfig(stride_n=2)
    assert has_grown(CtcCounts(4, 4), CtcCounts(2, 2), config)
    assert not has_grown(CtcCounts(4, 3), CtcCounts(2, 2), config)


@pytest.mark.parametrize(("lagging_k", "stride_n"), [(-1, 1), (0, 0)])
def test_settings_without_sense_are_refused(lagging_k, stride_n):
    with pytest.raises(ConfigError, match="or more"):
        PolicyConfig("ctc", lagging_k, stride_n)


def test_a_policy_that_is_not_offered_is_refused():
    with pytest.raises(ConfigError, match="ctc, wait-k, not 'hmt'"):
        PolicyConfig("hmt")


# What the authors' agent (commit 375a73a, 320 ms) saw and allowed at each chunk of two Common Voice
# clips: source count, target count, sub-words written, sub-words allowed (None: READ).
PUBLISHED_CALLS = {
    "17301936": [
        (3, 1, 0, 1), (4, 3, 1, 2), (6, 3, 3, None), (10, 10, 3, 7), (12, 9, 10, None),
        (13, 11, 10, 1), (17, 13, 11, 2), (20, 15, 11, 4), (20, 18, 13, None), (22, 20, 13, 7),
        (24, 23, 13, 10), (25, 28, 13, 15), (27, 31, 28, 3),
    ],
    "17767732": [
        (1, 0, 0, None), (5, 5, 0, 5), (2, 5, 5, None), (5, 7, 5, None), (7, 9, 5, 4),
        (6, 9, 9, None), (11, 12, 9, 3), (14, 14, 12, 2), (13, 15, 12, None), (15, 18, 12, 6),
        (16, 21, 12, 9), (19, 22, 21, 1),
    ],
}  # fmt: skip


@pytest.mark.parametrize("clip", PUBLISHED_CALLS)
def test_it_decides_as_the_published_agent_did(clip):
    before = Allowance()
    for n_source, n_target, n_written, n_allowed in PUBLISHED_CALLS[clip]:
        now = allow(before, Reading(CtcCounts(n_source, n_target)), PolicyConfig())
        action = decide(before, now, n_written, final=False)
        assert action == (Read() if n_allowed is None else Write(n_allowed))
        before = now
