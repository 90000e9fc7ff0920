"""Caption tracks by a network: source words in, words of several languages out, as HMT decides.

The encoder reads each source token once. Then each track asks at its candidate moments whether the
next token is to be written (see `engine.training.network.read_points`); all tracks' candidates of a
moment go through the decoder together.
"""

from collections.abc import Sequence

from engine.caption_tracks import (
    SourceWord,
    TrackWord,
    check_lag_words,
    check_threshold,
)
from engine.errors import ConfigError
from engine.runtime.graph import StatefulGraph
from engine.runtime.onnx import StatefulGraph as OnnxStatefulGraph
from engine.runtime.tokenizer import Tokenizer
from engine.runtime.track import Track
from engine.runtime.track_parts import DECODER, ENCODER, VOCABULARY, read_pieces, spec_of
from engine.runtime.track_rows import TrackRows
from engine.runtime.track_source import TrackSource, Vocabulary, source_ids
from engine.spec import EOS_ID
from engine.track_bundle import TrackBundle
from engine.track_spec import MAX_ROWS, TrackSpec


class StreamingTracks:
    """A `TrackTranslator`; a lag counts source sub-words, of which a common word is one.

    Words are read until the network has no place for more of an utterance; later ones are left out.
    """

    def __init__(
        self,
        spec: TrackSpec,
        encoder: StatefulGraph,
        decoder: StatefulGraph,
        tokenizer: Vocabulary,
        pieces: Sequence[str],
        make_track: type[Track] = Track,
    ) -> None:
        """Take both graphs and the vocabulary; `make_track` is another where one is measured."""
        self.source_language, self.languages = spec.source, spec.languages
        self._tokenizer = tokenizer
        self._source, self._rows = TrackSource(encoder), TrackRows(decoder)
        self._tracks = {
            language: make_track(language, number, spec.n_candidates, pieces)
            for number, language in enumerate(spec.languages)
        }
        self._chosen = self.languages
        self.reset()

    def reset(self) -> None:
        """Forget the utterance; the next word is the first of another."""
        self._source.reset()
        self._rows.reset()
        for track in self._tracks.values():
            track.reset()
        self._writing = [self._tracks[language] for language in self._chosen]
        self._n_words = 0
        self._word_of: list[int] = []  # of each source token, its word, from 1 on

    def push(self, words: Sequence[SourceWord]) -> list[TrackWord]:
        """Read words and return what is now written."""
        written: list[TrackWord] = []
        for word in words:
            if not self._n_words:
                self.reset()  # languages that were chosen meanwhile count from here
            written += self._read(word)
        return written

    def finish(self) -> list[TrackWord]:
        """Return all that is still to write of the utterance, which has ended; then `reset`."""
        written = self.close()
        self.reset()
        return written

    def close(self) -> list[TrackWord]:
        """Return all that is still to write, and keep the tracks as they are until `reset`."""
        return self._finish() if self._word_of else []

    def track(self, language: str) -> Track:
        """Return the track of a language, for whoever measures it."""
        self._check(language)
        return self._tracks[language]

    def set_languages(self, languages: Sequence[str]) -> None:
        """Choose what is written from the next utterance on."""
        for language in languages:
            self._check(language)
        self._chosen = tuple(languages)

    def set_lag(self, language: str, lag_words: int) -> None:
        """Read at least so many words before the first one of `language`."""
        self._check(language)
        self._tracks[language].lag_tokens = check_lag_words(lag_words)

    def set_threshold(self, confidence: float) -> None:
        """Take a candidate moment from this confidence on."""
        check_threshold(confidence)
        for track in self._tracks.values():
            track.threshold = confidence

    def _check(self, language: str) -> None:
        if language not in self.languages:
            choices = ", ".join(self.languages)
            raise ConfigError(f"no caption track in {language!r} here; there is {choices}")

    def _read(self, word: SourceWord) -> list[TrackWord]:
        self._n_words += 1
        ids = source_ids(word.text, self._tokenizer)
        if not ids or len(self._word_of) + len(ids) >= MAX_ROWS:
            return []
        self._source.append(ids)
        written: list[TrackWord] = []
        for _ in ids:  # one by one: that is how it was learned
            self._word_of.append(self._n_words)
            written += self._advance(len(self._word_of), None)
        return written

    def _finish(self) -> list[TrackWord]:
        self._source.append([EOS_ID])
        self._word_of.append(self._n_words)
        clock = n_source = len(self._word_of)
        written: list[TrackWord] = []
        while not all(track.is_over for track in self._writing):
            written += self._advance(clock, n_source)
            clock += 1
        return written

    def _advance(self, clock: int, n_source: int | None) -> list[TrackWord]:
        """Write what is to be written at `clock`."""
        n_read = min(clock, n_source or clock)
        written: dict[str, list[TrackWord]] = {track.language: [] for track in self._writing}
        while due := [
            (track, row) for track in self._writing for row in track.due(clock, n_source)
        ]:
            asked = self._rows.ask([row for _, row in due], self._source)
            for (track, row), scores, logit in zip(due, asked.scores, asked.takes, strict=True):
                if track.is_waiting_at(row, n_read):
                    written[track.language] += track.decide(
                        row,
                        scores,
                        float(logit),
                        self._word_of[n_read - 1],
                        is_finished=n_source is not None,
                    )
        return [word for words in written.values() for word in words]


def load(
    bundle: TrackBundle, n_threads: int = 1, make_track: type[Track] = Track
) -> StreamingTracks:
    """Return what writes the tracks of `bundle`; raise `BundleError` when it cannot be run."""
    spec = spec_of(bundle)
    pieces = read_pieces(bundle, spec.n_pieces)
    return StreamingTracks(
        spec,
        OnnxStatefulGraph(bundle.path(ENCODER), n_threads),
        OnnxStatefulGraph(bundle.path(DECODER), n_threads),
        Tokenizer(bundle.path(VOCABULARY), pieces),
        pieces,
        make_track,
    )
