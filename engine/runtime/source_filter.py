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
ROWS_AT_ONCE = 32  # so that all that is computed of them stays in the caches
NOISE_SEED = 7  # the same noise every time: a sentence sounds the same whenever it is spoken

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]


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
        # The minimum-phase filter: log |H| = c0 + 2 sum c_n cos(n w), arg H = -2 sum c_n sin(n w),
        # which is twice the transform of (c0 / 2, c1, c2, ...).
        self._weights = np.full(N_CEPSTRA, 2.0)
        self._weights[0] = 1.0
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
        n_rows = len(frames.pitch_hz)
        pieces = [
            self._speak(
                frames.pitch_hz[i : i + ROWS_AT_ONCE],
                frames.voicing[i : i + ROWS_AT_ONCE],
                frames.cepstra[i : i + ROWS_AT_ONCE],
            )
            for i in range(0, n_rows, ROWS_AT_ONCE)
        ]
        return np.concatenate(pieces).astype(np.float32) if pieces else np.zeros(0, np.float32)

    def finish(self) -> Pcm:
        """Return the tail of the last filters, and reset."""
        tail = self._tail[:HOP_SAMPLES].astype(np.float32)
        self.reset()
        return tail

    def _speak(self, pitch_hz: Floats, voicing: Floats, cepstra: Floats) -> Doubles:
        return self._filter(self._excite(pitch_hz.astype(float), voicing.astype(float)), cepstra)

    def _excite(self, pitch_hz: Doubles, voicing: Doubles) -> Doubles:
        """Return (n, HOP_SAMPLES) of pulses and noise, each with unit power, for n rows."""
        ramp = (np.arange(HOP_SAMPLES) + 1) / HOP_SAMPLES
        last_hz = np.concatenate([[self._pitch_hz], pitch_hz[:-1]])
        start_hz = np.where((last_hz != 0) & (pitch_hz != 0), last_hz, pitch_hz)[:, None]
        hz = start_hz + (pitch_hz[:, None] - start_hz) * ramp
        last_voicing = np.concatenate([[self._voicing], voicing[:-1]])[:, None]
        mix = last_voicing + (voicing[:, None] - last_voicing) * ramp
        self._pitch_hz, self._voicing = float(pitch_hz[-1]), float(voicing[-1])
        noise = self._noise.standard_normal(hz.shape)
        pulses = _pulses(self._phases(hz), hz)
        excitation: Doubles = np.sqrt(mix) * pulses + np.sqrt(1 - mix) * noise
        return excitation

    def _phases(self, hz: Doubles) -> Doubles:
        """Return the phase at each sample, of which only what is left of a turn is carried on."""
        phases: Doubles = np.cumsum(hz, axis=1) / SYNTHESIS_RATE_HZ
        for row in phases:
            row += self._phase
            self._phase = float(row[-1] % 1.0)
        return phases

    def _filter(self, hops: Doubles, cepstra: Floats) -> Doubles:
        """Return (n HOP_SAMPLES,) of the excitation, each hop through its own filter."""
        before = np.concatenate([self._last_hop[None], hops[:-1]])
        self._last_hop = hops[-1]
        windowed = np.concatenate([before, hops], axis=1) * self._window
        response = np.exp(np.fft.rfft(cepstra * self._weights, FFT_SAMPLES))
        filtered = np.fft.irfft(np.fft.rfft(windowed, FFT_SAMPLES) * response, FFT_SAMPLES)
        n_done = len(hops) * HOP_SAMPLES
        sound = np.concatenate([self._tail, np.zeros(n_done)])
        for i, tail in enumerate(filtered):
            sound[i * HOP_SAMPLES : i * HOP_SAMPLES + FFT_SAMPLES] += tail
        self._tail = sound[n_done:]
        return sound[:n_done]


def _pulses(phase: Doubles, hz: Doubles) -> Doubles:
    """Return a pulse train of unit power: all harmonics below Nyquist, by Dirichlet's sum."""
    n_harmonics = np.maximum(1, np.floor(0.5 * SYNTHESIS_RATE_HZ / np.maximum(hz, 40.0)))
    half = np.pi * (phase % 1.0)
    denominator = np.sin(half)
    small = np.abs(denominator) < 1e-6
    ratio = np.sin((2 * n_harmonics + 1) * half) / np.where(small, 1.0, denominator)
    cosines = 0.5 * (np.where(small, 2 * n_harmonics + 1, ratio) - 1)
    return np.where(hz.any(axis=-1, keepdims=True), cosines * np.sqrt(2 / n_harmonics), 0.0)
