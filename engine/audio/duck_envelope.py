"""How much the original is lowered, moment by moment, while the dub speaks; knows no devices.

    gain   0 dB ‾‾‾\\                         /‾‾‾
                    \\                       /
           floor     \\______________________/
               speech begins        ends, held    then released
                 |-200 ms-|          |--500 ms--|---600 ms---|

Straight lines in dB. The dub begins to speak 100 ms before it is heard, the length of the device's
buffer: by then the original is half way down.
"""

import math

ATTACK_MS = 200.0
HOLD_MS = 500.0  # between two phrases the original does not come up
RELEASE_MS = 600.0
FLOOR_DB = -60.0  # is silence


class DuckEnvelope:
    """A streaming stage: what happened in, the gain out."""

    def __init__(self, original_percent: int) -> None:
        """Begin at full loudness.

        Args:
            original_percent: How loud the original stays while the dub speaks, as an amplitude.
        """
        self.floor_db = _floor_db(original_percent)
        self._depth_db = -self.floor_db  # which a whole ramp goes
        self.reset()

    @property
    def is_at_rest(self) -> bool:
        """Whether the original is as loud as ever."""
        return self.gain_db == 0.0

    def set_original_percent(self, original_percent: int) -> None:
        """Go to another loudness while the dub speaks, at the pace of the usual ramps."""
        floor_db = _floor_db(original_percent)
        self._depth_db = -min(self.floor_db, floor_db)
        self.floor_db = floor_db

    def reset(self) -> None:
        """Be at full loudness at once."""
        self.gain_db = 0.0
        self._silent_ms = HOLD_MS

    def push(self, elapsed_ms: float, *, is_speaking: bool) -> float:
        """Return the gain in dB after `elapsed_ms` in which the dub spoke or did not."""
        if is_speaking:
            self._silent_ms = 0.0
            down_db = self._depth_db * elapsed_ms / ATTACK_MS
            up_db = self._depth_db * elapsed_ms / RELEASE_MS
            if self.gain_db >= self.floor_db:
                self.gain_db = max(self.floor_db, self.gain_db - down_db)
            else:
                self.gain_db = min(self.floor_db, self.gain_db + up_db)
            return self.gain_db
        held_ms = min(elapsed_ms, max(0.0, HOLD_MS - self._silent_ms))
        self._silent_ms += elapsed_ms
        up_db = self._depth_db * (elapsed_ms - held_ms) / RELEASE_MS
        self.gain_db = min(0.0, self.gain_db + up_db)
        return self.gain_db


def _floor_db(original_percent: int) -> float:
    share = original_percent / 100
    return max(FLOOR_DB, 20.0 * math.log10(share)) if share > 0 else FLOOR_DB
