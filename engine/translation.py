"""The seam between worker and translator: a protocol, so that one is tested without the other."""

from typing import Protocol

from engine.events import (
    CaptionUpdated,
    Pcm,
    SourceUpdated,
    Speech,
    UtteranceEnded,
    WriteDecided,
)

Translated = SourceUpdated | CaptionUpdated | WriteDecided | UtteranceEnded | Speech


class Translator(Protocol):
    """Samples in, what they say out. A streaming stage: `reset`, `push`, `finish`.

    Threads: lives on the thread that calls it, except `set_latency_ms` and
    `set_lagging_k`, which any thread may call.
    """

    source_language: str
    target_language: str
    input_rate_hz: int
    output_rate_hz: int

    def reset(self) -> None:
        """Forget the session: the next sample is sample 0 of utterance 0."""

    def push(self, chunk: Pcm) -> list[Translated]:
        """Take samples (n_samples,) at `input_rate_hz` and return what became known."""

    def finish(self) -> list[Translated]:
        """Return all that is still to say: the source has ended."""

    def set_latency_ms(self, latency_ms: int) -> None:
        """Change the chunk from the next one on, without a gap or a repeated word."""

    def set_lagging_k(self, lagging_k: int) -> None:
        """Change how far the policy keeps behind, likewise; nothing written is taken back."""


class Speaker(Protocol):
    """Text in, what it sounds like out; otherwise as `Translator`."""

    target_language: str
    output_rate_hz: int

    def reset(self) -> None:
        """Forget the text: the next word is the first of utterance 0."""

    def push(self, text: str) -> list[Translated]:
        """Take text, cut anywhere, and return what the words say that it completes."""

    def finish(self) -> list[Translated]:
        """Return all that is still to say: the text has ended."""
