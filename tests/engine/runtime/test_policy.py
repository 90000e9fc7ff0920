import pytest

from engine.errors import ConfigError
from engine.runtime.policy import CtcCounts, PolicyConfig, Read, Write, decide, has_grown


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
def test_it_writes_what_both_counts_allow(seen, accepted, n_written, lagging_k, stride_n, action):
    config = PolicyConfig(lagging_k, stride_n)
    decided = decide(CtcCounts(*seen), CtcCounts(*accepted), n_written, config, final=False)
    assert decided == action


def test_at_the_end_it_writes_to_the_end():
    nothing = CtcCounts()
    assert decide(nothing, nothing, 3, PolicyConfig(), final=True) == Write(None)


def test_counts_grow_together_or_not_at_all():
    config = PolicyConfig(stride_n=2)
    assert has_grown(CtcCounts(4, 4), CtcCounts(2, 2), config)
    assert not has_grown(CtcCounts(4, 3), CtcCounts(2, 2), config)


@pytest.mark.parametrize(("lagging_k", "stride_n"), [(-1, 1), (0, 0)])
def test_settings_without_sense_are_refused(lagging_k, stride_n):
    with pytest.raises(ConfigError, match="or more"):
        PolicyConfig(lagging_k, stride_n)


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
    config, accepted = PolicyConfig(), CtcCounts()
    for n_source, n_target, n_written, n_allowed in PUBLISHED_CALLS[clip]:
        seen = CtcCounts(n_source, n_target)
        action = decide(seen, accepted, n_written, config, final=False)
        assert action == (Read() if n_allowed is None else Write(n_allowed))
        accepted = seen if has_grown(seen, accepted, config) else accepted
