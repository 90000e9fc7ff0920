"""How late a translation is, on the clock of the audio: computation takes no time here."""

import math
from collections.abc import Sequence


def average_lagging_ms(delays_ms: Sequence[int], source_ms: int, n_reference_words: int) -> float:
    """Return the length-adaptive average lagging (LAAL) of one recording, as SimulEval defines it.

    Args:
        delays_ms: How much source had been heard when each word was written.
        source_ms: How long the source is.
        n_reference_words: Words of the reference translation.
    """
    if not delays_ms:
        return float(source_ms)
    pace_ms = source_ms / max(len(delays_ms), n_reference_words)
    n_before_end = next(
        (n for n, delay_ms in enumerate(delays_ms, start=1) if delay_ms >= source_ms),
        len(delays_ms),
    )
    lags_ms = [delay_ms - i * pace_ms for i, delay_ms in enumerate(delays_ms[:n_before_end])]
    return sum(lags_ms) / n_before_end


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest value that `percent` of all do not exceed; 0 for none."""
    if not values:
        return 0.0
    n_below = math.ceil(len(values) * percent / 100)
    return float(sorted(values)[max(0, n_below - 1)])
