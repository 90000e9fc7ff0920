"""Plays chirps into an output, listens for them, and says what became of them on the way.

A chirp is found again by its matched filter, to the sample, however quiet and however noisy.

Threads: the caller's plays; the capture's own delivers.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.audio.capture import Capture
from engine.audio.playback import Playback
from engine.errors import DeviceError, EngineError
from engine.events import Pcm

CHIRP_MS = 80
EVERY_MS = 500
LOWEST_HZ, HIGHEST_HZ = 500.0, 4_000.0  # what the smallest loudspeaker can do
AMPLITUDE = 0.25
WRITTEN_MS = 20
AHEAD_MS = 80  # at most so much waits in the device
LONGEST_LATENCY_MS = 2_000
SHARPEST = 0.3  # how alike a chirp and what is heard must be: noise by itself reaches 0.2
GAP_MS = 2.0  # two chirps that are nearer or farther than they were played: samples are lost


@dataclass(frozen=True, slots=True)
class LoopReport:
    """What became of the chirps.

    Attributes:
        n_played: How many were played.
        n_heard: How many were found again.
        latency_ms: From handing a chirp to the output until it came from the source, the median.
        gaps_ms: What is missing between two chirps, or too much, one figure for each gap.
        drift_ppm: By how much the output's clock is slower than the source's; None if too few.
    """

    n_played: int
    n_heard: int
    latency_ms: float | None
    gaps_ms: tuple[float, ...]
    drift_ppm: float | None


def make_chirp(rate_hz: int) -> Pcm:
    """Return one chirp (n_samples,), which begins and ends in silence."""
    at_s = np.arange(rate_hz * CHIRP_MS // 1000) / rate_hz
    sweep_hz_per_s = (HIGHEST_HZ - LOWEST_HZ) / (CHIRP_MS / 1000)
    phase = 2 * np.pi * (LOWEST_HZ * at_s + sweep_hz_per_s * at_s**2 / 2)
    chirp: Pcm = (AMPLITUDE * np.hanning(len(at_s)) * np.sin(phase)).astype(np.float32)
    return chirp


def find_chirps(heard: Pcm, rate_hz: int) -> list[int]:
    """Return where in `heard` (n_samples,) chirps begin."""
    chirp = make_chirp(rate_hz)
    alike = _alike(heard, chirp)
    places, n_apart = list[int](), rate_hz * EVERY_MS // 2000
    while len(alike) and float(alike.max()) > SHARPEST:
        place = int(np.argmax(alike))
        places.append(place)
        alike[max(0, place - n_apart) : place + n_apart] = 0.0
    return sorted(places)


def judge(
    played: Sequence[int], heard: Sequence[int], rate_hz: int, latencies_ms: Sequence[float]
) -> LoopReport:
    """Return what became of chirps, by the samples at which they were played and heard."""
    latency_ms = float(np.median(latencies_ms)) if latencies_ms else None
    n_pairs = min(len(played), len(heard))
    offsets = np.array(heard[:n_pairs], float) - np.array(played[:n_pairs], float)
    steps_ms = np.diff(offsets) * 1000 / rate_hz
    gaps_ms = tuple(round(float(step), 1) for step in steps_ms if abs(step) > GAP_MS)
    drift_ppm = None
    if n_pairs > 3 and not gaps_ms:
        drift_ppm = round(float(np.polyfit(played[:n_pairs], offsets, 1)[0]) * 1e6, 1)
    return LoopReport(len(played), len(heard), latency_ms, gaps_ms, drift_ppm)


class _Heard:
    """Keeps what a capture delivers, and when it came."""

    def __init__(self) -> None:
        self.blocks: list[Pcm] = []
        self.ends: list[tuple[int, float]] = []  # samples so far, and when
        self.error: EngineError | None = None
        self.has_begun = threading.Event()
        self._n_samples = 0

    def receive(self, pcm: Pcm) -> None:
        """Take samples (n_samples,)."""
        self._n_samples += len(pcm)
        self.blocks.append(pcm.copy())
        self.ends.append((self._n_samples, time.monotonic()))
        self.has_begun.set()

    def end(self, error: EngineError | None) -> None:
        """Take notice of the end."""
        self.error = error
        self.has_begun.set()

    def came_s(self, n_samples: int) -> float:
        """Return when that sample was there."""
        places = [end for end, _ in self.ends]
        return self.ends[min(int(np.searchsorted(places, n_samples)), len(places) - 1)][1]


def measure_loop(
    playback: Playback,
    capture: Capture,
    duration_ms: int,
    wait_s: Callable[[float], object] = time.sleep,
) -> LoopReport:
    """Play chirps for `duration_ms` into `playback` and find them in `capture`.

    Raises `DeviceError` when either does not open or is lost.
    """
    heard = _Heard()
    playback.open()
    try:
        capture.start(heard.receive, heard.end)
        if not heard.has_begun.wait(LONGEST_LATENCY_MS / 1000):
            raise DeviceError(f"Nothing comes from {capture.source.title}: choose another source.")
        handed_s = _play(playback, duration_ms, wait_s)
        wait_s(LONGEST_LATENCY_MS / 1000)
    finally:
        capture.stop()
        playback.close()
    if heard.error is not None:
        raise heard.error
    return _judge_heard(heard, handed_s, capture.rate_hz)


def _play(playback: Playback, duration_ms: int, wait_s: Callable[[float], object]) -> list[float]:
    """Play chirps and return when each was handed over."""
    rate_hz, handed_s = playback.rate_hz, list[float]()
    chirp = make_chirp(rate_hz)
    pause = np.zeros(rate_hz * EVERY_MS // 1000 - len(chirp), np.float32)
    for _ in range(duration_ms // EVERY_MS):
        handed_s.append(time.monotonic())
        _write(playback, np.concatenate([chirp, pause]), wait_s)
    _write(playback, np.zeros(rate_hz * playback.tail_ms // 1000, np.float32), wait_s)
    return handed_s


def _write(playback: Playback, pcm: Pcm, wait_s: Callable[[float], object]) -> None:
    """Hand samples (n_samples,) over, no sooner than a voice must that shall begin at once."""
    n_block = playback.rate_hz * WRITTEN_MS // 1000
    for start in range(0, len(pcm), n_block):
        while playback.waiting_ms > AHEAD_MS:
            wait_s(WRITTEN_MS / 2000)
        playback.write(pcm[start : start + n_block])


def _judge_heard(heard: _Heard, handed_s: list[float], rate_hz: int) -> LoopReport:
    places = find_chirps(np.concatenate(heard.blocks), rate_hz)
    played = [i * rate_hz * EVERY_MS // 1000 for i in range(len(handed_s))]
    latencies_ms = [
        (heard.came_s(place) - at_s) * 1000 for place, at_s in zip(places, handed_s, strict=False)
    ]
    return judge(played, places, rate_hz, latencies_ms)


def _alike(heard: Pcm, chirp: Pcm) -> npt.NDArray[np.float64]:
    """Return for each place how alike chirp and sound are there, at most 1."""
    if len(heard) < len(chirp):
        return np.zeros(0)
    n_fft = 1 << (len(heard) + len(chirp)).bit_length()
    product = np.fft.rfft(heard, n_fft) * np.conj(np.fft.rfft(chirp, n_fft))
    n_places = len(heard) - len(chirp) + 1
    dot = np.fft.irfft(product, n_fft)[:n_places]
    power = np.concatenate([[0.0], np.cumsum(np.square(heard, dtype=np.float64))])
    norm = np.sqrt(np.maximum(power[len(chirp) :] - power[: -len(chirp)], 1e-9))
    alike: npt.NDArray[np.float64] = dot / (norm * float(np.linalg.norm(chirp)))
    return alike
