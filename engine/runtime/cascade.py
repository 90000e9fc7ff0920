"""A translator whose recognised words also go to caption tracks, on the thread that calls it.

For recordings, where nothing waits; a live session has `engine.runtime.track_thread` instead.
"""

from engine.caption_tracks import TrackTranslator
from engine.events import CaptionUpdated, Pcm, SourceUpdated, Speech, UtteranceEnded, WriteDecided
from engine.runtime.source_words import SourceWords
from engine.runtime.track_captions import TrackCaptions
from engine.translation import Translated, Translator


class Cascade:
    """A `Translator` that says what another one says, and each track after its source words."""

    def __init__(self, translator: Translator, tracks: TrackTranslator) -> None:
        self.source_language = translator.source_language
        self.target_language = translator.target_language
        self.input_rate_hz = translator.input_rate_hz
        self.output_rate_hz = translator.output_rate_hz
        self._translator = translator
        self._words = SourceWords()
        self._captions = TrackCaptions(tracks)

    def reset(self) -> None:
        """Forget the session."""
        self._translator.reset()
        self._words.reset()
        self._captions.reset()

    def push(self, chunk: Pcm) -> list[Translated]:
        """Take samples (n_samples,) and return what became known."""
        return self._follow(self._translator.push(chunk))

    def finish(self) -> list[Translated]:
        """Return all that is still to say: the source has ended."""
        said = self._follow(self._translator.finish())
        self._words.reset()
        return said

    def set_latency_ms(self, latency_ms: int) -> None:
        """Change the chunk from the next one on."""
        self._translator.set_latency_ms(latency_ms)

    def set_lagging_k(self, lagging_k: int) -> None:
        """Change how far the policy keeps behind."""
        self._translator.set_lagging_k(lagging_k)

    def _follow(self, translated: list[Translated]) -> list[Translated]:
        said: list[Translated] = []
        for event in translated:
            match event:
                case SourceUpdated():
                    said += [event, *self._captions.push(self._words.push(event))]
                case UtteranceEnded():
                    said += [*self._captions.finish(), event]
                case CaptionUpdated() | WriteDecided() | Speech():
                    said.append(event)
        return said
