"""Runs one translation session: from a capture, through a translator, into events and a dub.

Knows neither devices nor models, only their protocols.

Threads: `Engine` starts one, `sotto-engine`, which loads, opens, translates and closes; the
capture's thread writes into the ring; the caller's calls `start`, `stop`, `set_latency_ms`,
`set_lagging_k` and `switch_to`, which never wait, and reads `events`. When nobody reads them the
worker waits on the full queue, the ring overflows, and the loss is reported as `AudioDropped`.
Caption tracks have a thread of their own, which tells their events.
"""

import dataclasses
import logging
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import assert_never

from engine.audio.activity import ActivityMeter
from engine.audio.capture import Capture
from engine.audio.level import LevelMeter
from engine.audio.resample import HearingResampler
from engine.audio.ring import Block, Ring
from engine.audio.source_clock import SourceClock
from engine.audio.speech_sink import SpeechSink
from engine.config import EngineConfig, PolicyConfig
from engine.errors import EngineError
from engine.events import (
    ActivityChanged,
    AudioDropped,
    BundleChanged,
    CaptionUpdated,
    DeviceLost,
    EngineEvent,
    EngineFailed,
    EngineReady,
    EngineStopped,
    LagMeasured,
    LanguageHeard,
    LevelMeasured,
    SourceUpdated,
    Speech,
    SpeechQueued,
    UtteranceEnded,
    WriteDecided,
)
from engine.runtime.language_choice import LanguageChoice
from engine.runtime.switching import SwitchingTranslator, SwitchReport
from engine.runtime.track_thread import Told, TrackThread
from engine.translation import Translated, Translator

log = logging.getLogger(__name__)

RING_MS = 10_000  # a machine that is busy elsewhere for so long loses nothing
N_EVENTS = 256  # several seconds of talk; a window that stands still for longer holds the worker up
READ_MS = 100  # at most so much at once, that lag and level stay fresh while the worker catches up


