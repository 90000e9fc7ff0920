"""Finds what need not be recognised: what is as quiet as a long time in which nobody spoke.

All levels are those of encoder frames of 40 ms.
"""

import numpy as np

from engine.runtime.graph import Tensor

# Below it there is nothing to understand, whatever was heard before.
SILENT_DB = -60.0
# What is no louder than the loudest of a time without words, and a little, has no words either.
ABOVE_ROOM_DB = 3.0
# What is louder than rooms and line noise may be music with a singer: it is always listened to.
LOUDEST_ROOM_DB = -40.0


class Doze:
    """Wakes at the first sound that is louder, and dozes off when told that nobody spoke."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Be awake."""
        self._is_dozing = False
        self._loudest_db = -np.inf

    def hear(self, levels_db: Tensor) -> None:
        """Take notice of frames (n_frames,) that are recognised."""
        self._loudest_db = max(self._loudest_db, float(levels_db.max()))

    def doze_off(self) -> None:
        """Take notice that all that was heard since the last time held no word."""
        self._is_dozing = True
        self._room_db = min(self._loudest_db + ABOVE_ROOM_DB, LOUDEST_ROOM_DB)
        self._loudest_db = -np.inf

    def skips(self, levels_db: Tensor) -> bool:
        """Say whether frames (n_frames,) need not be recognised."""
        if not self._is_dozing:
            return False
        return float(levels_db.max()) <= max(self._room_db, SILENT_DB)

    def wakes(self) -> bool:
        """Be awake, and say whether it was dozing."""
        was_dozing, self._is_dozing = self._is_dozing, False
        return was_dozing
