"""A source-filter synthesiser: pulses and noise through a minimum-phase filter every 10 ms.

It knows no units. The excitation's phase, the noise and the tails of the filters are carried over,
so pieces join without a seam.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.events import Pcm

SYNTHESIS_RATE_HZ = 16_000
HOP_SAMPLES = 160  # 10 ms: one row of parameters
N_CEPSTRA = 40
FFT_SAMPLES = 1024  # room for a window of 2 hops and a filter's tail
NOISE_SEED = 7  # the same noise every time: a sentence sounds the same whenever it is spoken

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class VoiceFrames:
    """What the voice does every 10 ms.

    `pitch_hz` (n,); `voicing` (n,) in [0, 1]; `cepstra` (n, N_CEPSTRA) of the log spectrum.
    """

    pitch_hz: Floats
    voicing: Floats
    cepstra: Floats


class SourceFilter:
    """A streaming stage from voice frames to samples, two hops behind what it was given."""

    def __init__(self) -> None:
        order = np.arange(1, N_CEPSTRA)[:, None]
        angle = np.pi * order * np.arange(FFT_SAMPLES // 2 + 1) / (FFT_SAMPLES // 2)
        # The minimum-phase filter: log |H| = c0 + 2 sum c_n cos(n w), arg H = -2 sum c_n sin(n w).
        self._exponents = 2 * np.concatenate(
            [np.full((1, angle.shape[1]), 0.5), np.exp(-1j * angle)]
        )
        self._window = np.hanning(2 * HOP_SAMPLES + 1)[:-1]
        self.reset()

    def reset(self) -> None:
        """Start a new voice: no phase, no tails."""
        self._noise = np.random.default_rng(NOISE_SEED)
        self._phase = 0.0
        self._pitch_hz, self._voicing = 0.0, 0.0
        self._last_hop = np.zeros(HOP_SAMPLES)
        self._tail = np.zeros(FFT_SAMPLES)

    def push(self, frames: VoiceFrames) -> Pcm:
        """Return (n HOP_SAMPLES,) samples for n rows."""
        hops = []
        for i in range(len(frames.pitch_hz)):
            hop = self._excite(float(frames.pitch_hz[i]), float(frames.voicing[i]))
            hops.append(self._filter(hop, frames.cepstra[i]))
        return np.concatenate(hops).astype(np.float32) if hops else np.zeros(0, np.float32)

    def finish(self) -> Pcm:
        """Return the tail of the last filters, and reset."""
        tail = self._tail[:HOP_SAMPLES].astype(np.float32)
        self.reset()
        return tail

    def _excite(self, pitch_hz: float, voicing: float) -> npt.NDArray[np.float64]:
        """Return one hop of pulses and noise, each with unit power."""
        ramp = (np.arange(HOP_SAMPLES) + 1) / HOP_SAMPLES
        start_hz = self._pitch_hz if self._pitch_hz and pitch_hz else pitch_hz
        hz = start_hz + (pitch_hz - start_hz) * ramp
        mix = self._voicing + (voicing - self._voicing) * ramp
        self._pitch_hz, self._voicing = pitch_hz, voicing
        noise = self._noise.standard_normal(HOP_SAMPLES)
        phase = self._phase + np.cumsum(hz) / SYNTHESIS_RATE_HZ
        self._phase = float(phase[-1] % 1.0)
        pulses = _pulses(phase, hz)
        return np.sqrt(mix) * pulses + np.sqrt(1 - mix) * noise

    def _filter(self, hop: npt.NDArray[np.float64], cepstrum: Floats) -> npt.NDArray[np.float64]:
        windowed = np.concatenate([self._last_hop, hop]) * self._window
        self._last_hop = hop
        response = np.exp(cepstrum.astype(np.float64) @ self._exponents)
        filtered = np.fft.irfft(np.fft.rfft(windowed, FFT_SAMPLES) * response, FFT_SAMPLES)
        self._tail += filtered
        done = self._tail[:HOP_SAMPLES].copy()
        self._tail = np.concatenate([self._tail[HOP_SAMPLES:], np.zeros(HOP_SAMPLES)])
        return done


def _pulses(phase: npt.NDArray[np.float64], hz: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return a pulse train of unit power: all harmonics below Nyquist, by Dirichlet's sum."""
    if not hz.any():
        return np.zeros(len(phase))
    n_harmonics = np.maximum(1, np.floor(0.5 * SYNTHESIS_RATE_HZ / np.maximum(hz, 40.0)))
    half = np.pi * (phase % 1.0)
    denominator = np.sin(half)
    small = np.abs(denominator) < 1e-6
    ratio = np.sin((2 * n_harmonics + 1) * half) / np.where(small, 1.0, denominator)
    cosines = 0.5 * (np.where(small, 2 * n_harmonics + 1, ratio) - 1)
    return cosines * np.sqrt(2 / n_harmonics)
