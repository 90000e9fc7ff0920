"""Plays the dub as it comes; `dub_queue` sees to it that it is never far behind.

Knows no device: it plays through a `Playback`.

Threads: those of the session call the `SpeechSink` methods, which never wait for a device; a thread
of its own, `sotto-dub`, feeds the device and waits for it; any thread may call the rest.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable

import numpy as np

from engine.audio.device_buffer import DeviceBuffer
from engine.audio.dub_queue import DubQueue
from engine.audio.loudness import SpeechLevel, limited, matching_gain_db, speech_levels_db
from engine.audio.pace import SKIPPED_FROM_MS
from engine.audio.playback import Playback
from engine.audio.resample import Resampler
from engine.audio.speech_sink import SinkReport
from engine.audio.spoken_words import SpokenText, SpokenWords
from engine.errors import EngineError
from engine.events import DeviceBack, DeviceLost, LevelMeasured, Pcm

log = logging.getLogger(__name__)

REOPEN_S = 0.5  # a lost device is looked for so often
BLOCK_MS = 20  # so soon are a new volume, `is_on` and `close` heard
BACKLOG_LIMIT_MS = SKIPPED_FROM_MS  # what would wait for longer is skipped
# What is with the device lasts longer: whatever comes until then follows without a gap.
PATIENCE_MS = 60
# Silence is handed over no sooner, so that what is said next need not wait for it.
SILENCE_AHEAD_MS = 100
SOON_HEARD_MS = 40  # the last of it is all but heard
N_SAID = 1_000  # blocks: twenty times what is with the device, if nobody asks for reports
GAIN_STEP_DB = 0.1  # from one block to the next: 5 dB each second, which nobody hears as a step
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
            backlog_limit_ms: How much may wait before what comes: beyond it phrases are skipped.
        """
        self._playback = playback
        self._volume = _checked(volume)
        self._heard_volume = volume  # at the end of the last block, the gain included
        self._gain_db = 0.0  # that makes the dub as loud as the source
        # Is told on the dub's thread when it begins to speak and when it stops; must soon return.
        self.on_speaking: Callable[[bool], object] | None = None
        self._was_speaking = False
        # Likewise, with what is played (n_samples,), at the device's rate, and when it is heard.
        self.on_sound: Callable[[Pcm, float], object] | None = None
        self._source_level, self._dub_level = SpeechLevel(), SpeechLevel()
        self._limit_ms = backlog_limit_ms
        self._changed = threading.Condition()  # guards all below
        self._buffer = DeviceBuffer()
        self._queue = DubQueue(playback.rate_hz, backlog_limit_ms)  # `open` makes the real one
        self._words = SpokenWords()
        self._said: deque[tuple[float, int | None]] = deque(maxlen=N_SAID)
        self._tail_samples = 0  # how much silence is still to follow the last piece
        self._silence_ms = 0  # how much of it was handed over
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
                self._queue.forget()
                self._words.forget()

    @property
    def backlog_ms(self) -> int:
        """How much waits to be heard."""
        with self._changed:
            self._queue.ahead_ms = self._buffer.waiting_ms
            return self._queue.backlog_ms

    @property
    def backlog_limit_ms(self) -> int:
        """How much may wait before what comes: beyond it phrases are skipped."""
        return self._limit_ms

    @backlog_limit_ms.setter
    def backlog_limit_ms(self, limit_ms: int) -> None:
        with self._changed:
            self._limit_ms = self._queue.limit_ms = limit_ms

    def jump_to_live(self) -> None:
        """Skip what waits, so that what comes next is heard at once."""
        with self._changed:
            self._queue.jump_to_live()
            self._words.forget()

    def match(self, level: LevelMeasured) -> None:
        """Speak as loud as the source does, whose level in the last moments this is."""
        self._source_level.push(level.rms_db)

    def expect(self, text: SpokenText) -> None:
        """Take notice of what the piece that is written next says, to tell when that is heard."""
        with self._changed:
            if self._is_on and self._is_playing:
                self._words.put(text, self._queue.put_ms)

    def open(self, rate_hz: int) -> None:
        """Open the device for speech at `rate_hz`; raise `DeviceError` if that cannot be."""
        self._playback.open()
        self._rate_hz = rate_hz
        self._queue, self._words = DubQueue(rate_hz, self._limit_ms), SpokenWords()
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
            self._queue.ahead_ms = self._buffer.waiting_ms
            self._queue.put(pcm)
            for level_db in speech_levels_db(pcm, self._rate_hz):
                self._dub_level.push(level_db)
            self._tail_samples = self._to_samples(self._playback.tail_ms + RESAMPLER_MS)
            self._changed.notify_all()
            return self._queue.backlog_ms

    def take_reports(self) -> list[SinkReport]:
        """Return what was skipped, how late it is, and whether the device was lost, since then."""
        with self._changed:
            self._report_words()
            reports, self._reports = [*self._queue.take_reports(), *self._reports], []
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
            return self._is_playing and not (self._queue.is_empty and not self._tail_samples)

    def _run(self) -> None:
        try:
            while not self._is_closing:
                self._speak()
        except Exception as error:  # noqa: BLE001 - thread boundary: report, never die silently
            log.exception("the dub ended on an error that nobody foresaw")
            self._lose(error)
        finally:
            self._playback.close()

    def _speak(self) -> None:
        """Speak until the player is closed; where the device is lost, wait until it is back."""
        try:
            while (block := self._next_block()) is not None:
                pcm = self._resampler.push(self._with_volume(block))
                self._playback.write(pcm)
                waiting_ms = self._playback.waiting_ms
                self._tell_sound(pcm, waiting_ms)
                with self._changed:
                    self._buffer.note(waiting_ms)
        except EngineError as error:
            self._lose(error)
            self._tell_speaking(is_speaking=False)
            self._playback.close()
            self._reopen()

    def _tell_sound(self, pcm: Pcm, waiting_ms: int) -> None:
        if self.on_sound is not None:
            after_s = waiting_ms / 1000 - len(pcm) / self._playback.rate_hz
            self.on_sound(pcm, time.monotonic() + after_s)

    def _tell_speaking(self, *, is_speaking: bool) -> None:
        if self.on_speaking is not None and is_speaking != self._was_speaking:
            self.on_speaking(is_speaking)
        self._was_speaking = is_speaking

    def _reopen(self) -> None:
        """Wait until the very same device is there again, or the player is closed."""
        while not self._is_closing:
            try:
                self._playback.open()
            except EngineError:
                with self._changed:
                    self._changed.wait_for(lambda: self._is_closing, REOPEN_S)
                continue
            with self._changed:
                self._is_playing = True
                name = self._playback.output.name
                self._reports.append(DeviceBack("playback", name, 0, 0))
            return

    def _lose(self, error: Exception) -> None:
        log.info("%s", error)
        with self._changed:
            self._is_playing = False
            self._buffer.note(0)
            self._queue.forget()
            self._words.forget()
            self._reports.append(DeviceLost("playback", self._playback.output.name))

    def _next_block(self) -> Pcm | None:
        """Wait for something to play, and tell what it is; None when the player is closed."""
        with self._changed:
            self._wait_for(lambda: bool(self._tail_samples) or not self._queue.is_empty)
            ahead_ms = self._buffer.waiting_ms
            if self._queue.is_ending:
                patience_ms = max(PATIENCE_MS, ahead_ms - PATIENCE_MS)
                self._wait_for(lambda: not self._queue.is_ending, patience_ms)
            if self._queue.is_empty:
                self._wait_for(lambda: not self._queue.is_empty, ahead_ms - SILENCE_AHEAD_MS)
            if self._is_closing:
                return None
            self._queue.ahead_ms = self._buffer.waiting_ms
            is_speaking = self._queue.ahead_ms - self._silence_ms > SOON_HEARD_MS
            if self._queue.is_empty:
                block = self._take_tail()
            else:
                block, is_speaking, self._silence_ms = self._queue.take(), True, 0
                self._note_said(self._queue.said_ms)
        self._tell_speaking(is_speaking=is_speaking)
        return block

    def _wait_for(self, is_so: Callable[[], bool], timeout_ms: int | None = None) -> None:
        """Wait until it is so, the time is over, or the player is closed."""
        timeout_s = None if timeout_ms is None else max(0, timeout_ms) / 1000
        self._changed.wait_for(lambda: self._is_closing or is_so(), timeout_s)

    def _take_tail(self) -> Pcm:
        n_samples = min(self._to_samples(BLOCK_MS), self._tail_samples)
        self._tail_samples -= n_samples
        self._silence_ms += BLOCK_MS
        if not self._tail_samples:
            self._note_said(None)
        return np.zeros(n_samples, np.float32)

    def _note_said(self, said_ms: int | None) -> None:
        """Keep when what is taken now will be heard: up to `said_ms`, or silence after it."""
        due_ms = max(0, self._buffer.waiting_ms - SILENCE_AHEAD_MS)
        self._said.append((time.monotonic() + due_ms / 1000, said_ms))

    def _report_words(self) -> None:
        """Report the words that are heard by now."""
        while self._said and self._said[0][0] <= time.monotonic():
            _, said_ms = self._said.popleft()
            word = self._words.silence() if said_ms is None else self._words.at(said_ms)
            if word is not None:
                self._reports.append(word)

    def _with_volume(self, block: Pcm) -> Pcm:
        """Return `block` (n_samples,) at the volume, which changes within it without a step."""
        wanted_db = matching_gain_db(self._source_level.db, self._dub_level.db)
        self._gain_db += float(np.clip(wanted_db - self._gain_db, -GAIN_STEP_DB, GAIN_STEP_DB))
        before = self._heard_volume
        self._heard_volume = self._volume * 10.0 ** (self._gain_db / 20.0)
        return limited(
            block * np.linspace(before, self._heard_volume, len(block), dtype=np.float32)
        )

    def _to_samples(self, duration_ms: int) -> int:
        return max(1, self._rate_hz * duration_ms // 1000)


def _checked(volume: float) -> float:
    assert 0.0 <= volume <= 1.0, volume
    return volume
