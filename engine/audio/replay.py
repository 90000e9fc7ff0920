"""Plays one stretch of sound, once; knows no sound server.

Threads: one of its own, `sotto-replay`, opens the output, waits for it and closes it; `start` and
`stop` never wait.
"""

import logging
import threading
from collections.abc import Callable

import numpy as np

from engine.audio.playback import Playback
from engine.audio.recent_sound import Stretch
from engine.audio.resample import Resampler
from engine.errors import EngineError
from engine.events import Pcm

log = logging.getLogger(__name__)

BLOCK_MS = 20  # so soon is `stop` heard
LONGEST_WAIT_MS = 2_000  # no device has so much waiting
FADE_MS = 3  # it begins and ends in the middle of a sound: without a click


class SoundReplay:
    """One stretch of sound on its way to an output."""

    def __init__(self, stretch: Stretch, open_playback: Callable[[], Playback]) -> None:
        """Keep the parts; nothing is opened before `start`.

        Args:
            stretch: What is heard.
            open_playback: Returns where, or raises `DeviceError`; called on the replay's thread.
        """
        self._stretch = stretch
        self._open_playback = open_playback
        self._stopping = threading.Event()
        self._failure: EngineError | None = None
        self._thread = threading.Thread(target=self._run, name="sotto-replay", daemon=True)

    @property
    def is_over(self) -> bool:
        """Whether it has ended, and the output is let go."""
        return not self._thread.is_alive()

    @property
    def failure(self) -> EngineError | None:
        """Why it was not heard to its end, once that is known."""
        return self._failure

    def start(self) -> None:
        """Begin and return at once."""
        self._thread.start()

    def stop(self) -> None:
        """Fall silent soon, and return at once."""
        self._stopping.set()

    def join(self, timeout_s: float | None = None) -> None:
        """Wait until the output is let go, at most so long."""
        self._thread.join(timeout_s)

    def _run(self) -> None:
        try:
            self._play()
        except EngineError as error:
            self._failure = error
        except Exception as error:  # noqa: BLE001 - thread boundary: report, never die silently
            log.exception("a replay ended on an error that nobody foresaw")
            self._failure = EngineError(f"The sound cannot be played ({error!r}): report it.")

    def _play(self) -> None:
        playback = self._open_playback()
        try:
            playback.open()
            pcm = self._prepared(playback)
            n_block = max(1, playback.rate_hz * BLOCK_MS // 1000)
            for start in range(0, len(pcm), n_block):
                if self._stopping.is_set():
                    return
                playback.write(pcm[start : start + n_block])
            self._wait_until_heard(playback)
        finally:
            playback.close()

    def _wait_until_heard(self, playback: Playback) -> None:
        """Wait for what is with the device, which is part of the tail in the end."""
        n_left = LONGEST_WAIT_MS // BLOCK_MS  # a device may never tell that it is done
        while playback.waiting_ms > playback.tail_ms // 2 and n_left:
            n_left -= 1
            if self._stopping.wait(BLOCK_MS / 1000):
                return

    def _prepared(self, playback: Playback) -> Pcm:
        """Return what the output is given (n_samples,): faded at both ends, silence after it."""
        pcm = self._stretch.pcm.copy()
        n_fade = min(len(pcm), self._stretch.rate_hz * FADE_MS // 1000)
        ramp = np.linspace(0.0, 1.0, n_fade, dtype=np.float32)
        pcm[:n_fade] *= ramp
        pcm[len(pcm) - n_fade :] *= ramp[::-1]
        resampler = Resampler(self._stretch.rate_hz, playback.rate_hz)
        tail = np.zeros(playback.rate_hz * playback.tail_ms // 1000, np.float32)
        return np.concatenate([resampler.push(pcm), resampler.finish(), tail])
