"""Prints what became of the chirps of `sotto selftest`."""

from collections.abc import Sequence
from typing import Protocol


class Loop(Protocol):
    """What was measured."""

    @property
    def n_played(self) -> int:
        """How many chirps were played."""

    @property
    def n_heard(self) -> int:
        """How many were found again."""

    @property
    def latency_ms(self) -> float | None:
        """How late they came, the median."""

    @property
    def gaps_ms(self) -> Sequence[float]:
        """What is missing between two of them."""

    @property
    def drift_ppm(self) -> float | None:
        """By how much the output's clock is slower."""


def describe_loop(loop: Loop) -> str:
    """Return the figures as lines for a person."""
    latency = "unknown" if loop.latency_ms is None else f"{loop.latency_ms:.0f} ms"
    gaps = ", ".join(f"{gap_ms:+.1f} ms" for gap_ms in loop.gaps_ms) or "none"
    drift = "unknown" if loop.drift_ppm is None else f"{loop.drift_ppm:+.1f} ppm"
    return (
        f"Chirps heard  {loop.n_heard} of {loop.n_played}\n"
        f"Latency       {latency}\n"
        f"Gaps          {gaps}\n"
        f"Drift         {drift}\n"
    )
