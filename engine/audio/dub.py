"""Plays the dub as it comes, and skips, visibly, when it falls too far behind.

Knows no device: it plays through a `Playback`.

Threads: the worker calls the `SpeechSink` methods, which never wait for a device; a thread of its
own, `sotto-dub`, feeds the device and waits for it; any thread may set `volume` and `is_on`.
"""

import logging
import threading
from collections import deque

import numpy as np

from engine.audio.playback import Playback
from engine.audio.resample import Resampler
from engine.audio.speech_sink import SinkReport
from engine.errors import EngineError
from engine.events import DeviceLost, DubSkipped, Pcm

log = logging.getLogger(__name__)

BLOCK_MS = 20  # so soon are a new volume, `is_on` and `close` heard
# How far the dub may fall behind. A sentence takes 3 to 5 s to say: two may wait, but a listener
# who is three sentences late no longer hears what belongs to the picture.
BACKLOG_LIMIT_MS = 8_000
RESAMPLER_MS = (
    50  # of silence push the last samples of a piece out of the resampler, which holds 26
)


class DubPlayer:
    """A `SpeechSink` that speaks."""

    def __init__(
        self, playback: Playback, volume: float = 1.0, backlog_limit_ms: int = BACKLOG_LIMIT_MS
    ) -> None:
        """Keep the parts; nothing is opened before `open`.

        Args:
            playback: Where the dub is heard.
            volume: From 0, silent, to 1, as loud as it was made.
            backlog_limit_ms: How much may wait: beyond it the oldest pieces are skipped.
        """
        self._playback = playback
        self._volume = _checked(volume)
        self._limit_ms = backlog_limit_ms
        self._changed = threading.Condition()  # guards all below
        self._pieces: deque[Pcm] = deque()  # `backlog_limit_ms` bounds them
        self._head_samples = 0  # how much of the first piece was handed over
        self._tail_samples = 0  # how much silence is still to follow the last piece
        self._reports: list[SinkReport] = []
        self._is_on = True
        self._is_playing = False
        self._is_closing = False
        self._thread: threading.Thread | None = None
        self._rate_hz = playback.rate_hz  # of the speech; `open` tells

    @property
    def volume(self) -> float:
        """From 0, silent, to 1, as loud as it was made."""
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._volume = _checked(volume)

    @property
    def is_on(self) -> bool:
        """Whether it speaks; turned off, it forgets what waits and all that comes."""
        return self._is_on

    @is_on.setter
    def is_on(self, is_on: bool) -> None:
        with self._changed:
            self._is_on = is_on
            if not is_on:
                self._forget()

    @property
    def backlog_ms(self) -> int:
        """How much waits to be heard."""
        with self._changed:
            return self._backlog_ms()

    def open(self, rate_hz: int) -> None:
        """Open the device for speech at `rate_hz`; raise `DeviceError` if that cannot be."""
        self._playback.open()
        self._rate_hz = rate_hz
        self._resampler = Resampler(rate_hz, self._playback.rate_hz)
        self._thread = threading.Thread(target=self._run, name="sotto-dub", daemon=True)
        self._is_playing = True
        self._thread.start()

    def write(self, pcm: Pcm) -> int:
        """Queue a piece (n_samples,) and return how much waits to be heard, it included, in ms."""
        assert self._thread is not None, "write comes after open"
        with self._changed:
            if not (self._is_on and self._is_playing):
                return 0
            self._pieces.append(pcm)
            self._tail_samples = self._to_samples(self._playback.tail_ms + RESAMPLER_MS)
            self._skip()
            self._changed.notify_all()
            return self._backlog_ms()

    def take_reports(self) -> list[SinkReport]:
        """Return what was skipped, and whether the device was lost, since this was last asked."""
        with self._changed:
            reports, self._reports = self._reports, []
            return reports

    def drain(self, stopping: threading.Event) -> None:
        """Wait until all was heard, or until `stopping` is set or the device is lost."""
        while self._is_speaking() and not stopping.wait(BLOCK_MS / 1000):
            pass

    def close(self) -> None:
        """Fall silent and let the device go."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _is_speaking(self) -> bool:
        with self._changed:
            return self._is_playing and bool(self._pieces or self._tail_samples)

    def _backlog_ms(self) -> int:
        n_samples = sum(map(len, self._pieces)) - self._head_samples
        return self._to_ms(n_samples)

    def _skip(self) -> None:
        """Drop the oldest pieces, but neither the one that is being heard nor the newest."""
        n_samples = 0
        n_heard = 1 if self._head_samples else 0
        while self._backlog_ms() > self._limit_ms and len(self._pieces) > n_heard + 1:
            n_samples += len(self._pieces[n_heard])
            del self._pieces[n_heard]
        if n_samples:
            self._reports.append(DubSkipped(self._to_ms(n_samples)))

    def _forget(self) -> None:
        self._pieces.clear()
        self._head_samples = 0

    def _run(self) -> None:
        try:
            while (block := self._next_block()) is not None:
                self._playback.write(self._resampler.push(block * np.float32(self._volume)))
        except EngineError as error:
            self._lose(error)
        except Exception as error:  # noqa: BLE001 - thread boundary: report, never die silently
            log.exception("the dub ended on an error that nobody foresaw")
            self._lose(error)
        finally:
            self._playback.close()

    def _lose(self, error: Exception) -> None:
        log.info("%s", error)
        with self._changed:
            self._is_playing = False
            self._forget()
            self._reports.append(DeviceLost("playback", self._playback.output.name))

    def _next_block(self) -> Pcm | None:
        """Wait for something to play; None when the player is closed."""
        n_samples = self._to_samples(BLOCK_MS)
        with self._changed:
            self._changed.wait_for(lambda: self._is_closing or self._pieces or self._tail_samples)
            if self._is_closing:
                return None
            return self._take_speech(n_samples) if self._pieces else self._take_tail(n_samples)

    def _take_speech(self, n_samples: int) -> Pcm:
        piece = self._pieces[0]
        block = piece[self._head_samples : self._head_samples + n_samples]
        self._head_samples += len(block)
        if self._head_samples >= len(piece):
            self._pieces.popleft()
            self._head_samples = 0
        return block

    def _take_tail(self, n_samples: int) -> Pcm:
        n_samples = min(n_samples, self._tail_samples)
        self._tail_samples -= n_samples
        return np.zeros(n_samples, np.float32)

    def _to_samples(self, duration_ms: int) -> int:
        return max(1, self._rate_hz * duration_ms // 1000)

    def _to_ms(self, n_samples: int) -> int:
        return n_samples * 1000 // self._rate_hz


def _checked(volume: float) -> float:
    assert 0.0 <= volume <= 1.0, volume
    return volume
