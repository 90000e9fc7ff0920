"""Changes the sample rate of a stream; knows nothing of where it comes from."""

import numpy as np
import soxr

from engine.events import Pcm

# Passes high tones and hardly any deep ones, 28 dB quieter.
MIRRORED_TAPS = 0.025 * np.array([1.0, -1.9, 0.9025], np.float32)


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


class HearingResampler:
    """A `Resampler` for what is to be recognised: no half of the band stays empty.

    A telephone's 8 kHz hold nothing above 4 kHz, where recognisers that were learned from 16 kHz
    expect an s to hiss; silence there is stranger to them than something alike. So the band below
    is mirrored into the one above, its lowest tones nearly left out: Makhoul and Berouti,
    "High-frequency regeneration in speech coding systems", ICASSP 1979.
    """

    def __init__(self, from_hz: int, to_hz: int) -> None:
        self._resampler = Resampler(from_hz, to_hz)
        self._is_mirrored = 2 * from_hz == to_hz
        self.reset()

    def reset(self) -> None:
        """Forget the samples that wait for their neighbours."""
        self._resampler.reset()
        self._before = np.zeros(len(MIRRORED_TAPS) - 1, np.float32)
        self._sign = np.float32(1.0)

    def push(self, chunk: Pcm) -> Pcm:
        """Return the samples (n_samples,) that `chunk` (n_samples,) completes, possibly none."""
        return self._mirror(self._resampler.push(chunk))

    def finish(self) -> Pcm:
        """Return the samples that still wait: the stream has ended."""
        rest = self._mirror(self._resampler.finish())
        self.reset()
        return rest

    def _mirror(self, pcm: Pcm) -> Pcm:
        if not self._is_mirrored or not len(pcm):
            return pcm
        signs = np.full(len(pcm), self._sign)
        signs[1::2] *= -1  # that turns a tone of f into one of half the rate less f
        self._sign = -signs[-1]
        known = np.concatenate([self._before, pcm])
        self._before = known[len(pcm) :]
        high = np.convolve(known, MIRRORED_TAPS, "valid").astype(np.float32)
        return np.clip(pcm + signs * high, -1.0, 1.0)
