"""One caption track while it is written: its candidate moments, its words, what was asked.

Knows no network: it says which rows are due, and is told what the network said of them.
"""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from engine.caption_tracks import DEFAULT_LAG_WORDS, DEFAULT_THRESHOLD, TrackWord, WriteMoment
from engine.runtime.detokenizer import WORD_START
from engine.runtime.graph import Tensor
from engine.runtime.text_decoder import NEVER_WRITTEN_IDS, is_loop
from engine.runtime.track_rows import Row
from engine.spec import EOS_ID
from engine.track_spec import MAX_ROWS

MOST_PER_SOURCE, MOST_MORE = 3, 10  # target tokens: whoever writes more has lost the thread


class Place:
    """A target token's candidates, of which some were asked; the first is at the clock `first`."""

    def __init__(self, language: int, place: int, fed: int, first: int, n_candidates: int) -> None:
        self._language, self._place, self._fed, self._first = language, place, fed, first
        self.n_candidates, self._n_asked = n_candidates, 0

    @property
    def is_asked(self) -> bool:
        """Whether every candidate was asked."""
        return self._n_asked >= self.n_candidates

    def due(self, clock: int, n_source: int | None) -> Iterator[Row]:
        """Yield the candidates whose moment has come by `clock`."""
        closed = self._first + self.n_candidates - 1
        while not self.is_asked and (at := self._first + self._n_asked) <= clock:
            if n_source is not None and self._n_asked > 0 and at > n_source:
                return  # the same as the candidate before: all is read
            read = at if n_source is None else min(at, n_source)
            self._n_asked += 1
            yield Row(self._fed, self._language, self._place, read, at, closed)


class Track:
    """Writes one language of one utterance.

    A lag that is changed counts from the next token on: candidates of one that waits stay.
    """

    def __init__(
        self, language: str, number: int, n_candidates: int, pieces: Sequence[str]
    ) -> None:
        self.language, self._number = language, number
        self._n_candidates, self._pieces = n_candidates, pieces
        self.lag_tokens, self.threshold = DEFAULT_LAG_WORDS, DEFAULT_THRESHOLD
        self.reset()

    def reset(self) -> None:
        """Begin a new utterance."""
        self.tokens: list[int] = []
        self.is_over = False
        self._spelled, self._n_words_read = "", 0
        self._moments: dict[int, float] = {}  # of the word that is being written
        self._token_moments: dict[int, float] = {}  # of its next token
        self._places: list[Place] = []  # those with candidates whose moment is still to come
        self._begin_token(0)

    def _begin_token(self, n_read: int) -> None:
        place, n_candidates = len(self.tokens), self._n_candidates
        # After a shorter lag was set, the last candidate is the moment now.
        lag = max(self.lag_tokens, n_read - place - n_candidates + 1)
        fed = self.tokens[-1] if self.tokens else EOS_ID
        self._place = Place(self._number, place, fed, lag + place, n_candidates)
        self._places.append(self._place)

    def due(self, clock: int, n_source: int | None) -> list[Row]:
        """Return the rows to ask at `clock`; `n_source` is known once the source has ended.

        Some are of tokens that were written sooner: later ones see them.
        """
        rows = [row for place in self._places for row in place.due(clock, n_source)]
        self._places = [place for place in self._places if not place.is_asked]
        return rows

    def is_waiting_at(self, row: Row, n_read: int) -> bool:
        """Say whether `row` is of the token to write, and its moment is now."""
        return not self.is_over and row.place == len(self.tokens) and row.read == n_read

    def decide(
        self, row: Row, scores: Tensor, logit: float, n_words_read: int, *, is_finished: bool
    ) -> list[TrackWord]:
        """Return the words that writing at `row` completes, none where it waits.

        Args:
            row: The candidate whose moment is now.
            scores: (V,) of the token to write.
            logit: Of writing now.
            n_words_read: How many words of the source its tokens belong to.
            is_finished: Whether the source has ended, so that there is nothing to wait for.
        """
        is_last = is_finished or self._place.is_asked
        confidence = 1.0 if is_last else 1 / (1 + math.exp(-logit))
        self._token_moments[n_words_read] = confidence
        if confidence < self.threshold:
            return []
        token = self.choose(scores)
        if not is_finished and self.ends_with(token, row.read):
            self._wait_on()
            return []
        return [*self.write(token, row.read, n_words_read, is_finished=is_finished)]

    def choose(self, scores: Tensor) -> int:
        """Return the token to write next, the likeliest of those that may be written."""
        allowed = scores.copy()
        allowed[NEVER_WRITTEN_IDS] = -np.inf
        if not self.tokens:
            allowed[EOS_ID] = -np.inf  # something was heard, so something is written
        return int(allowed.argmax())

    def ends_with(self, token: int, n_read: int) -> bool:
        """Say whether the text is over with `token`, or goes round in circles."""
        n_most = min(MOST_PER_SOURCE * n_read + MOST_MORE, MAX_ROWS - 1)
        return token == EOS_ID or len(self.tokens) >= n_most or is_loop([*self.tokens, token])

    def _wait_on(self) -> None:
        """Ask once more after the next source token: a text does not end before its source."""
        if self._place.is_asked:
            self._place.n_candidates += 1
            self._places.append(self._place)

    def write(
        self, token: int, n_read: int, n_words_read: int, *, is_finished: bool
    ) -> Iterator[TrackWord]:
        """Write `token`, whoever chose it, and yield the word that it completes, if any."""
        if is_finished and self.ends_with(token, n_read):
            yield from self._complete()
            self.is_over = True
            self._places = []
            return
        piece = self._pieces[token]
        if piece.startswith(WORD_START):
            yield from self._complete()
        self._spelled += piece.replace(WORD_START, "")
        self._n_words_read = n_words_read
        for count, confidence in self._token_moments.items():
            self._moments[count] = min(confidence, self._moments.get(count, 1.0))
        self._token_moments = {}
        self.tokens.append(token)
        self._begin_token(n_read)

    def _complete(self) -> Iterator[TrackWord]:
        if self._spelled:
            moments = sorted(self._moments.items())
            told = tuple(WriteMoment(count, confidence) for count, confidence in moments)
            yield TrackWord(self.language, self._spelled, self._n_words_read, told)
        self._spelled, self._moments = "", {}
