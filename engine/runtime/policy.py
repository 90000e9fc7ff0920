"""Decides between READ and WRITE: StreamSpeech's two counters, as pure functions.

The CTC heads say how many source and target tokens the speech so far holds. Target text is written
when both have grown, and never beyond what the target count, less the lagging, allows.
"""

from dataclasses import dataclass

from engine.errors import ConfigError


@dataclass(frozen=True, slots=True)
class PolicyConfig:
    """How cautious to be.

    Attributes:
        lagging_k: How many target tokens of the CTC head are held back.
        stride_n: How many tokens are read and written at once.
    """

    lagging_k: int = 0
    stride_n: int = 1

    def __post_init__(self) -> None:
        """Raise `ConfigError` on a value that makes no sense."""
        if self.lagging_k < 0:
            raise ConfigError(f"lagging_k must be 0 or more, not {self.lagging_k}")
        if self.stride_n < 1:
            raise ConfigError(f"stride_n must be 1 or more, not {self.stride_n}")


@dataclass(frozen=True, slots=True)
class CtcCounts:
    """How many tokens each CTC head has found in the utterance so far."""

    source: int = 0
    target: int = 0


@dataclass(frozen=True, slots=True)
class Read:
    """Wait for the next chunk."""


@dataclass(frozen=True, slots=True)
class Write:
    """Write up to `n_subwords`, or to the end of the sentence when it is None."""

    n_subwords: int | None


Action = Read | Write


def has_grown(seen: CtcCounts, accepted: CtcCounts, config: PolicyConfig) -> bool:
    """Say whether both counts are a stride beyond `accepted`, the last pair that were.

    The caller then accepts `seen`, even if lagging makes the action a READ: as published.
    """
    stride = config.stride_n
    n_source, n_target = seen.source - accepted.source, seen.target - accepted.target
    return n_source >= stride and n_target >= stride


def decide(
    seen: CtcCounts, accepted: CtcCounts, n_written: int, config: PolicyConfig, *, final: bool
) -> Action:
    """Return the next action.

    Args:
        seen: The counts now.
        accepted: The counts at the last time that they had grown; see `has_grown`.
        n_written: Target sub-words written in this utterance.
        config: Lagging and stride.
        final: The utterance has ended: no more source will come.
    """
    if final:
        return Write(n_subwords=None)
    if not has_grown(seen, accepted, config):
        return Read()
    n_allowed = (seen.target - config.lagging_k) // config.stride_n * config.stride_n
    n_new = n_allowed - n_written
    return Write(n_new) if n_new > 0 else Read()
