"""What the viewers of a second screen are told: settled text in numbered pieces, the rest as it is.

A piece is what a settled text grew by; whoever has all pieces has the whole text, and whoever knows
the number of its last one can be told what it missed. Knows neither sockets nor threads.
"""

import secrets
from collections import deque
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from app.model.captions import Text
from engine.events import (
    BundleChanged,
    CaptionUpdated,
    DeviceLost,
    EngineEvent,
    EngineFailed,
    EngineReady,
    EngineStopped,
    SourceUpdated,
    UtteranceEnded,
    WordSpoken,
)

Message = dict[str, Any]  # what becomes one JSON object
State = Literal["waiting", "listening", "stopped", "failed"]

SOURCE = "source"  # the side that is no track
VERSION = 1  # of what is said between server and page
N_KEPT_PIECES = 10_000  # half an hour of dense talk in two languages, about 3 MB


@dataclass(frozen=True, slots=True)
class Piece:
    """What one side of an utterance grew by; its `n` follows that of the piece before.

    Attributes:
        n: From 1 on.
        utterance: Counted over all sessions of a stream.
        side: `source`, or the track of a translation.
        language: Its code, empty if nobody knows.
        main: The speech engine's own translation in that session: the track among others.
        text: To be put behind what is there, as it is.
        ends: Nothing more will be said about this utterance; the texts are empty.
    """

    n: int
    utterance: int
    side: str
    language: str
    text: str
    main: str
    ends: bool = False


class Feed:
    """Turns events into messages, and keeps the newest pieces for whoever comes or comes back."""

    def __init__(self, n_kept: int = N_KEPT_PIECES) -> None:
        self.stream = secrets.token_urlsafe(8)  # numbers of another stream mean nothing here
        self._pieces: deque[Piece] = deque(maxlen=n_kept)
        self._n_pieces = 0
        self._last_missed: tuple[int, Message] | None = None  # as long as no piece is added
        self._texts: dict[tuple[int, str], Text] = {}  # of the utterances that still grow
        self._first_utterance = 0  # of the session
        self._n_utterances = 0
        self._source_language = self._main_track = ""
        self._state: State = "waiting"

    def take(self, event: EngineEvent) -> list[Message]:
        """Return what the event tells the viewers, in order; most often one message or none."""
        match event:
            case EngineReady(source_language, target_language):
                self._first_utterance = self._n_utterances
                self._source_language, self._main_track = source_language, target_language
                return [self._enter("listening")]
            case BundleChanged(source_language, target_language):
                self._source_language, self._main_track = source_language, target_language
                return [self._status()]
            case SourceUpdated():
                return self._grow(SOURCE, event)
            case CaptionUpdated():
                return self._grow(event.track, event)
            case WordSpoken(utterance, start, end):
                return [_spoken_message(self._first_utterance + utterance, start, end)]
            case UtteranceEnded(utterance):
                return self._end(self._first_utterance + utterance)
            case EngineFailed() | DeviceLost(role="capture"):
                return [self._enter("failed")]
            case EngineStopped():
                return self._stop()
            case _:
                return []  # levels and lags are not for the page

    def welcome(self, stream: str, after: int) -> list[Message]:
        """Return all that a viewer must be told at first.

        Args:
            stream: Whose pieces it has; of any other stream it is told all.
            after: The number of the last one.
        """
        seen = after if stream == self.stream else 0
        first_kept = self._n_pieces - len(self._pieces) + 1
        n_missed = max(0, first_kept - 1 - seen) if stream == self.stream else 0
        messages = [self._status(), self._missed(seen) | {"n_missed": n_missed}]
        return messages + [
            self._partial_message(utterance, side, text.partial)
            for (utterance, side), text in self._texts.items()
            if text.partial
        ]

    def _missed(self, seen: int) -> Message:
        """Return the pieces after `seen`; a whole audience that comes at once asks the same."""
        if self._last_missed is None or self._last_missed[0] != seen:
            pieces = _joined(piece for piece in self._pieces if piece.n > seen)
            self._last_missed = (seen, _pieces_message(pieces))
        return self._last_missed[1]

    def _grow(self, side: str, event: SourceUpdated | CaptionUpdated) -> list[Message]:
        utterance = self._first_utterance + event.utterance
        self._n_utterances = max(self._n_utterances, utterance + 1)
        text = self._texts.setdefault((utterance, side), Text())
        n_stable, partial = len(text.stable), text.partial
        text.update(event.stable, event.partial, event.end_ms)
        messages = []
        if len(text.stable) > n_stable:
            piece = self._add(utterance, side, text.stable[n_stable:])
            messages.append(_pieces_message([piece]))
        if text.partial != partial:
            messages.append(self._partial_message(utterance, side, text.partial))
        return messages

    def _end(self, utterance: int) -> list[Message]:
        for key in [key for key in self._texts if key[0] == utterance]:
            del self._texts[key]
        return [_pieces_message([self._add(utterance, "", "", ends=True)])]

    def _stop(self) -> list[Message]:
        """Settle what still grows: another session counts its utterances anew."""
        growing = sorted({utterance for utterance, _ in self._texts})
        messages = [message for utterance in growing for message in self._end(utterance)]
        return [*messages, self._status() if self._state == "failed" else self._enter("stopped")]

    def _add(self, utterance: int, side: str, text: str, *, ends: bool = False) -> Piece:
        self._n_pieces += 1
        language = self._language_of(side)
        piece = Piece(self._n_pieces, utterance, side, language, text, self._main_track, ends)
        self._pieces.append(piece)
        self._last_missed = None
        return piece

    def _language_of(self, side: str) -> str:
        return self._source_language if side == SOURCE else side

    def _partial_message(self, utterance: int, side: str, text: str) -> Message:
        language = self._language_of(side)
        return {
            "kind": "partial",
            "utterance": utterance,
            "side": side,
            "language": language,
            "text": text,
            "main": self._main_track,
        }

    def _enter(self, state: State) -> Message:
        self._state = state
        return self._status()

    def _status(self) -> Message:
        return {
            "kind": "status",
            "version": VERSION,
            "stream": self.stream,
            "state": self._state,
        }


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Put together what one side grew by, one after the other: a latecomer has seen none of it."""
    joined: dict[tuple[int, str], Piece] = {}
    for piece in pieces:
        key = (piece.utterance, piece.side)
        before = joined.get(key)
        text = piece.text if before is None else before.text + piece.text
        joined[key] = replace(piece, text=text)
    return list(joined.values())


def _pieces_message(pieces: list[Piece]) -> Message:
    last = max((piece.n for piece in pieces), default=0)
    listed = [asdict(piece) for piece in pieces]
    return {"kind": "pieces", "pieces": listed, "last": last, "n_missed": 0}


def _spoken_message(utterance: int, start: int, end: int) -> Message:
    """Return which characters of a translation the dub says; who comes later is told the next."""
    return {"kind": "spoken", "utterance": utterance, "start": start, "end": end}
