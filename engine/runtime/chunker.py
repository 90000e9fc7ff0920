"""Cuts samples into chunks of encoder frames; knows nothing of what is said in them.

The features of a chunk need the samples up to the end of its last window, 15 ms beyond the chunk.
Windows do not depend on each other, so a chunk may begin at any frame and have any length.
"""

import numpy as np

from engine.events import Pcm
from engine.runtime.features import HOP_SAMPLES, WINDOW_SAMPLES, Frames, LogMel
from engine.spec import BLOCK_FRAMES, SUBSAMPLING

FRAME_SAMPLES = SUBSAMPLING * HOP_SAMPLES  # one encoder frame: 40 ms
LOOKAHEAD_SAMPLES = WINDOW_SAMPLES - HOP_SAMPLES
QUIETEST_DB = -100.0


class Chunker:
    """Holds the samples that the encoder has not taken yet; positions count from `reset`."""

    def __init__(self, log_mel: LogMel | None = None) -> None:
        self._log_mel = log_mel or LogMel()
        self.reset()

    def reset(self) -> None:
        """Forget all samples: the next one is at position 0."""
        self._pcm = np.zeros(0, np.float32)
        self._taken = np.zeros(0, np.float32)  # the last samples that were taken
        self.position_samples = 0

    @property
    def end_samples(self) -> int:
        """The position after the last sample received."""
        return self.position_samples + len(self._pcm)

    @property
    def n_rest_frames(self) -> int:
        """How many encoder frames the samples left fill when padded to a whole block."""
        n_samples = max(0, len(self._pcm) - LOOKAHEAD_SAMPLES)
        return -(-n_samples // (FRAME_SAMPLES * BLOCK_FRAMES)) * BLOCK_FRAMES

    @property
    def n_complete_frames(self) -> int:
        """How many encoder frames could be taken now."""
        return max(0, len(self._pcm) - LOOKAHEAD_SAMPLES) // FRAME_SAMPLES

    def push(self, pcm: Pcm) -> None:
        """Add samples (n_samples,) at 16 kHz."""
        self._pcm = np.concatenate([self._pcm, pcm])

    def levels_db(self, n_frames: int) -> Frames:
        """Return the loudness of each of the next `n_frames` encoder frames: (n_frames,)."""
        pcm = _resized(self._pcm, n_frames * FRAME_SAMPLES).reshape(n_frames, FRAME_SAMPLES)
        power = (pcm**2).mean(axis=1)
        levels_db: Frames = 10 * np.log10(np.maximum(power, 10 ** (QUIETEST_DB / 10)))
        return levels_db

    def take(self, n_frames: int) -> Frames:
        """Remove the next `n_frames` encoder frames and return their features (T, n_mels).

        Padded with silence to a whole block, so T is a multiple of 32; beyond the cut nothing of
        what follows is heard, save for a complete chunk the 15 ms that its last window covers.
        """
        n_padded_frames = -(-n_frames // BLOCK_FRAMES) * BLOCK_FRAMES
        n_samples = n_frames * FRAME_SAMPLES
        heard = self._pcm[: n_samples + LOOKAHEAD_SAMPLES]
        frames = self._log_mel.push(
            _resized(heard, n_padded_frames * FRAME_SAMPLES + LOOKAHEAD_SAMPLES)
        )
        self._log_mel.reset()
        self.skip(n_frames)
        return frames

    def skip(self, n_frames: int) -> None:
        """Remove the next `n_frames` encoder frames unheard."""
        n_taken = min(n_frames * FRAME_SAMPLES, len(self._pcm))
        self._taken = self._pcm[:n_taken].copy()
        self._pcm = self._pcm[n_taken:].copy()
        self.position_samples += n_taken

    def step_back(self, n_frames: int) -> None:
        """Put up to `n_frames` of the chunk taken last back, to be heard again."""
        n_samples = min(n_frames * FRAME_SAMPLES, len(self._taken))
        self._pcm = np.concatenate([self._taken[len(self._taken) - n_samples :], self._pcm])
        self._taken = self._taken[: len(self._taken) - n_samples]
        self.position_samples -= n_samples


def _resized(pcm: Pcm, n_samples: int) -> Pcm:
    if len(pcm) >= n_samples:
        return pcm[:n_samples]
    return np.pad(pcm, (0, n_samples - len(pcm)))
