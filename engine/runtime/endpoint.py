"""Finds where utterances end, from loudness and from what the recogniser says; keeps no audio.

All counts are encoder frames of 40 ms.
"""

from collections import deque
from typing import Literal

import numpy as np

from engine.runtime.graph import Tensor

# Breaths and commas last up to half a second, pauses between sentences longer.
PAUSE_FRAMES = 18
# Where the sentence does not end, an ever shorter pause will do, before the cap cuts by force.
PATIENT_FRAMES = 200
SHORTEST_PAUSE_FRAMES = 6
# Attention was trained on up to 16 s or so, and costs more the more past there is.
MAX_FRAMES = 500
# Music or noise as loud as the speech: when no word came for 2 s, the sentence is over.
WORDLESS_FRAMES = 50
# Before the first word there is nothing to keep but the audio in which it may begin.
SILENCE_FRAMES = 80
# Speech is rarely so far below its loudest vowel for long, rooms and line noise mostly are.
QUIET_BELOW_LOUDEST_DB = 15.0

Endpoint = Literal["pause", "silence"]


class EndpointDetector:
    """Watches one utterance after another, chunk by chunk."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Begin an utterance."""
        self._n_frames = 0
        self._loudest_db = -np.inf
        self._levels_db: deque[float] = deque(maxlen=WORDLESS_FRAMES)

    def push(self, levels_db: Tensor, n_wordless_frames: int, *, spoken: bool) -> Endpoint | None:
        """Say whether the utterance ends with the chunk that was heard.

        Args:
            levels_db: (n_frames,) loudness of each frame of the chunk.
            n_wordless_frames: How many frames at its end and before carry no token.
            spoken: Whether the utterance has a token at all.
        """
        self._n_frames += len(levels_db)
        self._loudest_db = max(self._loudest_db, float(levels_db.max()))
        self._levels_db.extend(levels_db.tolist())
        if not spoken:
            return "silence" if self._n_frames >= SILENCE_FRAMES else None
        if n_wordless_frames >= WORDLESS_FRAMES:
            return "pause"
        n_pause_frames = min(n_wordless_frames, self._n_quiet_frames())
        return "pause" if n_pause_frames >= self._n_needed_frames() else None

    def n_frames_before_cut(self, levels_db: Tensor) -> int | None:
        """Return how many frames of the next chunk still belong to the utterance, or None for all.

        At the cap, the cut is after the quietest frame of the chunk: nothing of it was recognised
        yet, so that no word is lost or repeated on the other side.
        """
        if self._n_frames + len(levels_db) <= MAX_FRAMES:
            return None
        return int(levels_db.argmin()) + 1

    def _n_quiet_frames(self) -> int:
        loud_db = self._loudest_db - QUIET_BELOW_LOUDEST_DB
        levels = reversed(self._levels_db)
        return next((n for n, level in enumerate(levels) if level > loud_db), len(self._levels_db))

    def _n_needed_frames(self) -> int:
        impatience = (self._n_frames - PATIENT_FRAMES) / (MAX_FRAMES - PATIENT_FRAMES)
        spared = max(0.0, impatience) * (PAUSE_FRAMES - SHORTEST_PAUSE_FRAMES)
        return round(PAUSE_FRAMES - spared)
