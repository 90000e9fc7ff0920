"""Log-mel filter bank features with Kaldi's defaults; knows nothing of the network behind."""

import numpy as np
import numpy.typing as npt

from engine.events import Pcm

SAMPLE_RATE_HZ = 16_000
WINDOW_SAMPLES = 400  # 25 ms
HOP_SAMPLES = 160  # 10 ms: one frame
FFT_SAMPLES = 512
N_MELS = 80
LOWEST_HZ = 20.0
PREEMPHASIS = 0.97
INT16_SCALE = 32768.0  # Kaldi works on samples in the int16 range
POWER_FLOOR = float(np.finfo(np.float32).eps)

Frames = npt.NDArray[np.float32]  # (n_frames, N_MELS)


def mel_filters() -> npt.NDArray[np.float32]:
    """Return Kaldi's triangular filters: (FFT_SAMPLES // 2 + 1, N_MELS) float32."""
    edges_mel = np.linspace(_mel(LOWEST_HZ), _mel(SAMPLE_RATE_HZ / 2), N_MELS + 2)
    bin_mel = _mel(np.arange(FFT_SAMPLES // 2 + 1) * SAMPLE_RATE_HZ / FFT_SAMPLES)[:, None]
    left, centre, right = edges_mel[:-2], edges_mel[1:-1], edges_mel[2:]
    rising = (bin_mel - left) / (centre - left)
    falling = (right - bin_mel) / (right - centre)
    filters = np.maximum(0.0, np.minimum(rising, falling))
    filters[-1] = 0.0  # Kaldi leaves the Nyquist bin out
    return filters.astype(np.float32)


def _mel(hz: float | npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.asarray(1127.0 * np.log1p(np.asarray(hz, np.float64) / 700.0))


class LogMel:
    """Turn samples into frames; frame t covers samples [160 t, 160 t + 400)."""

    def __init__(self) -> None:
        self._filters = mel_filters()
        hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW_SAMPLES) / (WINDOW_SAMPLES - 1))
        self._window = (hann**0.85).astype(np.float32)  # Kaldi's "povey" window
        self.reset()

    def reset(self) -> None:
        """Forget the samples that wait for a full window."""
        self._tail = np.zeros(0, np.float32)

    def push(self, chunk: Pcm) -> Frames:
        """Return the frames that `chunk` (n_samples,) in [-1, 1] completes, possibly none."""
        pcm = np.concatenate([self._tail, chunk])
        n_frames = max(0, (len(pcm) - WINDOW_SAMPLES) // HOP_SAMPLES + 1)
        self._tail = pcm[n_frames * HOP_SAMPLES :].copy()
        if n_frames == 0:
            return np.zeros((0, N_MELS), np.float32)
        windows = np.lib.stride_tricks.sliding_window_view(pcm, WINDOW_SAMPLES)[::HOP_SAMPLES]
        return self._log_mel(windows[:n_frames] * np.float32(INT16_SCALE))

    def finish(self, multiple_frames: int = 1) -> Frames:
        """Pad with silence to hand out what waits; the count given divides the frames returned.

        Args:
            multiple_frames: The caller's frames since the last reset may lack up to this many.
        """
        n_samples = WINDOW_SAMPLES - HOP_SAMPLES + multiple_frames * HOP_SAMPLES - len(self._tail)
        frames = self.push(np.zeros(max(0, n_samples), np.float32))
        self.reset()
        return frames[:multiple_frames]

    def _log_mel(self, windows: npt.NDArray[np.float32]) -> Frames:
        centred = windows - windows.mean(axis=1, keepdims=True)
        previous = np.concatenate([centred[:, :1], centred[:, :-1]], axis=1)
        emphasised = (centred - PREEMPHASIS * previous) * self._window
        spectrum = np.fft.rfft(emphasised, FFT_SAMPLES).astype(np.complex64)
        power = spectrum.real**2 + spectrum.imag**2
        log_mel: Frames = np.log(np.maximum(power @ self._filters, POWER_FLOOR))
        return log_mel
