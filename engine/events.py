"""Everything the engine says, in one append-only stream that all the rest only consumes.

To add an event: define it here, add it to `EngineEvent`, and follow mypy to every `match` that
must handle it.
All times are positions in the source, in ms since the session began.
"""

import dataclasses
import re
from typing import Any

import numpy as np
import numpy.typing as npt

Pcm = npt.NDArray[np.float32]  # (n_samples,) mono, in [-1, 1]


@dataclasses.dataclass(frozen=True, slots=True)
class EngineReady:
    """The bundle is loaded and audio is being taken in."""

    source_language: str
    target_language: str


@dataclasses.dataclass(frozen=True, slots=True)
class LevelMeasured:
    """The loudness of the last block of source audio, in dB below full scale (at least -100)."""

    rms_db: float
    peak_db: float


@dataclasses.dataclass(frozen=True, slots=True)
class SourceUpdated:
    """What an utterance says in its own language: `stable` only grows, `partial` may change."""

    utterance: int
    stable: str
    partial: str
    end_ms: int


@dataclasses.dataclass(frozen=True, slots=True)
class CaptionUpdated:
    """An utterance's translation on one track: `stable` only grows, `partial` may change.

    `end_ms` is the end of the source that had been recognised when the text was written.
    """

    track: str
    utterance: int
    stable: str
    partial: str
    end_ms: int


@dataclasses.dataclass(frozen=True, slots=True)
class WriteMoment:
    """A candidate moment: with `n_read` source words read, so sure that it is time to write.

    `confidence` is a probability: that of HMT (Zhang and Feng, ICLR 2023, section 3) to take this
    state, given that none before it was taken. It is no event, but a part of `WriteDecided`.
    """

    n_read: int
    confidence: float