class Engine:
    """One translation session on its own thread. Start once; `EngineStopped` is the last event."""

    def __init__(
        self,
        capture: Capture,
        load_translator: Callable[[], Translator],
        sink: SpeechSink | None = None,
        *,
        prepare: Callable[[Translator], Translator] = lambda translator: translator,
        on_level: Callable[[LevelMeasured], object] | None = None,
        tracks: TrackThread | None = None,
        ring_ms: int = RING_MS,
        n_events: int = N_EVENTS,
    ) -> None:
        """Keep the parts; none is opened before `start`.

        Args:
            capture: What is heard.
            load_translator: Called once on the worker's thread; may take seconds.
            sink: Where the dub goes; without one it is not kept.
            prepare: Is given each translator that was loaded, on the thread that loaded it.
            on_level: Is called with every level on the worker's thread; must soon return.
            tracks: Writes caption tracks of what is recognised; started and closed with the rest.
            ring_ms: How much audio may wait for the worker.
            n_events: How many events may wait for their reader.
        """
        self.events: queue.Queue[EngineEvent] = queue.Queue(n_events)
        self._capture = capture
        self._load_translator = load_translator
        self._prepare = prepare
        self._sink = sink
        self._on_level = on_level
        self._tracks = tracks
        self._ring = Ring(max(1, capture.rate_hz * ring_ms // 1000))
        self._clock = SourceClock()
        self._meter = LevelMeter(capture.rate_hz)
        self._activity = ActivityMeter(capture.rate_hz)
        self._stopping = threading.Event()
        self._latency = threading.Lock()  # guards the next four
        self._latency_ms: int | None = None
        self._lagging_k: int | None = None
        self._wanted: Callable[[], Translator] | LanguageChoice | None = None  # what takes over
        self._translator: SwitchingTranslator | None = None
        self._capture_error: EngineError | None = None
        self._n_heard_samples = 0
        self._n_lost_samples = 0
        self._stable: dict[str, tuple[int, int]] = {}  # track -> utterance, length of its stable
        self._thread = threading.Thread(target=self._run, name="sotto-engine", daemon=True)

    def start(self) -> None:
        """Begin the session and return at once."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the worker to finish what was heard and return at once."""
        self._stopping.set()
        self._ring.close()

    def set_latency_ms(self, latency_ms: int) -> None:
        """Change how much source is taken at once, now or as soon as the translator is there."""
        EngineConfig(latency_ms=latency_ms)  # raises ConfigError
        with self._latency:
            self._latency_ms = latency_ms
            if self._translator is not None:
                self._translator.set_latency_ms(latency_ms)

    def set_lagging_k(self, lagging_k: int) -> None:
        """Change how far the policy keeps behind, likewise."""
        PolicyConfig(lagging_k=lagging_k)  # raises ConfigError
        with self._latency:
            self._lagging_k = lagging_k
            if self._translator is not None:
                self._translator.set_lagging_k(lagging_k)

    def switch_to(self, load_translator: Callable[[], Translator]) -> None:
        """Translate with another model as soon as it is loaded; until then the present one does.

        `BundleChanged` or `BundleRefused` is the answer. What is heard meanwhile goes to one of
        them, and not a sample is lost.
        """
        with self._latency:
            self._wanted = load_translator
            if self._translator is not None:
                self._switch(self._translator)

    def choose_by_language(self, choice: LanguageChoice) -> None:
        """Keep what is heard until its language is known, and let the model for that hear it all.

        `LanguageHeard` is the answer, then `BundleChanged` or `BundleRefused` where a model has to
        be loaded for it.
        """
        with self._latency:
            self._wanted = choice
            if self._translator is not None:
                self._switch(self._translator)

    def join(self) -> None:
        """Wait for the worker; for callers without a window, who have read all events."""
        self._thread.join()

    def _run(self) -> None:
        for step in (self._translate, self._capture.stop, self._close_sink, self._close_tracks):
            self._guard(step)
        self.events.put(EngineStopped())

    def _guard(self, step: Callable[[], None]) -> None:
        try:
            step()
        except EngineError as error:
            self.events.put(EngineFailed(error.code, str(error)))
        except Exception as error:  # noqa: BLE001 - thread boundary: report, never die silently
            log.exception("the session ended on an error that nobody foresaw")
            self.events.put(EngineFailed("internal", f"{type(error).__name__}: {error}"))

    def _translate(self) -> None:
        translator = self._ready(self._prepare(self._load_translator()))
        if self._stopping.is_set():
            return
        if self._sink is not None:
            self._sink.open(translator.output_rate_hz)
        if self._tracks is not None:
            self._tracks.start(self._tell_track)
            self._tracks.hear(translator.source_language, translator.target_language)
        self._capture.start(self._ring.write, self._on_capture_ended)
        self.events.put(EngineReady(translator.source_language, translator.target_language))
        self._listen(translator)

    def _ready(self, loaded: Translator) -> SwitchingTranslator:
        translator = SwitchingTranslator(loaded)
        with self._latency:
            self._translator = translator
            self._switch(translator)
            if self._latency_ms is not None:
                translator.set_latency_ms(self._latency_ms)
            if self._lagging_k is not None:
                translator.set_lagging_k(self._lagging_k)
        return translator

    def _switch(self, translator: SwitchingTranslator) -> None:
        """Let what is wanted be loaded, if anything is."""
        wanted, self._wanted = self._wanted, None
        if isinstance(wanted, LanguageChoice):
            translator.choose_by_language(wanted.prepared_by(self._prepare))
        elif wanted is not None:
            translator.switch_to(lambda: self._prepare(wanted()))

    def _on_capture_ended(self, error: EngineError | None) -> None:
        self._capture_error = error
        self._ring.close()

    def _listen(self, translator: SwitchingTranslator) -> None:
        resampler = HearingResampler(self._capture.rate_hz, translator.input_rate_hz)
        while (block := self._ring.read(self._to_samples(READ_MS))) is not None:
            self._place(block)
            self._measure_level(block)
            self._tell_activity(self._activity.push(block.pcm))
            self._report_capture()
            self._say_all(translator.push(resampler.push(block.pcm)))
            self._tell_changes(translator)
        if self._capture_error is not None:
            log.info("%s", self._capture_error)
            self.events.put(DeviceLost("capture", self._capture.source.name))
        self._say_all(translator.push(resampler.finish()))
        self._tell_changes(translator)
        self._say_all(translator.settle())
        self._tell_changes(translator)
        self._say_all(translator.finish())
        if self._tracks is not None:
            self._tracks.finish()
        if self._sink is not None:
            self._sink.drain(self._stopping)
            self._report_dub(self._sink)

    def _place(self, block: Block) -> None:
        """Report what was lost before `block`, and keep the clock right."""
        n_samples = block.start_samples - self._n_heard_samples - self._n_lost_samples
        if n_samples:
            self._n_lost_samples += n_samples
            self._clock.skip(self._to_ms(self._n_heard_samples), self._to_ms(self._n_lost_samples))
            self.events.put(AudioDropped(n_samples))
        self._n_heard_samples += len(block.pcm)

    def _measure_level(self, block: Block) -> None:
        level = self._meter.push(block.pcm)
        if level is not None:
            self._offer(level)
            if self._on_level is not None:
                self._on_level(level)

    def _tell_activity(self, change: ActivityChanged | None) -> None:
        if change is not None:
            at_ms = self._clock.to_source_ms(change.at_ms)
            self.events.put(dataclasses.replace(change, at_ms=at_ms))

    def _tell_changes(self, translator: SwitchingTranslator) -> None:
        for change in translator.take_reports():
            self._tell_change(change)

    def _tell_change(self, change: SwitchReport) -> None:
        if isinstance(change, BundleChanged):
            at_ms = self._clock.to_source_ms(change.at_ms)
            change = dataclasses.replace(change, at_ms=at_ms)
            if self._tracks is not None:
                self._tracks.finish()  # nothing of the last utterance comes after the change
                self._tracks.hear(change.source_language, change.target_language)
        if isinstance(change, LanguageHeard):
            start_ms = self._clock.to_source_ms(change.start_ms)
            change = dataclasses.replace(change, start_ms=start_ms)
        self.events.put(change)

    def _offer(self, event: LevelMeasured | LagMeasured) -> None:
        """Say what the next one makes old anyway, unless the reader is behind."""
        with suppress(queue.Full):
            self.events.put_nowait(event)

    def _say_all(self, translated: list[Translated]) -> None:
        for said in translated:
            self._say(said)
        if self._sink is not None:
            self._report_dub(self._sink)

    def _say(self, said: Translated) -> None:
        match said:
            case Speech():
                self._speak(said)
            case CaptionUpdated():
                caption = dataclasses.replace(said, end_ms=self._clock.to_source_ms(said.end_ms))
                self.events.put(caption)
                self._measure_lag(caption)
            case SourceUpdated(end_ms=end_ms):
                self._tell_activity(self._activity.note_words())
                source = dataclasses.replace(said, end_ms=self._clock.to_source_ms(end_ms))
                self.events.put(source)
                if self._tracks is not None:
                    self._tracks.push(source)
            case UtteranceEnded(start_ms=start_ms, end_ms=end_ms):
                start_ms, end_ms = map(self._clock.to_source_ms, (start_ms, end_ms))
                ended = dataclasses.replace(said, start_ms=start_ms, end_ms=end_ms)
                if self._tracks is None:
                    self.events.put(ended)
                else:  # told after the last words of the tracks
                    self._tracks.push(ended)
            case WriteDecided():
                self.events.put(said)
            case _:
                assert_never(said)

    def _tell_track(self, told: Told) -> None:
        """Tell what befell a caption track; runs on the thread of the tracks."""
        self.events.put(told)
        if isinstance(told, CaptionUpdated):
            self._measure_lag(told, told.track)

    def _measure_lag(self, caption: CaptionUpdated, track: str = "") -> None:
        utterance, n_stable = self._stable.get(caption.track, (-1, 0))
        grown = len(caption.stable) > (n_stable if caption.utterance == utterance else 0)
        self._stable[caption.track] = (caption.utterance, len(caption.stable))
        if grown:
            received_ms = self._to_ms(self._ring.received_samples)
            self._offer(LagMeasured(max(0, received_ms - caption.end_ms), track))

    def _speak(self, speech: Speech) -> None:
        if self._sink is None or self._translator is None:
            return
        backlog_ms = self._sink.write(speech.pcm)
        duration_ms = len(speech.pcm) * 1000 // self._translator.output_rate_hz
        self.events.put(SpeechQueued(speech.utterance, duration_ms, backlog_ms))

    def _report_capture(self) -> None:
        for report in self._capture.take_reports():
            self.events.put(report)

    def _report_dub(self, sink: SpeechSink) -> None:
        for report in sink.take_reports():
            self.events.put(report)

    def _close_sink(self) -> None:
        if self._sink is not None:
            self._sink.close()

    def _close_tracks(self) -> None:
        if self._tracks is not None:
            self._tracks.close()

    def _to_samples(self, duration_ms: int) -> int:
        return max(1, self._capture.rate_hz * duration_ms // 1000)

    def _to_ms(self, n_samples: int) -> int:
        return n_samples * 1000 // self._capture.rate_hz
