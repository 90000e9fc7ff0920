"""`sotto listen` as a process of its own, with a translator that never stops talking.

SOTTO_FOLDER=folder python -m tests.soak.talkative_session clip.wav
"""

import random
import sys

from app import wiring
from app.__main__ import main
from app.wiring import live
from engine.audio.file import FileCapture
from engine.events import CaptionUpdated, Pcm, SourceUpdated, UtteranceEnded
from engine.translation import Translated

WORD_MS = 50  # ten times as fast as people
WORDS = ("bonjour", "à", "l'école", "numéro", "世界", "oui,", "c'est", "ça.")


class TalkativeTranslator:
    """Says a word in each language for every 50 ms of sound."""

    source_language = "fr"
    target_language = "en"
    input_rate_hz = 16_000
    output_rate_hz = 16_000

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self._dice = random.Random()
        self._n_samples = self._n_words = self._utterance = self._start_ms = 0
        self._stable = ""

    def push(self, chunk: Pcm) -> list[Translated]:
        self._n_samples += len(chunk)
        said: list[Translated] = []
        while (self._n_words + 1) * WORD_MS <= self._n_samples * 1000 // self.input_rate_hz:
            self._n_words += 1
            said += self._say(self._n_words * WORD_MS)
        return said

    def finish(self) -> list[Translated]:
        return []

    def set_latency_ms(self, latency_ms: int) -> None:
        pass

    def _say(self, now_ms: int) -> list[Translated]:
        word = self._dice.choice(WORDS)
        self._stable = f"{self._stable} {word}" if self._stable else word
        said: list[Translated] = [
            SourceUpdated(self._utterance, self._stable, "euh", now_ms),
            CaptionUpdated("en", self._utterance, self._stable.upper(), "uh", now_ms),
        ]
        if self._dice.random() < 0.08:
            said.append(UtteranceEnded(self._utterance, self._start_ms, now_ms))
            self._utterance, self._start_ms, self._stable = self._utterance + 1, now_ms, ""
        return said


def run(clip: str) -> int:
    """Listen to a file in place of a device, and print every event."""
    wiring.load_translator = lambda bundle, config: TalkativeTranslator()
    live.open_capture = lambda *_, **__: FileCapture(clip)
    return main(["listen", "--json"])


if __name__ == "__main__":
    sys.exit(run(sys.argv[1]))
