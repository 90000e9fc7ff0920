"""Writes caption tracks on a thread of its own, so that the captions of the speech never wait.

Threads: the worker's calls `start`, `push`, `finish` and `close`, of which only `finish` waits;
`choose` may be called from any; `sotto-tracks` loads the model, translates and tells.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import assert_never

from engine.caption_tracks import NO_TRACKS, TrackChoice, TrackTranslator, set_all
from engine.errors import EngineError
from engine.events import (
    CaptionUpdated,
    SourceUpdated,
    TracksRefused,
    TracksSkipped,
    UtteranceEnded,
    WriteDecided,
)
from engine.runtime.source_words import NewWords, SourceWords
from engine.runtime.track_captions import TrackCaptions

# Half a minute of dense talk: loading a model takes seconds, and who is further behind than this
# reads of something else than is seen.
MAX_WAITING_WORDS = 90
# After a stop the last words of an utterance may still be written; then whoever pressed the button
# comes first.
STOP_LIMIT_S = 3.0

Told = CaptionUpdated | WriteDecided | TracksSkipped | TracksRefused | UtteranceEnded
Load = Callable[[str, tuple[str, ...]], TrackTranslator]


@dataclass(frozen=True, slots=True)
class Languages:
    """What is recognised from now on, and the language that the speech engine writes itself."""

    source: str
    own: str


Piece = NewWords | UtteranceEnded | Languages


class TrackThread:
    """Takes what the engine recognises, and tells what each track makes of it, in order.

    The end of an utterance is told after the last word that any track has of it.
    """

    def __init__(
        self,
        load: Load,
        choice: TrackChoice = NO_TRACKS,
        *,
        max_waiting_words: int = MAX_WAITING_WORDS,
        stop_limit_s: float = STOP_LIMIT_S,
    ) -> None:
        """Keep the parts; nothing is loaded before a track is wanted.

        Args:
            load: Returns what writes, from a language, all of some others, or raises
                `EngineError`, which is told; called on this thread and may take seconds.
            choice: Which tracks are wanted.
            max_waiting_words: So much may wait: beyond it the oldest words are skipped.
            stop_limit_s: How long the end of a session waits for what was said.
        """
        self._load = load
        self._max_waiting_words = max_waiting_words
        self._stop_limit_s = stop_limit_s
        self._words = SourceWords()  # the worker's
        self._languages = Languages("", "")  # these six are the thread's
        self._translator: TrackTranslator | None = None
        self._captions: TrackCaptions | None = None
        self._utterance = -1
        self._refused = NO_TRACKS
        self._applied = NO_TRACKS
        self._thread: threading.Thread | None = None
        self._changed = threading.Condition()  # guards all below
        self._choice = choice
        self._waiting: deque[Piece] = deque()  # the words in it are bounded
        self._n_skipped = 0  # words, not told yet
        self._is_busy = self._is_closing = False
        self._error: Exception | None = None

    def choose(self, choice: TrackChoice) -> None:
        """Want these tracks: languages from the next utterance on, all else from the next word."""
        with self._changed:
            self._choice = choice

    def start(self, tell: Callable[[Told], None]) -> None:
        """Begin; `tell` is called on this thread, and may wait."""
        self._thread = threading.Thread(
            target=self._run, args=(tell,), name="sotto-tracks", daemon=True
        )
        self._thread.start()

    def hear(self, source_language: str, own_language: str) -> None:
        """Say what is recognised from the next word on, and what the speech engine makes of it."""
        with self._changed:
            self._waiting.append(Languages(source_language, own_language))
            self._changed.notify_all()

    def push(self, said: SourceUpdated | UtteranceEnded) -> None:
        """Take what was recognised and return at once; raise what ended the thread."""
        with self._changed:
            if self._error is not None:
                raise self._error
            if isinstance(said, UtteranceEnded):
                self._waiting.append(said)
            elif (new := self._words.push(said)).words:
                self._waiting.append(new)
                self._skip_beyond(self._max_waiting_words)
            self._changed.notify_all()

    def finish(self) -> None:
        """Wait until all is written that was recognised, or too long; raise what went wrong."""
        with self._changed:
            if not self._changed.wait_for(self._is_idle, self._stop_limit_s):
                self._skip_beyond(0)
            self._changed.wait_for(self._is_idle)  # the piece in work, and the ends
            if self._error is not None:
                raise self._error

    def close(self) -> None:
        """End the thread after the piece that it is at."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _is_idle(self) -> bool:
        return self._error is not None or not (self._waiting or self._is_busy)

    def _skip_beyond(self, n_words: int) -> None:
        """Skip the oldest words until no more than `n_words` wait; ends of utterances stay."""
        pieces = [piece for piece in self._waiting if isinstance(piece, NewWords)]
        n_waiting = sum(len(piece.words) for piece in pieces)
        for piece in pieces:
            if n_waiting <= n_words:
                return
            self._waiting.remove(piece)
            n_waiting -= len(piece.words)
            if self._choice.tracks:
                self._n_skipped += len(piece.words)

    def _run(self, tell: Callable[[Told], None]) -> None:
        try:
            while (piece := self._next()) is not None:
                for told in self._write(piece):
                    tell(told)
                self._tell_skipped(tell)
        except Exception as error:  # noqa: BLE001 - thread boundary: the worker raises and tells it
            with self._changed:
                self._error = error
                self._changed.notify_all()

    def _next(self) -> Piece | None:
        """Wait for something to write; None when it is closed."""
        with self._changed:
            self._is_busy = False
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._is_closing or self._waiting)
            if self._is_closing:
                return None
            self._is_busy = True
            return self._waiting.popleft()

    def _write(self, piece: Piece) -> list[Told]:
        match piece:
            case Languages():
                self._languages, self._refused = piece, NO_TRACKS
                self._translator, self._captions = None, None
                return []
            case UtteranceEnded():
                return [*(self._captions.finish() if self._captions else []), piece]
            case NewWords():
                is_new, self._utterance = piece.utterance != self._utterance, piece.utterance
                refused = self._follow_choice(is_new_utterance=is_new)
                return [*refused, *(self._captions.push(piece) if self._captions else [])]
            case _:
                assert_never(piece)

    def _follow_choice(self, *, is_new_utterance: bool) -> list[Told]:
        with self._changed:
            choice = self._choice
        wanted = tuple(each for each in choice.tracks if each.language != self._languages.own)
        choice = replace(choice, tracks=wanted)
        refused: list[Told] = []
        if is_new_utterance:
            refused = self._follow_languages(choice)
        if self._translator is not None and choice != self._applied:
            # A language that needs another model comes with it, at the next utterance.
            known = self._translator.languages
            tracks = tuple(track for track in choice.tracks if track.language in known)
            set_all(self._translator, replace(choice, tracks=tracks))
            self._applied = choice
        return refused

    def _follow_languages(self, choice: TrackChoice) -> list[Told]:
        """Have what writes the languages; nothing where none is wanted, or none can be written."""
        languages = choice.languages
        if not languages:
            self._captions = None
            return []
        if self._translator is None or not set(languages) <= set(self._translator.languages):
            self._captions, self._translator = None, None
            if choice == self._refused:  # and told so
                return []
            try:
                self._translator = self._load(self._languages.source, languages)
            except EngineError as error:
                self._refused = choice
                return [TracksRefused(error.code, str(error))]
            self._refused, self._applied = NO_TRACKS, NO_TRACKS
        self._captions = self._captions or TrackCaptions(self._translator)
        return []

    def _tell_skipped(self, tell: Callable[[Told], None]) -> None:
        with self._changed:
            n_words, self._n_skipped = self._n_skipped, 0
        if n_words:
            tell(TracksSkipped(n_words))
