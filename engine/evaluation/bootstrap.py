"""How sure it is that one system is better than another: what resampled test sets say."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float64]  # (n_samples,) a score on each resampled test set


@dataclass(frozen=True, slots=True)
class Gain:
    """By how many points one system is above another.

    Attributes:
        points: On the whole test set.
        low: Of the middle 95 % of resampled test sets.
        high: Likewise.
        p_value: The share of them on which it is not above.
    """

    points: float
    low: float
    high: float
    p_value: float

    @staticmethod
    def of(points: float, resampled: Samples) -> "Gain":
        """Return the gain that is `points` on the whole test set, and `resampled` on others."""
        low, high = np.percentile(resampled, (2.5, 97.5))
        return Gain(points, float(low), float(high), float((resampled <= 0).mean()))

    def tell(self) -> str:
        """Return the gain with its range and p as a text of always the same width."""
        return f"{self.points:+6.2f} ({self.low:+6.2f} to {self.high:+6.2f}, p {self.p_value:5.3f})"

    def to_json(self) -> Mapping[str, float]:
        """Return everything as plain data."""
        return {name: round(value, 3) for name, value in asdict(self).items()}
