"""How fast the dub is spoken, by how late it is; knows no audio.

What is late is brought back step by step, the least audible first: pauses are shortened, then what
is still to be spoken is made of shorter units, then the voice speaks faster, up to a quarter, which
is hardly heard; beyond that it hurries, which is told; what would be later still is skipped, phrase
by phrase, which is told too. The speed follows the lag without a step, so that two clocks that
drift apart by some ppm are never heard to be brought together.
"""

from dataclasses import dataclass

import numpy as np

LIVE_MS = 600  # a piece may wait so long: the dub is live
PLEASANT_SPEED = 1.25  # hardly anybody hears it
FASTEST_SPEED = 1.5  # the words are still understood
# Lag and speed at the corners of the curve, with a straight line between two.
STRETCHED_FROM_MS = 1_000
PLEASANT_FROM_MS = 1_600
HURRIED_FROM_MS = 3_000
FASTEST_FROM_MS = 4_000
SKIPPED_FROM_MS = 4_500
_LAGS_MS = (STRETCHED_FROM_MS, PLEASANT_FROM_MS, HURRIED_FROM_MS, FASTEST_FROM_MS)
_SPEEDS = (1.0, PLEASANT_SPEED, PLEASANT_SPEED, FASTEST_SPEED)
# Likewise how long units last. The voice itself says them shorter, as somebody does who talks fast;
# at less than six sevenths of what it has learned, consonants of one code of 20 ms get lost.
SHORTER_FROM_MS, SHORTEST_FROM_MS = 700, 1_200
SHORTEST_SCALE = 0.85


@dataclass(frozen=True, slots=True)
class Pace:
    """How the dub is spoken.

    Attributes:
        speed: How many times as fast as it was made.
        shortens_pauses: Whether pauses are shortened.
    """

    speed: float = 1.0
    shortens_pauses: bool = False


def choose_pace(lag_ms: float) -> Pace:
    """Return how to speak when what comes now would wait for `lag_ms`."""
    speed = float(np.interp(lag_ms, _LAGS_MS, _SPEEDS))
    return Pace(speed, shortens_pauses=lag_ms > LIVE_MS)


def choose_duration_scale(lag_ms: float) -> float:
    """Return how many times as long units shall last that would wait for `lag_ms`."""
    return float(np.interp(lag_ms, (SHORTER_FROM_MS, SHORTEST_FROM_MS), (1.0, SHORTEST_SCALE)))
