"""A translator without a model: each second of sound is one word of an utterance of three."""

import numpy as np

from engine.events import CaptionUpdated, Pcm, SourceUpdated, Speech, UtteranceEnded
from engine.translation import Translated

SOURCE = ("un", "deux", "trois")
TRANSLATION = ("One", "two", "three.")


class FakeTranslator:
    """Counts seconds in French and English, and hums the dub if asked to."""

    source_language = "fr"
    target_language = "en"
    input_rate_hz = 16_000
    output_rate_hz = 16_000

    def __init__(self, *, speaks: bool = False) -> None:
        self.latencies_ms: list[int] = []
        self.lagging_k = 0
        self._speaks = speaks
        self.reset()

    def reset(self) -> None:
        self._n_samples = 0
        self._n_words = 0

    def push(self, chunk: Pcm) -> list[Translated]:
        self._n_samples += len(chunk)
        said: list[Translated] = []
        while self._n_samples >= (self._n_words + 1) * self.input_rate_hz:
            self._n_words += 1
            said += self._say(self._n_words)
        return said

    def finish(self) -> list[Translated]:
        utterance, n_left = divmod(self._n_words, 3)
        end_ms = self._n_words * 1000
        return [UtteranceEnded(utterance, utterance * 3000, end_ms)] if n_left else []

    def set_latency_ms(self, latency_ms: int) -> None:
        self.latencies_ms.append(latency_ms)

    def set_lagging_k(self, lagging_k: int) -> None:
        self.lagging_k = lagging_k

    def _say(self, n_words: int) -> list[Translated]:
        utterance, word = divmod(n_words - 1, 3)
        end_ms = n_words * 1000
        source, translation = " ".join(SOURCE[: word + 1]), " ".join(TRANSLATION[: word + 1])
        said: list[Translated] = [
            SourceUpdated(utterance, source, "euh", end_ms),
            CaptionUpdated("en", utterance, translation, "", end_ms),
        ]
        if self._speaks:
            hum = 0.1 * np.sin(np.arange(8000, dtype=np.float32) * 0.2)
            said.append(Speech(utterance, hum.astype(np.float32), end_ms))
        if word == 2:
            said.append(UtteranceEnded(utterance, utterance * 3000, end_ms))
        return said
