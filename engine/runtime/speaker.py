"""Speaks text: words in, captions and speech out, word by word.

The words go through the text decoder as if it had written them, and its states become speech as
always. There is no speech to attend to, so the decoder reads one encoder state, of zeros.
"""

from dataclasses import dataclass

import numpy as np

from engine.bundle import Bundle, check_hears
from engine.config import EngineConfig
from engine.events import CaptionUpdated, Pcm, Speech, UtteranceEnded
from engine.runtime.sentences import Sentences, Word
from engine.runtime.text_decoder import TextDecoder
from engine.runtime.tokenizer import Tokenizer
from engine.runtime.voice import Voice
from engine.translation import Translated

PAUSE_MS = 300  # after a sentence


@dataclass(frozen=True, slots=True)
class SpeakerParts:
    """The stages with weights or vocabularies."""

    tokenizer: Tokenizer
    decoder: TextDecoder
    voice: Voice

    @staticmethod
    def load(bundle: Bundle, n_threads: int) -> "SpeakerParts":
        """Load what speaking text needs, raising `BundleError`."""
        return SpeakerParts(
            Tokenizer.load(bundle),
            TextDecoder.load(bundle, n_threads),
            Voice.load(bundle, n_threads),
        )


class TextSpeaker:
    """A streaming stage over text; every sentence is an utterance, nothing is kept for the next.

    Positions are those of the speech, since text has none: `end_ms` of an event says how much had
    been spoken when it came.
    """

    def __init__(
        self,
        bundle: Bundle,
        config: EngineConfig,
        *,
        n_threads: int = 1,
        parts: SpeakerParts | None = None,
    ) -> None:
        """Load what is needed of `bundle`, raising `BundleError`; a test gives its parts."""
        check_hears(bundle, config)
        self.target_language = bundle.manifest.target_language
        self.output_rate_hz = bundle.manifest.output_rate_hz
        self._offline = config.offline
        self._parts = parts or SpeakerParts.load(bundle, n_threads)
        self._silence = np.zeros((1, bundle.spec.encoder.d_model), np.float32)
        self._sentences = Sentences()
        self.reset()

    def reset(self) -> None:
        """Forget the text: the next word is the first of utterance 0."""
        self._sentences.reset()
        self._n_spoken_samples = 0
        self._begin(0)

    def push(self, text: str) -> list[Translated]:
        """Take text, cut anywhere, and return what the words say that it completes."""
        return [said for word in self._sentences.push(text) for said in self._take(word)]

    def finish(self) -> list[Translated]:
        """Return all that is still to say: the text has ended. The next one is another."""
        said = [said for word in self._sentences.finish() for said in self._take(word)]
        self.reset()
        return said

    def _begin(self, utterance: int) -> None:
        self._utterance = utterance
        self._start_ms = self._spoken_ms()
        self._words: list[str] = []
        self._waiting: list[int] = []  # sub-words that were not given to the decoder yet
        self._parts.decoder.reset()
        self._parts.decoder.append(self._silence)
        self._parts.voice.reset()

    def _take(self, word: Word) -> list[Translated]:
        if word.text:
            self._words.append(word.text)
            self._waiting += self._parts.tokenizer.encode(word.text)
        if self._offline and not word.ends:
            return []
        pcm = self._speak(ends=word.ends)
        self._n_spoken_samples += len(pcm)
        said = self._tell(pcm)
        if word.ends:
            said.append(UtteranceEnded(self._utterance, self._start_ms, self._spoken_ms()))
            self._begin(self._utterance + 1)
        return said

    def _speak(self, *, ends: bool) -> Pcm:
        decoder, voice = self._parts.decoder, self._parts.voice
        ids, self._waiting = self._waiting, []
        pieces = [voice.push(decoder.force(ids))] if ids else []
        if ends and decoder.written:
            pause = np.zeros(self.output_rate_hz * PAUSE_MS // 1000, np.float32)
            pieces += [voice.finish(), pause]
        return np.concatenate(pieces) if pieces else np.zeros(0, np.float32)

    def _tell(self, pcm: Pcm) -> list[Translated]:
        end_ms, text = self._spoken_ms(), " ".join(self._words)
        said: list[Translated] = [
            CaptionUpdated(self.target_language, self._utterance, text, "", end_ms)
        ]
        return [*said, Speech(self._utterance, pcm, end_ms)] if len(pcm) else said

    def _spoken_ms(self) -> int:
        return self._n_spoken_samples * 1000 // self.output_rate_hz
