"""Decides between READ and WRITE, as pure functions; knows neither speech nor text.

A simultaneous policy is a function g that never decreases: g(i) is how much source must have been
read when target token i, counted from 1, is written. The stream asks the other way round, how many
tokens may have been written by now: all i with g(i) <= what has been read. That is an `Allowance`,
and `needed_segments` is its g. Every policy is one `allow` over the same decoder.

- `ctc`, StreamSpeech's (Zhang et al., ACL 2024, section 3.2): g(i) is the first chunk at which both
  CTC heads have found a stride of new tokens, and the target head, less the lagging, i of them.
- `wait-k` with a stride (Ma et al., ACL 2019): g(i) = k + ceil(i / n) n segments. A segment is what
  the chosen latency takes at once: the baseline of the StreamSpeech paper waits in segments of
  320 ms, which is `latency_ms=320`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from engine.config import PolicyConfig


@dataclass(frozen=True, slots=True)
class CtcCounts:
    """How many tokens each CTC head has found in the utterance so far."""

    source: int = 0
    target: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What has been read of an utterance: the tokens in it, and complete segments of speech."""

    counts: CtcCounts = CtcCounts()
    n_segments: int = 0


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many target tokens may have been written in all; it never shrinks.

    `counts` are those at the last time that the `ctc` policy found both of them grown.
    """

    n_subwords: int = 0
    counts: CtcCounts = CtcCounts()


@dataclass(frozen=True, slots=True)
class Read:
    """Wait for the next chunk."""


@dataclass(frozen=True, slots=True)
class Write:
    """Write up to `n_subwords`, or to the end of the sentence when it is None."""

    n_subwords: int | None


Action = Read | Write


def allow(before: Allowance, read: Reading, config: PolicyConfig) -> Allowance:
    """Return the allowance at `read`, the next reading after the one that gave `before`."""
    match config.name:
        case "ctc":
            if not has_grown(read.counts, before.counts, config):
                return before
            n_subwords = whole_strides(read.counts.target - config.lagging_k, config)
            return Allowance(max(before.n_subwords, n_subwords), read.counts)
        case "wait-k":
            n_subwords = whole_strides(read.n_segments - config.lagging_k, config)
            return Allowance(max(before.n_subwords, n_subwords), before.counts)
        case _:
            assert_never(config.name)


def decide(before: Allowance, now: Allowance, n_written: int, *, final: bool) -> Action:
    """Return the next action.

    Only an allowance that grew makes a WRITE: where the decoder ended early, it tries again with
    the next stride, as published.

    Args:
        before: The allowance at the reading before.
        now: The allowance now.
        n_written: Target sub-words written in this utterance.
        final: The utterance has ended: no more source will come.
    """
    if final:
        return Write(n_subwords=None)
    n_new = now.n_subwords - n_written
    has_more = now.n_subwords > before.n_subwords and n_new > 0
    return Write(n_new) if has_more else Read()


def has_grown(seen: CtcCounts, accepted: CtcCounts, config: PolicyConfig) -> bool:
    """Say whether both counts are a stride beyond `accepted`, the last pair that were.

    They are then accepted, even if lagging makes the action a READ: as published.
    """
    stride = config.stride_n
    n_source, n_target = seen.source - accepted.source, seen.target - accepted.target
    return n_source >= stride and n_target >= stride


def whole_strides(n_tokens: int, config: PolicyConfig) -> int:
    """Return the largest multiple of the stride that `n_tokens` hold, at least 0."""
    return max(0, n_tokens // config.stride_n * config.stride_n)


def allowances(readings: Iterable[Reading], config: PolicyConfig) -> Iterator[Allowance]:
    """Yield the allowance at each reading of an utterance."""
    allowance = Allowance()
    for read in readings:
        allowance = allow(allowance, read, config)
        yield allowance


def needed_segments(i: int, readings: Iterable[Reading], config: PolicyConfig) -> int | None:
    """Return g(i) in segments, for target token `i` from 1 on, or None if it is never reached."""
    readings = list(readings)
    for read, allowance in zip(readings, allowances(readings, config), strict=True):
        if allowance.n_subwords >= i:
            return read.n_segments
    return None
