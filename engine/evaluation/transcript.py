"""Runs a translator over one recording and notes what was said, and when."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from engine.events import CaptionUpdated, Pcm, SourceUpdated, Speech, UtteranceEnded
from engine.translation import Translated, Translator


@dataclass(slots=True)
class Transcript:
    """What a translator made of one recording.

    Attributes:
        lags_ms: For each caption that grew: source heard by then less source it translates.
        delays_ms: For each word of the captions: source heard when it was written.
        process_s: Processor time spent.
    """

    sources: dict[int, str] = field(default_factory=dict)
    captions: dict[int, str] = field(default_factory=dict)
    lags_ms: list[int] = field(default_factory=list)
    delays_ms: list[int] = field(default_factory=list)
    n_samples: int = 0
    n_speech_samples: int = 0
    rate_hz: int = 16_000
    output_rate_hz: int = 16_000
    process_s: float = 0.0

    @property
    def source(self) -> str:
        """The words recognised in all utterances."""
        return " ".join(self.sources.values())

    @property
    def translation(self) -> str:
        """The captions of all utterances."""
        return " ".join(self.captions.values())

    @property
    def source_ms(self) -> int:
        """How much source was heard."""
        return self.n_samples * 1000 // self.rate_hz

    def note(self, said: Translated) -> None:
        """Take in one thing that the translator said, now that `n_samples` were heard."""
        match said:
            case SourceUpdated():
                self.sources[said.utterance] = said.stable
            case CaptionUpdated():
                self._note_caption(said)
            case Speech():
                self.n_speech_samples += len(said.pcm)
            case UtteranceEnded():
                pass
            case _:
                assert_never(said)

    def _note_caption(self, caption: CaptionUpdated) -> None:
        before = self.captions.get(caption.utterance, "")
        if caption.stable != before:
            n_new_words = len(caption.stable.split()) - len(before.split())
            self.delays_ms += [self.source_ms] * n_new_words
            self.lags_ms.append(self.source_ms - caption.end_ms)
        self.captions[caption.utterance] = caption.stable


def transcribe(translator: Translator, blocks: Iterable[Pcm]) -> Transcript:
    """Return what `translator` makes of a recording given as blocks (n_samples,) at its rate."""
    transcript = Transcript(
        rate_hz=translator.input_rate_hz, output_rate_hz=translator.output_rate_hz
    )
    translator.reset()
    start_s = time.process_time()
    for block in blocks:
        transcript.n_samples += len(block)
        for said in translator.push(block):
            transcript.note(said)
    for said in translator.finish():
        transcript.note(said)
    transcript.process_s = time.process_time() - start_s
    return transcript
