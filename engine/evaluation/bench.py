"""Runs a translator for some minutes and notes what each chunk costs, stage by stage.

Every minute is the same sound and ends in a pause, so that all minutes ask for the same work, and
what the last one costs more is what a session costs more for being old.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from engine.bundle import Bundle
from engine.config import EngineConfig
from engine.evaluation.cost import CTC, ENCODER, FEATURES, REST, TEXT, UNITS, VOCODER, Push
from engine.evaluation.memory import resident_mb
from engine.evaluation.stopwatch import Stopwatch, timed
from engine.events import Pcm, Speech
from engine.runtime.chunker import Chunker
from engine.runtime.features import LogMel
from engine.runtime.recogniser import Recogniser
from engine.runtime.translator import Parts, StreamingTranslator
from engine.runtime.voice import Voice
from engine.translation import Translator

MINUTE_MS = 60_000
PAUSE_MS = 2_240  # enough for every utterance to end
IDLE_S = 1.0


@dataclass(frozen=True, slots=True)
class Start:
    """How long the first steps took, from the start of the process: wall and processor time."""

    ready_s: float
    first_event_s: float | None = None  # None where nothing was said
    first_event_process_s: float | None = None


@dataclass(slots=True)
class Session:
    """What was noted; `resident_mb` at the end of each minute, `idle_percent` of one core."""

    start: Start
    source_s: float = 0.0
    dub_s: float = 0.0
    minutes: list[list[Push]] = field(default_factory=list)
    resident_mb: list[float | None] = field(default_factory=list)
    idle_percent: float = 0.0


def load_timed(
    bundle: Bundle, config: EngineConfig, n_threads: int, watch: Stopwatch
) -> StreamingTranslator:
    """Load a translator whose stages are timed by `watch`, raising `BundleError`."""
    parts = time_parts(Parts.load(bundle, config, n_threads), watch)
    return StreamingTranslator(bundle, config, parts=parts, chunker=timed_chunker(watch))


def timed_chunker(watch: Stopwatch) -> Chunker:
    """Return a chunker whose features are timed."""
    return Chunker(timed(LogMel(), FEATURES, watch))


def time_parts(parts: Parts, watch: Stopwatch) -> Parts:
    """Return `parts` with each of its stages timed."""
    recogniser = Recogniser(timed(parts.recogniser.encoder, ENCODER, watch))
    voice = parts.voice
    if voice is not None:
        vocoder = timed(voice.vocoder, VOCODER, watch)
        voice = Voice(timed(voice.unit_generator, UNITS, watch), vocoder)
    writer = timed(parts.writer, TEXT, watch) if parts.writer is not None else None
    return replace(parts, recogniser=timed(recogniser, CTC, watch), writer=writer, voice=voice)


def as_minute(clip: Pcm, rate_hz: int, block_samples: int) -> Pcm:
    """Return about a minute of `clip` over and over, then a pause: a whole number of blocks."""
    n_samples = -(-MINUTE_MS * rate_hz // 1000 // block_samples) * block_samples
    n_pause_samples = PAUSE_MS * rate_hz // 1000
    sound = np.resize(clip, n_samples - n_pause_samples)
    return np.concatenate([sound, np.zeros(n_pause_samples, np.float32)])


def run(
    translator: Translator,
    watch: Stopwatch,
    minute: Pcm,
    n_minutes: int,
    *,
    block_samples: int,
    started_s: float,
    wait: Callable[[float], None] = time.sleep,
) -> Session:
    """Return what `n_minutes` times the same minute cost.

    Args:
        translator: With stages timed by `watch`.
        block_samples: How much is given at once: a chunk.
        started_s: When the process was started, by `time.time`.
        wait: Lets time pass in which nothing is to be done.
    """
    session = Session(Start(time.time() - started_s))
    for _ in range(n_minutes):
        session.minutes.append([])
        for push in _pushes(translator, watch, minute, block_samples):
            session.minutes[-1].append(push)
            if push.n_events and session.start.first_event_s is None:
                first = time.time() - started_s, time.process_time()
                session.start = Start(session.start.ready_s, *first)
            session.dub_s += push.n_speech_samples / translator.output_rate_hz
        session.source_s += len(minute) / translator.input_rate_hz
        session.resident_mb.append(resident_mb())
    session.idle_percent = _idle_percent(watch, wait)
    return session


def _pushes(
    translator: Translator, watch: Stopwatch, pcm: Pcm, block_samples: int
) -> Iterator[Push]:
    for start in range(0, len(pcm), block_samples):
        watch.collect()
        with watch.lap(REST):
            said = translator.push(pcm[start : start + block_samples])
        n_speech_samples = sum(len(event.pcm) for event in said if isinstance(event, Speech))
        yield Push(watch.collect(), len(said), n_speech_samples)


def _idle_percent(watch: Stopwatch, wait: Callable[[float], None]) -> float:
    before_ns = watch.process_clock()
    wait(IDLE_S)
    return (watch.process_clock() - before_ns) / 1e9 / IDLE_S * 100
