"""Places what the translator heard in the source, around the audio that was lost between."""

from bisect import bisect_right


class SourceClock:
    """Turns ms of audio heard into ms of the source; they differ by what was dropped before."""

    # Gaps older than this many are taken to be as far back as the oldest kept: captions follow the
    # source by seconds, and a machine that is far too slow drops audio ten times a second all day.
    N_GAPS = 256

    def __init__(self) -> None:
        self._heard_ms: list[int] = []  # where the gaps are, in audio heard
        self._lost_ms: list[int] = [0]  # how much is lost before and after each

    def skip(self, heard_ms: int, lost_ms: int) -> None:
        """Note that after `heard_ms` of audio, `lost_ms` in all have been lost so far."""
        self._heard_ms = [*self._heard_ms, heard_ms][-self.N_GAPS :]
        self._lost_ms = [*self._lost_ms, lost_ms][-self.N_GAPS - 1 :]

    def to_source_ms(self, heard_ms: int) -> int:
        """Return where in the source the audio is that ends at `heard_ms` of what was heard."""
        return heard_ms + self._lost_ms[bisect_right(self._heard_ms, heard_ms - 1)]
