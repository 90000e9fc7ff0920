"""Vocodes on a thread of its own, so that captions never wait for the voice.

To a translator it is a vocoder, which takes units and gives no samples back; to the engine it is
the sink of the dub. In between wait the units, no more of them than a listener would still want.

Threads: the worker's calls all methods, which never wait for the vocoder, except `drain` and
`close`; `sotto-vocoder` vocodes and writes to the sink. What fails there is raised on the worker's.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.audio.pace import SKIPPED_FROM_MS, choose_duration_scale
from engine.audio.speech_sink import SinkReport, SpeechSink
from engine.audio.spoken_words import SpokenText
from engine.events import DubSkipped, Pcm, SpeechQueued
from engine.runtime.units import UNIT_MS, Units, UnitVocoder

# What the player would skip need not be vocoded first.
MAX_WAITING_UNITS = SKIPPED_FROM_MS // UNIT_MS
END_UNITS = 4  # so much sound is held back until the end of an utterance is known
# After a stop a sentence may be said to its end, which takes less unless the machine is too slow
# for a dub anyway; then whoever pressed the button comes first.
STOP_LIMIT_MS = 1_000
POLL_MS = 20  # so soon is a stop noticed


@dataclass(frozen=True, slots=True)
class Piece:
    """What an utterance says next; `ends` with its last units, of which there may be none.

    `text` is what the units say, and `start` its place in the utterance's translation.
    """

    vocoder: UnitVocoder
    utterance: int
    units: Units  # (n_units,)
    ends: bool = False
    start: int = 0
    text: str = ""

    def __len__(self) -> int:
        """Return how many units are lost with it."""
        return len(self.units) + (END_UNITS if self.ends else 0)


class VocoderThread:
    """A `UnitVocoder` and a `SpeechSink`: units are pushed in, the dub is written to `sink`.

    Utterances count from 0; `finish` ends one, and so does a `reset` when anything was said.
    """

    def __init__(
        self,
        sink: SpeechSink,
        *,
        expect: Callable[[SpokenText], object] = lambda text: None,
        max_waiting_units: int = MAX_WAITING_UNITS,
        stop_limit_ms: int = STOP_LIMIT_MS,
    ) -> None:
        """Keep the sink; nothing is opened before `open`.

        Args:
            sink: Where the dub goes.
            expect: Is told on the thread what the sound says that is written next.
            max_waiting_units: So much may wait before the newest piece: beyond it the oldest are
                skipped.
            stop_limit_ms: How long a stop waits for what was said; the rest is skipped.
        """
        self._sink = sink
        self._expect = expect
        self._start, self._text = 0, ""  # what the translator's next units say
        self._max_waiting_units = max_waiting_units
        self._stop_limit_ms = stop_limit_ms
        self._vocoder: UnitVocoder | None = None  # of the present translator
        self._utterance = 0  # that the translator speaks
        self._has_spoken = False  # whether it said anything of it
        self._thread: threading.Thread | None = None
        self._rate_hz = 0  # of the speech; `open` tells
        self._vocoded_utterance = 0  # the thread's own, as the vocoder is
        self._changed = threading.Condition()  # guards all below
        self._waiting: deque[Piece] = deque()  # `max_waiting_units` and the newest bound them
        self._in_work: Piece | None = None  # vocoded now, and may still be given up
        self._is_writing = False
        self._n_written_samples = 0
        self._reports: list[SinkReport] = []
        self._error: Exception | None = None
        self._is_closing = False

    def around(self, vocoder: UnitVocoder) -> UnitVocoder:
        """Return what stands in place of `vocoder`, which from now on only its thread uses.

        The first one is taken before `open`; the translator of another, which may come later and
        on any thread, speaks after the last one has ended its utterance.
        """
        assert self._thread is None or self._vocoder is not None, "nobody would vocode"
        if self._vocoder is None:
            self._vocoder = vocoder
        return _Turn(self, vocoder)

    def speak_with(self, vocoder: UnitVocoder) -> None:
        """Let all that is pushed from now on be vocoded by this one."""
        self._vocoder = vocoder

    @property
    def waiting_ms(self) -> int:
        """0: whoever pushes gets no sound."""
        return 0

    def say(self, start: int, text: str) -> None:
        """Take notice of what the units say that are pushed next: a part of a translation."""
        self._start = start if not self._text else self._start
        self._text += text

    def reset(self) -> None:
        """Begin an utterance."""
        self._utterance += self._has_spoken
        self._has_spoken = False
        self._text = ""

    def push(self, units: Units) -> Pcm:
        """Queue units (n_units,) and return no samples."""
        self._has_spoken = True
        text, self._text = self._text, ""
        return self._put(units, text=text)

    def finish(self) -> Pcm:
        """Queue the end of the utterance and return no samples."""
        pcm = self._put(np.zeros(0, np.int64), ends=True)
        self._utterance += 1
        self._has_spoken = False
        return pcm

    @property
    def backlog_ms(self) -> int:
        """How much waits in the sink to be heard."""
        return self._sink.backlog_ms

    def open(self, rate_hz: int) -> None:
        """Open the sink for samples at `rate_hz`, raising what it raises, and begin."""
        self._sink.open(rate_hz)
        self._rate_hz = rate_hz
        if self._vocoder is not None:
            self._thread = threading.Thread(target=self._run, name="sotto-vocoder", daemon=True)
            self._thread.start()

    def write(self, pcm: Pcm) -> int:
        """Hand samples (n_samples,) to the sink and return what waits there in ms.

        Only for a translator that vocodes on its own: this thread then has nothing to do.
        """
        assert self._vocoder is None, "two threads would write"
        return self._sink.write(pcm)

    def take_reports(self) -> list[SinkReport]:
        """Return what befell the dub since this was last asked; raise what ended the vocoding."""
        with self._changed:
            reports, self._reports = self._reports, []
        if not reports:
            self._check()
        return reports + self._sink.take_reports()

    def drain(self, stopping: threading.Event) -> None:
        """Wait until all was vocoded and heard, or until `stopping` is set and a while after it."""
        while self._is_speaking() and not stopping.wait(POLL_MS / 1000):
            pass
        with self._changed:
            self._changed.wait_for(lambda: not self._is_speaking(), self._stop_limit_ms / 1000)
            self._give_up()
            self._changed.wait_for(lambda: not self._is_writing)  # which is soon done
        self._check()
        self._sink.drain(stopping)

    def close(self) -> None:
        """End the thread, after the piece that it is at, and close the sink."""
        with self._changed:
            self._is_closing = True
            self._give_up()
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()
        self._sink.close()

    def _put(self, units: Units, *, ends: bool = False, text: str = "") -> Pcm:
        assert self._vocoder is not None, "units come after a vocoder"
        piece = Piece(self._vocoder, self._utterance, units, ends, self._start, text)
        with self._changed:
            n_units = sum(map(len, self._waiting))
            while n_units > self._max_waiting_units:
                n_units -= len(self._waiting[0])
                self._skip(self._waiting.popleft())
            if self._error is None:  # else nobody would ever take it
                self._waiting.append(piece)
            self._changed.notify_all()
        return np.zeros(0, np.float32)

    def _skip(self, piece: Piece) -> None:
        self._reports.append(DubSkipped(len(piece) * UNIT_MS, self._to_ms(self._n_written_samples)))

    def _give_up(self) -> None:
        """Skip all that is not vocoded yet."""
        if self._in_work is not None:
            self._skip(self._in_work)
            self._in_work = None
        while self._waiting:
            self._skip(self._waiting.popleft())

    def _is_speaking(self) -> bool:
        with self._changed:
            return self._in_work is not None or self._is_writing or bool(self._waiting)

    def _check(self) -> None:
        with self._changed:
            if self._error is not None:
                raise self._error

    def _run(self) -> None:
        try:
            while (piece := self._next_piece()) is not None:
                before_ms = piece.vocoder.waiting_ms
                pcm = self._vocode(piece)
                if self._claims(piece):
                    after_ms = self._to_ms(len(pcm)) + piece.vocoder.waiting_ms
                    self._tell_text(piece, before_ms, after_ms)
                    self._write(piece, pcm)
        except Exception as error:  # noqa: BLE001 - thread boundary: the worker raises and tells it
            with self._changed:
                self._error = error
                self._in_work = None
                self._is_writing = False
                self._waiting.clear()
                self._changed.notify_all()

    def _next_piece(self) -> Piece | None:
        """Wait for something to vocode; None when it is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closing or self._waiting)
            self._in_work = self._waiting.popleft() if self._waiting else None
            return self._in_work

    def _vocode(self, piece: Piece) -> Pcm:
        vocoder = piece.vocoder
        vocoder.duration_scale = choose_duration_scale(self._sink.backlog_ms)
        if piece.utterance != self._vocoded_utterance:
            vocoder.reset()  # the end of the last one may have been skipped
            self._vocoded_utterance = piece.utterance
        pcm = vocoder.push(piece.units) if len(piece.units) else np.zeros(0, np.float32)
        return np.concatenate([pcm, vocoder.finish()]) if piece.ends else pcm

    def _tell_text(self, piece: Piece, from_ms: int, to_ms: int) -> None:
        if piece.text:
            text = SpokenText(piece.utterance, piece.start, piece.text, from_ms, to_ms)
            self._expect(text)

    def _claims(self, piece: Piece) -> bool:
        """Say whether the piece is still to be heard; then it is not given up any more."""
        with self._changed:
            self._is_writing = self._in_work is piece
            self._in_work = None
            return self._is_writing

    def _write(self, piece: Piece, pcm: Pcm) -> None:
        backlog_ms = self._sink.write(pcm) if len(pcm) else 0
        with self._changed:
            self._is_writing = False
            if len(pcm):
                self._n_written_samples += len(pcm)
                duration_ms = self._to_ms(len(pcm))
                self._reports.append(SpeechQueued(piece.utterance, duration_ms, backlog_ms))
            self._changed.notify_all()

    def _to_ms(self, n_samples: int) -> int:
        return n_samples * 1000 // self._rate_hz


class _Turn:
    """A translator's own vocoder, to its translator: where one model follows another, each has one.

    Threads: the worker's alone.
    """

    duration_scale = 1.0  # the thread chooses another one for each piece

    def __init__(self, thread: VocoderThread, vocoder: UnitVocoder) -> None:
        self._thread = thread
        self._vocoder = vocoder

    @property
    def waiting_ms(self) -> int:
        """0: whoever pushes gets no sound."""
        return self._thread.waiting_ms

    def reset(self) -> None:
        """Begin an utterance."""
        self._thread.reset()

    def push(self, units: Units) -> Pcm:
        """Queue units (n_units,) and return no samples."""
        self._thread.speak_with(self._vocoder)
        return self._thread.push(units)

    def finish(self) -> Pcm:
        """Queue the end of the utterance and return no samples."""
        self._thread.speak_with(self._vocoder)
        return self._thread.finish()
