"""Mutes what is heard of our own voice, where nothing else keeps it out: the last resort.

What is captured is compared with what the dub says, by normalised cross-correlation over all delays
that a device or a room may have. Where they are alike the dub is heard; from then on, all is
silence for as long as it speaks at that delay, until it speaks for long without being found.

Threads: the capture's.
"""

import time
from collections.abc import Callable

import numpy as np

from engine.audio.capture import Capture, CaptureReport, Source
from engine.audio.own_voice import RATE_HZ, SEAM_S, OwnVoice
from engine.audio.resample import Resampler
from engine.errors import EngineError
from engine.events import DubLeftOut, Pcm

FRAME_MS = 100  # is judged at once
# What is heard is held back until so much of what follows it is known; captions are so much later.
HELD_MS = 300
BEFORE_MS = 200
# How much sooner or later than the player believes its sound may come.
EARLIEST_MS, LATEST_MS = -300, 700
# So alike is our own voice to itself below another voice three times as loud; two voices are 0.2 at
# most, when both are without the deep tones that all voices have.
ALIKE = 0.3
AUDIBLE = 3e-4  # -70 dB: below it the dub is silent
MARGIN_MS = 250  # of silence on either side of what it says: seams, rooms and delays are not exact
# It spoke for so long without being heard: somebody put headphones on.
FORGOTTEN_MS = 5_000


class EchoGuard:
    """A streaming stage, `HELD_MS` behind: what is heard in, the same without our own voice out."""

    def __init__(self, rate_hz: int, voice: OwnVoice) -> None:
        self._rate_hz = rate_hz
        self._voice = voice
        self._resampler = Resampler(rate_hz, RATE_HZ)
        self._frame_samples = rate_hz * FRAME_MS // 1000
        self._held = np.zeros(0, np.float32)  # not released yet
        self._heard = np.zeros(0, np.float32)  # at RATE_HZ, from BEFORE_MS before the held on
        self._end_samples: int | None = None  # of `_heard`, by the clock
        self._unheard_ms = 0  # so long has the dub spoken without being found
        self.delay_samples: int | None = None  # at RATE_HZ; None while the dub is not heard

    def push(self, pcm: Pcm, now_s: float) -> Pcm:
        """Take samples (n_samples,) that came now, and return those that are judged."""
        heard = self._resampler.push(pcm)
        end_samples = (self._end_samples or 0) + len(heard)
        if abs(end_samples - now_s * RATE_HZ) > SEAM_S * RATE_HZ:
            end_samples = round(now_s * RATE_HZ)  # at first, and after a gap
        self._end_samples = end_samples
        self._heard = np.concatenate([self._heard, heard])
        self._held = np.concatenate([self._held, pcm])
        n_wanted = self._rate_hz * (FRAME_MS + HELD_MS) // 1000
        released = [np.zeros(0, np.float32)]
        while len(self._held) >= n_wanted:
            released.append(self._judge())
        return np.concatenate(released)

    def finish(self) -> Pcm:
        """Return what is still held, judged by what is known."""
        released = [np.zeros(0, np.float32)]
        while len(self._held):
            released.append(self._judge())
        return np.concatenate(released)

    def _judge(self) -> Pcm:
        """Return the oldest frame that is held, or silence in its place."""
        frame, self._held = np.split(self._held, [self._frame_samples])
        n_later = round(len(self._held) * RATE_HZ / self._rate_hz)
        assert self._end_samples is not None
        end = self._end_samples - n_later  # of the frame
        start = end - _samples(FRAME_MS)
        self._find(start - _samples(BEFORE_MS), end + min(n_later, _samples(HELD_MS)))
        n_kept = n_later + _samples(BEFORE_MS)
        self._heard = self._heard[-n_kept:]
        return np.zeros_like(frame) if self._is_own(start, end) else frame

    def _is_own(self, start: int, end: int) -> bool:
        """Say whether the dub speaks in what was heard between two places, or beside it."""
        if self.delay_samples is None:
            return False
        start, end = start - self.delay_samples, end - self.delay_samples
        said = self._voice.between(start - _samples(MARGIN_MS), end + _samples(MARGIN_MS))
        return bool(np.abs(said).max() > AUDIBLE)

    def _find(self, start: int, end: int) -> None:
        """Look for the dub in what was heard between two places."""
        assert self._end_samples is not None
        start = max(start, self._end_samples - len(self._heard))  # at first there is less
        heard = self._heard[len(self._heard) - (self._end_samples - start) :][: end - start]
        said = self._voice.between(start - _samples(LATEST_MS), end - _samples(EARLIEST_MS))
        if np.abs(said).max() <= AUDIBLE:
            return
        alike = correlation(_without_deep_tones(heard), _without_deep_tones(said))
        place = int(np.argmax(alike))
        if alike[place] > ALIKE:
            self.delay_samples = _samples(LATEST_MS) - place
            self._unheard_ms = 0
            return
        self._unheard_ms += FRAME_MS
        if self._unheard_ms > FORGOTTEN_MS:
            self.delay_samples = None


class GuardedCapture:
    """A `Capture` in which our own voice is muted."""

    def __init__(
        self, capture: Capture, voice: OwnVoice, clock_s: Callable[[], float] = time.monotonic
    ) -> None:
        self.rate_hz = capture.rate_hz
        self._capture = capture
        self._guard = EchoGuard(capture.rate_hz, voice)
        self._clock_s = clock_s
        self._was_own = False
        self._is_told = True

    @property
    def source(self) -> Source:
        """What is heard."""
        return self._capture.source

    def start(
        self, receive: Callable[[Pcm], None], ended: Callable[[EngineError | None], None]
    ) -> None:
        """Begin to deliver; raise `DeviceError` if that cannot be."""

        def end(failure: EngineError | None) -> None:
            if len(rest := self._guard.finish()):
                receive(rest)
            ended(failure)

        self._capture.start(lambda pcm: self._deliver(pcm, receive), end)

    def take_reports(self) -> list[CaptureReport]:
        """Return what befell the device, and that the dub is muted as soon as it is heard."""
        reports = self._capture.take_reports()
        if not self._is_told:
            self._is_told = True
            reports.append(DubLeftOut("silence"))
        return reports

    def stop(self) -> None:
        """Stop delivering."""
        self._capture.stop()

    def _deliver(self, pcm: Pcm, receive: Callable[[Pcm], None]) -> None:
        judged = self._guard.push(pcm, self._clock_s())
        is_own = self._guard.delay_samples is not None
        if is_own and not self._was_own:
            self._is_told = False
        self._was_own = is_own
        if len(judged):
            receive(judged)


def correlation(part: Pcm, whole: Pcm) -> Pcm:
    """Return how alike `part` (n_samples,) and `whole` are at each place of it, at most 1."""
    n_fft = 1 << (len(whole) + len(part)).bit_length()
    product = np.fft.rfft(whole, n_fft) * np.conj(np.fft.rfft(part, n_fft))
    dot = np.fft.irfft(product, n_fft)[: len(whole) - len(part) + 1]
    power = np.concatenate([[0.0], np.cumsum(np.square(whole, dtype=np.float64))])
    norm = np.sqrt(np.maximum(power[len(part) :] - power[: -len(part)], 1e-6))
    alike: Pcm = (dot / (norm * max(float(np.linalg.norm(part)), 1e-3))).astype(np.float32)
    return alike


def _without_deep_tones(pcm: Pcm) -> Pcm:
    return np.diff(pcm, prepend=pcm[:1])


def _samples(duration_ms: int) -> int:
    return duration_ms * RATE_HZ // 1000
