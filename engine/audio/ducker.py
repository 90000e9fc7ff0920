"""Ducks while the dub speaks, and hears the original as loud as ever meanwhile.

Threads: `sotto-duck` moves the volumes, and waits for the server; any thread may call the methods,
which do not, except `close`.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np

from engine.audio.capture import Capture, CaptureReport, Source
from engine.audio.duck_envelope import DuckEnvelope
from engine.audio.ducking import Ducking, Volumes
from engine.audio.volume_notes import VolumeNotes
from engine.errors import DeviceError, EngineError
from engine.events import Pcm

log = logging.getLogger(__name__)

TICK_S = 0.02  # the steps of a ramp
SETTLED_TICK_S = 0.1  # while the volume stays, only new streams are looked for
# From a volume that is set until it is heard in what we capture.
HEARD_AFTER_S = 0.03


class Ducker:
    """Lowers and raises what other programs play."""

    def __init__(
        self,
        open_volumes: Callable[[], AbstractContextManager[Volumes]],
        notes: VolumeNotes,
        original_percent: int,
    ) -> None:
        """Keep the parts; nothing is touched before the dub speaks, nor at 100 percent."""
        self._open_volumes = open_volumes
        self._notes = notes
        self._envelope = DuckEnvelope(original_percent)
        self._changed = threading.Condition()  # guards the next four
        self._is_speaking = False
        self._n_phrases = 0  # that were begun
        self._is_closing = False
        self._gains_db: deque[tuple[float, float]] = deque([(0.0, 0.0)])  # of the last moments
        self._thread = threading.Thread(target=self._run, name="sotto-duck", daemon=True)
        self._thread.start()

    @property
    def heard_gain_db(self) -> float:
        """The gain of what is captured at this moment."""
        heard_s = time.monotonic() - HEARD_AFTER_S
        with self._changed:
            while len(self._gains_db) > 1 and self._gains_db[1][0] <= heard_s:
                self._gains_db.popleft()
            return self._gains_db[0][1]

    def set_original_percent(self, original_percent: int) -> None:
        """Let the original be so loud while the dub speaks, from now on; 100 leaves it alone."""
        with self._changed:
            self._envelope.set_original_percent(original_percent)
            self._changed.notify_all()

    def speak(self, *, is_speaking: bool) -> None:
        """Take notice that the dub begins to speak, or stops."""
        with self._changed:
            self._n_phrases += is_speaking and not self._is_speaking
            self._is_speaking = is_speaking
            self._changed.notify_all()

    def close(self) -> None:
        """Put every volume back and end."""
        with self._changed:
            self._is_closing = True
            self._is_speaking = False
            self._changed.notify_all()
        self._thread.join()

    def _run(self) -> None:
        while self._wait_for_speech():
            try:
                with self._open_volumes() as volumes:
                    self._duck(Ducking(volumes, self._notes, self._envelope.floor_db))
            except (DeviceError, OSError) as error:  # OSError: nothing can be written down
                log.info("what else plays is not lowered: %s", error)
                self._give_up()
            except Exception:  # noqa: BLE001 - thread boundary: the dub goes on without it
                log.exception("ducking ended on an error that nobody foresaw")
                return

    def _wait_for_speech(self) -> bool:
        with self._changed:
            self._changed.wait_for(
                lambda: self._is_closing or (self._is_speaking and self._envelope.floor_db < 0.0)
            )
            return not self._is_closing

    def _duck(self, ducking: Ducking) -> None:
        """Follow the envelope until all is as loud as it was."""
        before_s = time.monotonic() - TICK_S
        while True:
            now_s = time.monotonic()
            was_db = self._envelope.gain_db
            with self._changed:
                is_speaking, is_closing = self._is_speaking, self._is_closing
                floor_db = self._envelope.floor_db
                gain_db = self._envelope.push((now_s - before_s) * 1000, is_speaking=is_speaking)
            ducking.reach(floor_db)
            before_s = now_s
            if is_closing:
                self._envelope.reset()
                gain_db = 0.0
            ducking.apply(gain_db)
            self._note_gain(now_s, gain_db if ducking.is_even else 0.0)
            if self._envelope.is_at_rest:
                return
            is_settled = is_speaking and gain_db == was_db
            self._wait_for_a_turn(is_speaking, SETTLED_TICK_S if is_settled else TICK_S)

    def _wait_for_a_turn(self, is_speaking: bool, timeout_s: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._is_speaking != is_speaking, timeout_s)

    def _give_up(self) -> None:
        """Be of no more use until the dub has stopped speaking."""
        self._envelope.reset()
        self._note_gain(time.monotonic(), 0.0)
        with self._changed:
            phrase = self._n_phrases
            self._changed.wait_for(lambda: self._n_phrases != phrase or not self._is_speaking)

    def _note_gain(self, at_s: float, gain_db: float) -> None:
        with self._changed:
            self._gains_db.append((at_s, gain_db))
            while len(self._gains_db) > 1 and self._gains_db[1][0] <= at_s - 1.0:
                self._gains_db.popleft()


class UnduckedCapture:
    """A `Capture` of what is ducked, as loud as if it were not."""

    def __init__(self, capture: Capture, ducker: Ducker) -> None:
        self._capture = capture
        self.ducker = ducker
        self._gain = 1.0
        self.rate_hz = capture.rate_hz

    @property
    def source(self) -> Source:
        """What is heard."""
        return self._capture.source

    def start(
        self, receive: Callable[[Pcm], None], ended: Callable[[EngineError | None], None]
    ) -> None:
        """Begin to deliver; raise `DeviceError` if that cannot be."""
        self._capture.start(lambda pcm: receive(self._undo(pcm)), ended)

    def take_reports(self) -> list[CaptureReport]:
        """Return what befell the device since this was last asked."""
        return self._capture.take_reports()

    def stop(self) -> None:
        """Stop delivering, and put the volumes back."""
        self._capture.stop()
        self.ducker.close()

    def _undo(self, pcm: Pcm) -> Pcm:
        before, self._gain = self._gain, 10.0 ** (-self.ducker.heard_gain_db / 20.0)
        if before == self._gain == 1.0:
            return pcm
        return pcm * np.linspace(before, self._gain, len(pcm), dtype=np.float32)
