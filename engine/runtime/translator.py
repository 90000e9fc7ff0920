"""The real translator: samples in; source text, translation and speech out, as they become known.

Knows neither devices nor queues. Utterances end at pauses, or at a cap, and nothing of one is kept
for the next, so that a session may last for ever.

Threads: see `engine.translation.Translator`; `set_latency_ms` and `set_lagging_k` only
replace one value, which is read once for each chunk.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from engine.bundle import Bundle, check_hears
from engine.config import EngineConfig
from engine.events import CaptionUpdated, Pcm, SourceUpdated, Speech, UtteranceEnded
from engine.runtime.chunker import FRAME_SAMPLES, Chunker
from engine.runtime.detokenizer import Detokenizer, Text
from engine.runtime.doze import Doze
from engine.runtime.endpoint import Endpoint, EndpointDetector
from engine.runtime.features import Frames
from engine.runtime.huge_pages import hold_weights
from engine.runtime.policy import Reading
from engine.runtime.recogniser import Heard, Recogniser
from engine.runtime.text_decoder import Written
from engine.runtime.units import UnitVocoder
from engine.runtime.voice import Voice
from engine.runtime.writer import Writer
from engine.spec import BLOCK_FRAMES, ENCODER_FRAME_MS
from engine.translation import Translated

# A word is recognised some time after it began; its utterance is said to start this much earlier.
WORD_ONSET_SAMPLES = 4_800


@dataclass(frozen=True, slots=True)
class Parts:
    """The stages with weights; `writer` and `voice` are there when the task needs them."""

    recogniser: Recogniser
    writer: Writer | None
    voice: Voice | None

    @staticmethod
    def load(bundle: Bundle, config: EngineConfig, n_threads: int) -> "Parts":
        """Load the graphs that the task needs, raising `BundleError`."""
        assert config.task != "tts", "text is spoken by `engine.runtime.speaker`"
        parts = Parts(
            Recogniser.load(bundle, n_threads),
            Writer.load(bundle, config, n_threads) if config.task != "asr" else None,
            Voice.load(bundle, n_threads) if config.task == "s2st" else None,
        )
        hold_weights()
        return parts

    def reset(self) -> None:
        """Begin an utterance."""
        self.recogniser.reset()
        if self.writer:
            self.writer.reset()
        if self.voice:
            self.voice.reset()


@dataclass(slots=True)
class Utterance:
    """What is known of the utterance that is being heard; positions are samples of the source.

    `n_segments` counts what has been read since the chunk of the first word, in latencies, each as
    it was chosen when it was heard.
    """

    index: int
    start_samples: int
    first_word_samples: int | None = None
    end_word_samples: int = 0
    n_segments: Fraction = Fraction(0)
    source: Text = field(default_factory=Text)
    caption: Text = field(default_factory=Text)
    features: list[Frames] = field(default_factory=list)  # kept for `offline` only


class StreamingTranslator:
    """Hears chunk by chunk; `end_ms` of an event is the end of the last source token recognised.

    So the lag that users see holds all that delays a caption after its words were said: the wait
    for the chunk, the policy, the computation.
    """

    def __init__(
        self,
        bundle: Bundle,
        config: EngineConfig,
        *,
        n_threads: int = 1,
        parts: Parts | None = None,
        chunker: Chunker | None = None,
        endpoint: EndpointDetector | None = None,
    ) -> None:
        """Load what the task needs of `bundle`, raising `BundleError`; tests give their parts."""
        check_hears(bundle, config)
        self._hears_whole = bundle.spec.is_offline
        self.source_language = bundle.manifest.source_language
        self.target_language = bundle.manifest.target_language
        self.input_rate_hz = bundle.manifest.input_rate_hz
        self.output_rate_hz = bundle.manifest.output_rate_hz
        self._config = config
        self._parts = parts or Parts.load(bundle, config, n_threads)
        self._chunker = chunker or Chunker()
        self._endpoint = endpoint or EndpointDetector()
        self._doze = Doze()
        self._source = Detokenizer(bundle.source_pieces)
        self._target = Detokenizer(bundle.target_pieces)
        self._say_text: Callable[[int, str], object] = lambda start, text: None
        self.reset()

    def reset(self) -> None:
        """Forget the session: the next sample is sample 0 of utterance 0."""
        self._chunker.reset()
        self._doze.reset()
        self._begin(0)

    def vocode_with(
        self,
        around: Callable[[UnitVocoder], UnitVocoder],
        say: Callable[[int, str], object] = lambda start, text: None,
    ) -> None:
        """Speak through another vocoder, made around the present one; before the first sample.

        Args:
            around: Makes it.
            say: Is told what the next units say: where in the utterance's translation, and what.
        """
        self._say_text = say
        if self._parts.voice is not None:
            self._parts.voice.vocoder = around(self._parts.voice.vocoder)

    def set_latency_ms(self, latency_ms: int) -> None:
        """Change the chunk from the next one on, without a gap or a repeated word."""
        self._config = dataclasses.replace(self._config, latency_ms=latency_ms)

    def set_lagging_k(self, lagging_k: int) -> None:
        """Change how far the policy keeps behind, likewise; nothing written is taken back."""
        if self._parts.writer is not None:
            self._parts.writer.set_lagging_k(lagging_k)

    def push(self, chunk: Pcm) -> list[Translated]:
        """Take samples (n_samples,) at `input_rate_hz` and return what became known."""
        self._chunker.push(chunk)
        said: list[Translated] = []
        while n_frames := self._n_chunk_frames():
            said += self._hear(n_frames)
        return said

    def finish(self) -> list[Translated]:
        """Return all that is still to say: the source has ended. The next sample is a new one's."""
        said = self.push(np.zeros(0, np.float32))
        while n_frames := self._chunker.n_rest_frames:
            said += self._hear(n_frames)
        said += self._end(self._heard_nothing(), self._chunker.end_samples)
        self.reset()
        return said

    def _n_chunk_frames(self) -> int:
        """Return how many frames the next chunk has, 0 when it is not complete."""
        n_chunk_frames = self._config.latency_ms // ENCODER_FRAME_MS
        n_heard_frames = min(self._chunker.n_complete_frames, n_chunk_frames)
        if n_heard_frames < BLOCK_FRAMES:  # mostly: samples come in blocks of 20 ms
            return 0
        levels_db = self._chunker.levels_db(n_heard_frames)
        for n_frames in range(BLOCK_FRAMES, n_heard_frames + 1, BLOCK_FRAMES):
            if self._endpoint.closes_chunk(levels_db[:n_frames]):
                return n_frames
        return n_chunk_frames if n_heard_frames == n_chunk_frames else 0

    def _begin(self, index: int) -> None:
        self._parts.reset()
        self._endpoint.reset()
        self._source.reset()
        self._target.reset()
        self._utterance = Utterance(index, self._chunker.position_samples)

    def _hear(self, n_frames: int) -> list[Translated]:
        """Take a chunk, or of the last one before the cap what still belongs to the utterance."""
        levels_db = self._chunker.levels_db(n_frames)
        if self._doze.skips(levels_db):
            self._chunker.skip(n_frames)
            self._utterance = Utterance(self._utterance.index, self._chunker.position_samples)
            return []
        if self._doze.wakes():
            self._step_back()
            return []
        self._doze.hear(levels_db)
        n_cut_frames = self._endpoint.n_frames_before_cut(levels_db)
        heard = self._recognise(self._chunker.take(n_cut_frames or n_frames))
        if n_cut_frames is not None:
            return self._end(heard, self._chunker.position_samples)
        match self._find_endpoint(levels_db):
            case "pause":
                return self._end(heard, self._chunker.position_samples)
            case "silence":
                self._doze.doze_off()
                self._step_back()
                return []
            case None:
                return [] if self._config.offline else self._say(heard, final=False)

    def _step_back(self) -> None:
        """Begin anew a little earlier, where a word may just have begun."""
        self._chunker.step_back(BLOCK_FRAMES)
        self._begin(self._utterance.index)

    def _find_endpoint(self, levels_db: Frames) -> Endpoint | None:
        if self._hears_whole:
            return self._endpoint.push_unheard(levels_db)
        n_wordless_frames = self._parts.recogniser.n_wordless_frames
        spoken = self._utterance.first_word_samples is not None
        return self._endpoint.push(levels_db, n_wordless_frames, spoken=spoken)

    def _recognise(self, frames: Frames) -> Heard:
        if self._config.offline:
            self._utterance.features.append(frames)
        if self._hears_whole:
            return self._heard_nothing()
        heard = self._parts.recogniser.push(frames)
        self._note_words(heard)
        if self._utterance.first_word_samples is not None:
            heard_ms = len(heard.states) * ENCODER_FRAME_MS
            self._utterance.n_segments += Fraction(heard_ms, self._config.latency_ms)
        return heard

    def _note_words(self, heard: Heard) -> None:
        utterance = self._utterance
        for token in (token for token in heard.tokens if self._source.has_text(token.id)):
            start_samples = utterance.start_samples + token.frame * FRAME_SAMPLES
            if utterance.first_word_samples is None:
                utterance.first_word_samples = start_samples
            end_samples = min(start_samples + FRAME_SAMPLES, self._chunker.position_samples)
            utterance.end_word_samples = end_samples

    def _end(self, heard: Heard, end_samples: int) -> list[Translated]:
        """Say all that is left of the utterance, and begin the next one."""
        utterance, said = self._utterance, list[Translated]()
        if self._config.offline:
            heard = self._recognise_whole()
        if utterance.first_word_samples is not None:
            said = self._say(heard, final=True)
            start_samples = max(
                utterance.start_samples, utterance.first_word_samples - WORD_ONSET_SAMPLES
            )
            said.append(
                UtteranceEnded(utterance.index, self._ms(start_samples), self._ms(end_samples))
            )
        self._begin(utterance.index + bool(said))
        return said

    def _recognise_whole(self) -> Heard:
        """Hear the utterance again, as one chunk in which every frame sees all others."""
        features, self._utterance.features = self._utterance.features, []
        if not features:
            return self._heard_nothing()
        self._parts.recogniser.reset()
        self._utterance.first_word_samples = None
        heard = self._parts.recogniser.push(np.concatenate(features))
        self._note_words(heard)
        return heard

    def _heard_nothing(self) -> Heard:
        return Heard(np.zeros((0, 0), np.float32), [])

    def _say(self, heard: Heard, *, final: bool) -> list[Translated]:
        said = self._say_source(heard, final=final)
        if self._parts.writer is None:
            return said
        written = self._parts.writer.push(heard.states, self._reading(), final=final)
        n_before = len(self._utterance.caption.whole)
        said += self._say_caption(written, final=final)
        if self._parts.voice is not None:
            self._say_text(n_before, self._utterance.caption.whole[n_before:])
            said += self._speak(self._parts.voice, written, final=final)
        return said

    def _reading(self) -> Reading:
        """Return what has been read of the utterance; before its first word that is nothing."""
        utterance = self._utterance
        if utterance.first_word_samples is None:
            return Reading()
        return Reading(self._parts.recogniser.counts, int(utterance.n_segments))

    def _say_source(self, heard: Heard, *, final: bool) -> list[Translated]:
        text = self._source.push([token.id for token in heard.tokens])
        text = self._source.finish() if final else text
        utterance = self._utterance
        if text == utterance.source:
            return []
        utterance.source = text
        return [SourceUpdated(utterance.index, text.stable, text.partial, self._end_word_ms())]

    def _say_caption(self, written: Written, *, final: bool) -> list[Translated]:
        text = self._target.push(written.tokens)
        text = self._target.finish() if final else text
        utterance = self._utterance
        if text == utterance.caption:
            return []
        utterance.caption = text
        end_ms = self._end_word_ms()
        track = self.target_language
        return [CaptionUpdated(track, utterance.index, text.stable, text.partial, end_ms)]

    def _speak(self, voice: Voice, written: Written, *, final: bool) -> list[Translated]:
        pcm = voice.push(written.hidden)
        if final:
            pcm = np.concatenate([pcm, voice.finish()])
        return [Speech(self._utterance.index, pcm, self._end_word_ms())] if len(pcm) else []

    def _end_word_ms(self) -> int:
        return self._ms(self._utterance.end_word_samples)

    def _ms(self, n_samples: int) -> int:
        return n_samples * 1000 // self.input_rate_hz
