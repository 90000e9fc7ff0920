"""Speaks a text as fast as the machine can, on the thread that asks."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from app.recording import Sink
from engine.events import (
    CaptionUpdated,
    EngineEvent,
    EngineReady,
    EngineStopped,
    SourceUpdated,
    Speech,
    SpeechQueued,
    UtteranceEnded,
    WriteDecided,
)
from engine.translation import Speaker, Translated


class SpeakingSession:
    """One text, block by block, through a speaker into the sink."""

    def __init__(self, speaker: Speaker, sink: Sink) -> None:
        self._speaker = speaker
        self._sink = sink

    def run(self, blocks: Iterable[str]) -> Iterator[EngineEvent]:
        """Yield events while taking pieces of the text."""
        speaker = self._speaker
        try:
            self._sink.open(speaker.output_rate_hz)
            yield EngineReady(speaker.target_language, speaker.target_language)
            for block in blocks:
                yield from self._tell(speaker.push(block))
            yield from self._tell(speaker.finish())
        finally:
            self._sink.close()
        yield EngineStopped()

    def _tell(self, translated: list[Translated]) -> Iterator[EngineEvent]:
        for said in translated:
            match said:
                case Speech(utterance, pcm):
                    backlog_ms = self._sink.write(pcm)
                    duration_ms = len(pcm) * 1000 // self._speaker.output_rate_hz
                    yield SpeechQueued(utterance, duration_ms, backlog_ms)
                case CaptionUpdated() | SourceUpdated() | WriteDecided() | UtteranceEnded():
                    yield said
                case _:
                    assert_never(said)
