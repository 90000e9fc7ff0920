"""How much of what was handed to a device is still to be heard, between two times it was asked."""

import time
from collections.abc import Callable


class DeviceBuffer:
    """Runs out as fast as sound does."""

    def __init__(self, clock_s: Callable[[], float] = time.monotonic) -> None:
        self._clock_s = clock_s
        self._noted_ms, self._noted_s = 0, 0.0

    @property
    def waiting_ms(self) -> int:
        """What is left of what was noted."""
        return max(0, self._noted_ms - round((self._clock_s() - self._noted_s) * 1000))

    def note(self, waiting_ms: int) -> None:
        """Take notice that so much waits now."""
        self._noted_ms, self._noted_s = waiting_ms, self._clock_s()
