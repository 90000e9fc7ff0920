"""Caption tracks against the made-up language whose read points are known: T1 of HMT's proof.

True tokens are fed, and at each it is noted when it would have been written, and whether rightly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from engine.caption_tracks import SourceWord
from engine.errors import EvaluationError
from engine.evaluation.read_lag import Reading, mean_lagging
from engine.runtime.graph import Tensor
from engine.runtime.onnx import StatefulGraph
from engine.runtime.track import Track
from engine.runtime.track_parts import DECODER, ENCODER, spec_of
from engine.runtime.track_translator import StreamingTracks
from engine.spec import EOS_ID
from engine.track_bundle import TrackBundle


@dataclass(frozen=True, slots=True)
class OracleSentence:
    """Ids of both sides, and how much of the source each target token needs, its end included."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    needed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OracleScore:
    """How right and how late the tokens were; shares are of all tokens.

    `within_one` is the share that was written within one source token of where it first could be.
    """

    accuracy: float
    lagging: float
    oracle_lagging: float
    within_one: float
    mean_distance: float


class Ids:
    """A vocabulary of numbers."""

    def encode(self, word: str) -> list[int]:
        """Return the id that the word is."""
        return [int(word)]


class ForcedTrack(Track):
    """Is fed the truth, and notes what it would have written and when."""

    truth: Sequence[int] = ()

    def reset(self) -> None:
        """Begin a new sentence, whose truth is to be set."""
        super().reset()
        self.is_right: dict[int, bool] = {}
        self.read: dict[int, int] = {}

    def choose(self, scores: Tensor) -> int:
        """Return the true token."""
        place = len(self.tokens)
        token = self.truth[place] if place < len(self.truth) else EOS_ID
        self.is_right.setdefault(place, int(scores.argmax()) == token)
        return token

    def ends_with(self, token: int, n_read: int) -> bool:
        """Note when the token was taken; a text that is forced goes on to its end."""
        self.read.setdefault(len(self.tokens), n_read)
        return token == EOS_ID


def read_oracle(path: Path) -> list[OracleSentence]:
    """Return the sentences of a table of ids: source, target, needed; or `EvaluationError`."""
    try:
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        return [OracleSentence(*map(_numbers, row)) for row in rows]
    except (OSError, TypeError, ValueError) as error:
        raise EvaluationError(f"{path} is not a table of the made-up language.") from error


def _numbers(cell: str) -> tuple[int, ...]:
    return tuple(int(number) for number in cell.split())


def load_forced(bundle: TrackBundle, n_threads: int = 1) -> StreamingTracks:
    """Return what is fed the truth by the graphs of `bundle`, which needs no vocabulary."""
    spec = spec_of(bundle)
    return StreamingTracks(
        spec,
        StatefulGraph(bundle.path(ENCODER), n_threads),
        StatefulGraph(bundle.path(DECODER), n_threads),
        Ids(),
        [f"▁{i}" for i in range(spec.n_pieces)],
        ForcedTrack,
    )


def score_oracle(
    translator: StreamingTracks,
    sentences: Sequence[OracleSentence],
    lag: int,
    threshold: float,
) -> OracleScore:
    """Return how `translator`, of `load_forced`, does with a lag and a threshold."""
    (language,) = translator.languages
    track = translator.track(language)
    assert isinstance(track, ForcedTrack), track
    translator.set_lag(language, lag)
    translator.set_threshold(threshold)
    right, readings, distances = list[bool](), list[Reading](), list[int]()
    for sentence in sentences:
        translator.reset()
        track.truth = sentence.target
        translator.push([SourceWord(str(token), 0) for token in sentence.source])
        translator.close()
        n_target = len(sentence.needed)
        read = tuple(track.read[i] for i in range(n_target))
        right += [track.is_right[i] for i in range(n_target)]
        distances += [n - needed for n, needed in zip(read, sentence.needed, strict=True)]
        readings.append(Reading(read, len(sentence.source) + 1, n_target))
    oracle = [Reading(s.needed, len(s.source) + 1, len(s.needed)) for s in sentences]
    return OracleScore(
        100 * fmean(right),
        mean_lagging(readings),
        mean_lagging(oracle),
        100 * fmean(abs(distance) <= 1 for distance in distances),
        fmean(distances),
    )
