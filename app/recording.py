"""Translates a recording as fast as the machine can, on the thread that asks.

What comes out is what `Engine` says about the same sound heard live, apart from levels.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol, assert_never

from engine.events import (
    CaptionUpdated,
    EngineEvent,
    EngineReady,
    EngineStopped,
    LagMeasured,
    Pcm,
    SourceUpdated,
    Speech,
    SpeechQueued,
    UtteranceEnded,
    WriteDecided,
)
from engine.translation import Translated, Translator


class Sink(Protocol):
    """The part of the engine's `SpeechSink` that a file needs, where nothing waits to be heard."""

    def open(self, rate_hz: int) -> None:
        """Get ready for samples at `rate_hz`."""

    def write(self, pcm: Pcm) -> int:
        """Take a piece (n_samples,) and return how much waits to be heard in ms."""

    def close(self) -> None:
        """Let go of the file."""


class RecordingSession:
    """One recording, block by block, through a translator; the dub goes to the sink."""

    def __init__(self, translator: Translator, sink: Sink | None = None) -> None:
        self._translator = translator
        self._sink = sink
        self._n_samples = 0  # of the source, taken so far
        self._stable: dict[tuple[str, int], int] = {}  # track, utterance -> settled characters

    def run(self, blocks: Iterable[Pcm]) -> Iterator[EngineEvent]:
        """Yield events while taking blocks (n_samples,) at the translator's input rate."""
        translator = self._translator
        try:
            if self._sink is not None:
                self._sink.open(translator.output_rate_hz)
            yield EngineReady(translator.source_language, translator.target_language)
            for block in blocks:
                self._n_samples += len(block)
                yield from self._tell(translator.push(block))
            yield from self._tell(translator.finish())
        finally:
            if self._sink is not None:
                self._sink.close()
        yield EngineStopped()

    def _tell(self, translated: list[Translated]) -> Iterator[EngineEvent]:
        for said in translated:
            match said:
                case Speech():
                    yield from self._speak(said)
                case CaptionUpdated():
                    yield said
                    yield from self._measure_lag(said)
                case SourceUpdated() | WriteDecided() | UtteranceEnded():
                    yield said
                case _:
                    assert_never(said)

    def _speak(self, speech: Speech) -> Iterator[EngineEvent]:
        if self._sink is not None:
            backlog_ms = self._sink.write(speech.pcm)
            duration_ms = len(speech.pcm) * 1000 // self._translator.output_rate_hz
            yield SpeechQueued(speech.utterance, duration_ms, backlog_ms)

    def _measure_lag(self, caption: CaptionUpdated) -> Iterator[EngineEvent]:
        key = (caption.track, caption.utterance)
        grown = len(caption.stable) > self._stable.get(key, 0)
        self._stable[key] = len(caption.stable)
        if grown:
            taken_ms = self._n_samples * 1000 // self._translator.input_rate_hz
            is_first = caption.track == self._translator.target_language
            track = "" if is_first else caption.track
            yield LagMeasured(max(0, taken_ms - caption.end_ms), track)
