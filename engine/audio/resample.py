"""Changes the sample rate of a stream; knows nothing of where it comes from."""

import numpy as np
import soxr

from engine.events import Pcm


class Resampler:
    """Samples at one rate in, at another out: a streaming stage that is 26 ms late at 48 kHz."""

    def __init__(self, from_hz: int, to_hz: int) -> None:
        self._from_hz = from_hz
        self._to_hz = to_hz
        self.reset()

    def reset(self) -> None:
        """Forget the samples that wait for their neighbours."""
        self._stream = soxr.ResampleStream(self._from_hz, self._to_hz, 1, dtype="float32")

    def push(self, chunk: Pcm) -> Pcm:
        """Return the samples (n_samples,) that `chunk` (n_samples,) completes, possibly none."""
        return self._resample(chunk, last=False)

    def finish(self) -> Pcm:
        """Return the samples that still wait: the stream has ended."""
        rest = self._resample(np.zeros(0, np.float32), last=True)
        self.reset()
        return rest

    def _resample(self, chunk: Pcm, *, last: bool) -> Pcm:
        if self._from_hz == self._to_hz:
            return chunk
        resampled: Pcm = self._stream.resample_chunk(chunk, last=last)
        return resampled