@dataclasses.dataclass(frozen=True, slots=True)
class WriteDecided:
    """Why a word of a caption track came when it did: the moments asked, the last of them taken.

    It follows the `CaptionUpdated` that has the word. `n_read` counts the words of the utterance's
    source, as `SourceUpdated.stable` has them, that had been read when the word was written.
    """

    track: str
    utterance: int
    word: str
    n_read: int
    moments: tuple[WriteMoment, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class TracksSkipped:
    """The caption tracks fell too far behind; `n_words` of the source are on none of them."""

    n_words: int


@dataclasses.dataclass(frozen=True, slots=True)
class TracksRefused:
    """The caption tracks that are wanted cannot be written; all else goes on.

    `code` is stable, `message` is one sentence.
    """

    code: str
    message: str


@dataclasses.dataclass(frozen=True, slots=True)
class SpeechQueued:
    """A piece of the dub went to the output, where `backlog_ms`, it included, waits to be heard."""

    utterance: int
    duration_ms: int
    backlog_ms: int


@dataclasses.dataclass(frozen=True, slots=True)
class WordSpoken:
    """The dub says a word, or a part of one: so many characters of an utterance's translation.

    The text is what is stable and, after a space, what is partial. It is told about a tenth of a
    second before it is heard; `start` and `end` are both 0 when the dub falls silent.
    """

    utterance: int
    start: int
    end: int


@dataclasses.dataclass(frozen=True, slots=True)
class UtteranceEnded:
    """An endpoint, or the end of the source: nothing more will be said about this utterance."""

    utterance: int
    start_ms: int
    end_ms: int


@dataclasses.dataclass(frozen=True, slots=True)
class LagMeasured:
    """How long after the source was heard its translation was written, on which track."""

    lag_ms: int
    track: str = ""  # empty for the speech engine's own


@dataclasses.dataclass(frozen=True, slots=True)
class AudioDropped:
    """The capture ring overflowed; `n_samples` of the oldest audio are gone."""

    n_samples: int


@dataclasses.dataclass(frozen=True, slots=True)
class DubSkipped:
    """The dub fell too far behind; `duration_ms` of it will not be heard.

    `start_ms` is the place of the phrase among all speech that was queued, one piece after another.
    """

    duration_ms: int
    start_ms: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class DubPaced:
    """The dub is `lag_ms` behind, and therefore spoken `speed` times as fast as it was made.

    `is_hurried`: that is more than is pleasant, and better than to be later still.
    """

    lag_ms: int
    speed: float
    is_hurried: bool


@dataclasses.dataclass(frozen=True, slots=True)
class DeviceLost:
    """A device vanished: `role` is `capture` or `playback`."""

    role: str
    name: str


@dataclasses.dataclass(frozen=True, slots=True)
class DeviceBack:
    """A device that was lost is there again.

    For `capture`, what was to be heard between `start_ms` and `end_ms` is a gap, which is silence
    to all that comes after; for `playback` both are 0.
    """

    role: str
    name: str
    start_ms: int
    end_ms: int


@dataclasses.dataclass(frozen=True, slots=True)
class SourceChanged:
    """Another source is heard from now on: the new default, which it was asked to follow."""

    name: str
    title: str


@dataclasses.dataclass(frozen=True, slots=True)
class DubLeftOut:
    """How the dub is kept out of what is heard.

    `by` is `output`: it goes where nothing is heard; `program`: what is heard is every program but
    Sotto; `silence`: nothing is heard of what sounds like the dub.
    """

    by: str


@dataclasses.dataclass(frozen=True, slots=True)
class ActivityChanged:
    """What there is to hear: `speech`, `music`, `no speech` or `no sound`, known at `at_ms`."""

    activity: str
    at_ms: int


@dataclasses.dataclass(frozen=True, slots=True)
class BundleChanged:
    """Another model, which was asked for, translates all that comes after `at_ms`."""

    source_language: str
    target_language: str
    at_ms: int


@dataclasses.dataclass(frozen=True, slots=True)
class BundleRefused:
    """The model that was asked for cannot take over, and the present one goes on.

    `code` is stable, `message` is one sentence.
    """

    code: str
    message: str


@dataclasses.dataclass(frozen=True, slots=True)
class LanguageHeard:
    """The language of the first speech is known, where a model was to be chosen by it.

    `language` is empty where it is not clear which it is. `bundle` is the name of the model that
    translates what was heard since `start_ms`, and all that comes; empty: the one that was there.
    `is_understood` says whether it hears that language. Where it does not, `offered` is the name of
    one that could be fetched, if there is any.
    """

    language: str
    bundle: str
    is_understood: bool
    start_ms: int = 0
    offered: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class EngineFailed:
    """The session ended on an error; `code` is stable, `message` is one sentence for the log."""

    code: str
    message: str


@dataclasses.dataclass(frozen=True, slots=True)
class EngineStopped:
    """The last event of every session."""


EngineEvent = (
    EngineReady
    | LevelMeasured
    | SourceUpdated
    | CaptionUpdated
    | WriteDecided
    | TracksSkipped
    | TracksRefused
    | SpeechQueued
    | WordSpoken
    | UtteranceEnded
    | LagMeasured
    | AudioDropped
    | DubSkipped
    | DubPaced
    | DeviceLost
    | DeviceBack
    | SourceChanged
    | DubLeftOut
    | ActivityChanged
    | BundleChanged
    | BundleRefused
    | LanguageHeard
    | EngineFailed
    | EngineStopped
)


@dataclasses.dataclass(frozen=True, slots=True)
class Speech:
    """A piece of the dub, from the translator to whoever plays or writes it; it is not an event.

    `pcm` is (n_samples,) float32 at the bundle's output rate; pieces of one utterance join without
    a gap.
    """

    utterance: int
    pcm: Pcm
    end_ms: int


def to_json(event: EngineEvent) -> dict[str, Any]:
    """Return an event as `--json` prints it: its name in snake case, then its fields."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", type(event).__name__).lower()
    return {"event": name, **dataclasses.asdict(event)}
