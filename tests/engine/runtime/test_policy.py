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
