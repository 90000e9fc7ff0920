"""Mixes channels down to one that is as loud as the loudest of them; knows no files.

An average would make a voice that is only in the middle of six channels six times as quiet, and a
recogniser hears that. A sum would be too loud where all channels hold the same.
"""

import numpy as np
import numpy.typing as npt

from engine.events import Pcm

FRAME_MS = 20
FORGOTTEN_S = 10.0  # after so long, what was louder before hardly counts
LOUDEST_GAIN = 4.0  # where channels cancel each other out, what is left is not blown up further
SILENT_POWER = 1e-10  # -100 dB
# 5.1 and 7.1 as WAV has them: left, right, middle, deep tones, and those behind or beside. In films
# the voices are in the middle.
SURROUND = {
    6: (1.0, 1.0, 2.0, 0.0, 0.5, 0.5),
    8: (1.0, 1.0, 2.0, 0.0, 0.5, 0.5, 0.5, 0.5),
}


class Mixdown:
    """A streaming stage from (n_frames, n_channels) to samples (n_frames,); one channel stays."""

    def __init__(self, n_channels: int, rate_hz: int) -> None:
        weights = np.array(SURROUND.get(n_channels, (1.0,) * n_channels), np.float32)
        self._weights = weights / weights.sum()
        self._counts = (self._weights > 0.0).astype(np.float32)
        self._span_samples = max(1, rate_hz * FRAME_MS // 1000)
        self._kept = float(np.exp(-FRAME_MS / 1000 / FORGOTTEN_S))
        self.reset()

    def reset(self) -> None:
        """Forget how loud the channels were."""
        self._powers = np.zeros(len(self._weights))  # of each channel, so far
        self._mixed_power = 0.0
        self._gain = self._next_gain = 1.0  # at the start of the span, and at its end
        self._n_samples = 0  # of the span, so far

    def push(self, frames: npt.NDArray[np.float32]) -> Pcm:
        """Return (n_frames,) of what `frames` (n_frames, n_channels) in [-1, 1] hold."""
        if len(self._weights) == 1:
            return frames[:, 0]
        mixed = [np.zeros(0, np.float32)]
        while len(frames):
            n_samples = self._span_samples - self._n_samples
            mixed.append(self._mix(frames[:n_samples]))
            frames = frames[n_samples:]
        return np.concatenate(mixed)

    def _mix(self, frames: npt.NDArray[np.float32]) -> Pcm:
        """Mix what is left of a span, or a part of it."""
        # Not a product of BLAS, whose threads wait for one another while the machine is busy.
        mixed = np.einsum("nc,c->n", frames, self._weights)
        self._powers += np.sum(np.square(frames * self._counts, dtype=np.float64), axis=0)
        self._mixed_power += float(np.sum(np.square(mixed, dtype=np.float64)))
        places = (self._n_samples + np.arange(len(mixed))) / self._span_samples
        gains = self._gain + (self._next_gain - self._gain) * places
        self._n_samples += len(mixed)
        if self._n_samples == self._span_samples:
            self._end_span()
        heard: Pcm = np.clip(mixed * gains, -1.0, 1.0).astype(np.float32)
        return heard

    def _end_span(self) -> None:
        self._n_samples = 0
        self._gain = self._next_gain
        if self._mixed_power > SILENT_POWER * self._span_samples:
            gain = float(np.sqrt(self._powers.max() / self._mixed_power))
            self._next_gain = min(gain, LOUDEST_GAIN)
        self._powers *= self._kept
        self._mixed_power *= self._kept
