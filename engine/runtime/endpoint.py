"""Finds where utterances end, from loudness and from what the recogniser says; keeps no audio.

All counts are encoder frames of 40 ms.
"""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from engine.runtime.graph import Tensor

# Breaths and commas mostly last less than half a second, pauses between sentences longer. Chunks
# end at multiples of 8 frames, so that every pause of 20 frames is found, and some shorter ones.
PAUSE_FRAMES = 12
# The longer the utterance, the shorter the pause that will do, before the cap cuts by force: the
# translation was learned from single sentences, of 4 s or so.
PATIENT_FRAMES = 100
SHORTEST_PAUSE_FRAMES = 6
# Attention was trained on up to 16 s or so, and costs more the more past there is.
MAX_FRAMES = 500
# CTC says the last words of a chunk up to half a second late, in the pause; then it is done.
SETTLED_FRAMES = 6
# Music or noise as loud as the speech: when no word came for 2 s, the sentence is over.
WORDLESS_FRAMES = 50
# Before the first word there is nothing to keep but the audio in which it may begin.
SILENCE_FRAMES = 80
# Speech is rarely so far below its loudest vowel for long, rooms and line noise mostly are.
QUIET_BELOW_LOUDEST_DB = 15.0
# Where nothing is recognised before the end, speech is what is louder than a quiet room.
AUDIBLE_DB = -50.0

Endpoint = Literal["pause", "silence"]


class EndpointDetector:
    """Watches one utterance after another, chunk by chunk."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Begin an utterance."""
        self._n_frames = 0
        self._loudest_db = -np.inf
        self._levels_db: list[float] = []  # of the last frames, no more than are looked at

    def push(self, levels_db: Tensor, n_wordless_frames: int, *, spoken: bool) -> Endpoint | None:
        """Say whether the utterance ends with the chunk that was heard.

        Args:
            levels_db: (n_frames,) loudness of each frame of the chunk.
            n_wordless_frames: How many frames at its end and before carry no token.
            spoken: Whether the utterance has a token at all.
        """
        self._n_frames += len(levels_db)
        self._loudest_db = max(self._loudest_db, float(levels_db.max()))
        self._levels_db = [*self._levels_db, *levels_db.tolist()][-WORDLESS_FRAMES:]
        if not spoken:
            return "silence" if self._n_frames >= SILENCE_FRAMES else None
        if n_wordless_frames >= WORDLESS_FRAMES:
            return "pause"
        n_quiet_frames = _n_quiet_frames(self._levels_db, self._loudest_db)
        paused = n_quiet_frames >= _n_needed_frames(self._n_frames)
        return "pause" if paused and n_wordless_frames >= SETTLED_FRAMES else None

    def push_unheard(self, levels_db: Tensor) -> Endpoint | None:
        """Say the same of a chunk in which nothing is recognised before the utterance ends.

        What is loud is taken for words, so music or noise goes on until the cap.
        """
        loudest_db = max(self._loudest_db, float(levels_db.max()))
        n_quiet_frames = _n_quiet_frames([*self._levels_db, *levels_db.tolist()], loudest_db)
        return self.push(levels_db, n_quiet_frames, spoken=loudest_db > AUDIBLE_DB)

    def closes_chunk(self, levels_db: Tensor) -> bool:
        """Say whether the chunk should end early with these frames: they complete a pause.

        So a pause is found at once, however long the chunks are, and what was said before it does
        not wait for what comes after.
        """
        loudest_db = max(self._loudest_db, float(levels_db.max()))
        n_before = _n_quiet_frames(self._levels_db, loudest_db)
        n_after = _n_quiet_frames([*self._levels_db, *levels_db.tolist()], loudest_db)
        return n_before < _n_needed_frames(self._n_frames + len(levels_db)) <= n_after

    def n_frames_before_cut(self, levels_db: Tensor) -> int | None:
        """Return how many frames of the next chunk still belong to the utterance, or None for all.

        Where the cap leaves no room for one more such chunk, the cut is after the quietest frame of
        this one: nothing of it was recognised yet, so that no word is lost or repeated.
        """
        n_left_frames = MAX_FRAMES - self._n_frames
        if 2 * len(levels_db) <= n_left_frames:
            return None
        return int(levels_db[: max(1, n_left_frames)].argmin()) + 1


def _n_quiet_frames(levels_db: Sequence[float], loudest_db: float) -> int:
    """Return how many of the last frames are quiet, without a loud one in between."""
    loud_db = loudest_db - QUIET_BELOW_LOUDEST_DB
    return next((n for n, db in enumerate(reversed(levels_db)) if db > loud_db), len(levels_db))


def _n_needed_frames(n_frames: int) -> int:
    """Return how long a pause must be to end an utterance of `n_frames`."""
    impatience = (n_frames - PATIENT_FRAMES) / (MAX_FRAMES - PATIENT_FRAMES)
    return round(PAUSE_FRAMES - max(0.0, impatience) * (PAUSE_FRAMES - SHORTEST_PAUSE_FRAMES))
