"""Runs a translator over one recording and notes what was said, and when."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import assert_never

import numpy as np

from engine.evaluation.timeline import Timeline
from engine.evaluation.written_text import Moment, WrittenText
from engine.events import (
    CaptionUpdated,
    Pcm,
    SourceUpdated,
    Speech,
    UtteranceEnded,
    WriteDecided,
)
from engine.translation import Translated, Translator


@dataclass(frozen=True, slots=True)
class DubChunk:
    """The speech (n_samples,) that one call of the translator gave."""

    pcm: Pcm
    moment: Moment


@dataclass(slots=True)
class Transcript:
    """What a translator made of one recording.

    Attributes:
        source: The words it recognised.
        translation: The words of its captions.
        dub: What it spoke.
        lags_ms: For each caption that grew: source heard by then less source it translates.
        process_s: Time that the translator took.
    """

    rate_hz: int = 16_000
    output_rate_hz: int = 16_000
    source: WrittenText = field(default_factory=WrittenText)
    translation: WrittenText = field(default_factory=WrittenText)
    dub: list[DubChunk] = field(default_factory=list)
    lags_ms: list[float] = field(default_factory=list)
    n_samples: int = 0
    process_s: float = 0.0

    @property
    def source_ms(self) -> float:
        """How much source was heard."""
        return self.n_samples * 1000 / self.rate_hz

    @property
    def dub_ms(self) -> tuple[float, ...]:
        """How long each chunk of the dub sounds."""
        return tuple(len(chunk.pcm) * 1000 / self.output_rate_hz for chunk in self.dub)

    def text_timeline(self, text: WrittenText, reference: str) -> Timeline:
        """Return when the words of one of the texts were promised."""
        return self._timeline([word.moment for word in text.words], reference, ())

    def dub_timeline(self, reference: str) -> Timeline:
        """Return when the chunks of the dub came."""
        return self._timeline([chunk.moment for chunk in self.dub], reference, self.dub_ms)

    def _timeline(
        self, moments: list[Moment], reference: str, durations_ms: tuple[float, ...]
    ) -> Timeline:
        return Timeline(
            source_ms=self.source_ms,
            n_reference_words=max(1, len(reference.split())),
            delays_ms=tuple(moment.delay_ms for moment in moments),
            elapsed_ms=tuple(moment.elapsed_ms for moment in moments),
            durations_ms=durations_ms,
        )

    def note(self, said: Iterable[Translated]) -> None:
        """Take in what one call gave, now that `n_samples` were heard in `process_s`."""
        moment = Moment(self.source_ms, self.source_ms + self.process_s * 1000)
        pieces: list[Pcm] = []
        for event in said:
            match event:
                case SourceUpdated():
                    self.source.update(event.utterance, event.stable, event.partial, moment)
                case CaptionUpdated():
                    if self.translation.update(
                        event.utterance, event.stable, event.partial, moment
                    ):
                        self.lags_ms.append(self.source_ms - event.end_ms)
                case Speech():
                    pieces.append(event.pcm)
                case UtteranceEnded() | WriteDecided():
                    pass
                case _:
                    assert_never(event)
        if sum(map(len, pieces)):
            self.dub.append(DubChunk(np.concatenate(pieces), moment))


def transcribe(
    translator: Translator,
    blocks: Iterable[Pcm],
    clock_s: Callable[[], float] = time.process_time,
) -> Transcript:
    """Return what `translator` makes of a recording given as blocks (n_samples,) at its rate.

    `clock_s` is read before and after each call, so that reading the recording takes no time.
    """
    transcript = Transcript(translator.input_rate_hz, translator.output_rate_hz)
    translator.reset()

    def call(give: Callable[[], list[Translated]]) -> None:
        start_s = clock_s()
        said = give()
        transcript.process_s += clock_s() - start_s
        transcript.note(said)

    for block in blocks:
        transcript.n_samples += len(block)
        call(partial(translator.push, block))
    call(translator.finish)
    return transcript
