"""Average Token Delay, which also counts how long a token sounds (Kano et al. 2022)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from engine.evaluation.timeline import Timeline

TOKEN_MS = 300.0  # a word of speech, whatever the language: SimulEval's constant


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the output: how long it sounds, and what it took to compute."""

    duration_ms: float
    compute_ms: float


@dataclass(frozen=True, slots=True)
class Chunk:
    """All that came when as much source had been heard."""

    delay_ms: float
    tokens: tuple[Token, ...]


def average_token_delay_ms(timeline: Timeline, *, aware: bool = False) -> float:
    """Return the mean time from the end of a source token to the end of its output token.

    Source tokens are 300 ms of what was heard; output tokens are words without a length, or 300 ms
    of the dub. The t-th output token stands for the t-th source token, but an output that had run
    ahead of its source is counted from there, and no token stands for what was not yet heard.
    """
    source_ends_ms, lags_ms = [0.0], list[float]()
    end_ms, heard_ms = 0.0, 0.0
    for chunk in _chunks(timeline, aware=aware):
        n_ahead = max(0, len(lags_ms) - (len(source_ends_ms) - 1))
        for duration_ms in _cut(chunk.delay_ms - heard_ms):
            source_ends_ms.append(source_ends_ms[-1] + duration_ms)
        heard_ms = chunk.delay_ms
        for token in chunk.tokens:
            end_ms = max(chunk.delay_ms, end_ms) + token.duration_ms + token.compute_ms
            i_source = min(len(lags_ms) + 1 - n_ahead, len(source_ends_ms) - 1)
            lags_ms.append(end_ms - source_ends_ms[i_source])
    return fmean(lags_ms)


def _chunks(timeline: Timeline, *, aware: bool) -> Iterator[Chunk]:
    """Yield the pieces, those with the same delay together."""
    computed_ms = _computed_ms(timeline) if aware else [0.0] * len(timeline.delays_ms)
    durations_ms = timeline.durations_ms
    for delay_ms in sorted(set(timeline.delays_ms)):
        at_once = [i for i, other_ms in enumerate(timeline.delays_ms) if other_ms == delay_ms]
        if not durations_ms:
            yield Chunk(delay_ms, tuple(Token(0.0, computed_ms[i]) for i in at_once))
            continue
        parts_ms = _cut(sum(durations_ms[i] for i in at_once))
        share_ms = sum(computed_ms[i] for i in at_once) / max(1, len(parts_ms))
        yield Chunk(delay_ms, tuple(Token(part_ms, share_ms) for part_ms in parts_ms))


def _computed_ms(timeline: Timeline) -> list[float]:
    """Return what each piece took to compute since the one before."""
    pairs = zip(timeline.elapsed_ms, timeline.delays_ms, strict=True)
    so_far_ms = [elapsed_ms - delay_ms for elapsed_ms, delay_ms in pairs]
    return [after_ms - before_ms for before_ms, after_ms in pairwise([0.0, *so_far_ms])]


def _cut(duration_ms: float) -> list[float]:
    """Return tokens of 300 ms and what is left."""
    n_whole, rest_ms = divmod(duration_ms, TOKEN_MS)
    return [TOKEN_MS] * int(n_whole) + ([rest_ms] if rest_ms else [])
