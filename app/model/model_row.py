"""What a person is told of a model that is here, or could be; plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

BY_LANGUAGE = "auto"  # in the place of a model's name: whichever hears the language that is spoken
Origin = Literal["sotto", "installed", "catalogue"]
FIGURES = {  # the keys of `measured`, and how they are said
    "latency_ms": "at {} ms",
    "wer_percent": "WER {} %",
    "bleu": "BLEU {}",
    "asr_bleu": "ASR-BLEU {}",
    "chrf": "chrF {}",
    "al_ms": "AL {} ms",
    "laal_ms": "LAAL {} ms",
}


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One model.

    Attributes:
        name: What it is called in commands.
        origin: It comes with Sotto, was installed, or is in the catalogue and nowhere else.
        source_language: Its code; empty where the model cannot be read.
        target_language: Likewise.
        n_bytes: How large it is; None where nobody has said so yet.
        signed_by: Who vouches for it; None: nobody.
        is_changed: It is not what was signed.
        licence: The terms of the weights.
        about: What it is, in a sentence; may be empty.
        measured: What it measures, a line each.
        hosts: Who would be asked for its files.
        n_fetched_bytes: What is here of a download that broke off.
        hears_whole: It has to hear whole recordings, and is of no use while somebody speaks.
        makes_tracks: It hears nothing: it writes caption tracks beside a model of speech.
    """

    name: str
    origin: Origin
    source_language: str = ""
    target_language: str = ""
    n_bytes: int | None = None
    signed_by: str | None = None
    is_changed: bool = False
    licence: str = ""
    about: str = ""
    measured: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    n_fetched_bytes: int = 0
    hears_whole: bool = False
    makes_tracks: bool = False

    @property
    def is_here(self) -> bool:
        """Whether it can be used without being fetched."""
        return self.origin != "catalogue"

    @property
    def can_listen(self) -> bool:
        """Whether a live session can use it."""
        is_of_use = not (self.is_changed or self.hears_whole or self.makes_tracks)
        return self.is_here and self.is_readable and is_of_use

    @property
    def is_readable(self) -> bool:
        """Whether it says of itself what it is."""
        return bool(self.source_language)


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that would be fetched; its host may not say how large it is."""

    host: str
    name: str
    n_bytes: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be fetched for a model."""

    model: str
    files: tuple[PlannedFile, ...]

    @property
    def n_bytes(self) -> int:
        """What is known of its size."""
        return sum(file.n_bytes or 0 for file in self.files)

    @property
    def is_size_known(self) -> bool:
        """Whether that is all of it."""
        return all(file.n_bytes is not None for file in self.files)


@dataclass(frozen=True, slots=True)
class Listing:
    """All models there are; `problem` says why the catalogue is missing from them."""

    rows: tuple[ModelRow, ...]
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What goes on: `kind` of what, and who is asked for it over the network."""

    kind: Literal["list", "size", "fetch", "install", "verify", "remove"]
    model: str = ""
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a piece of work ended.

    `problem` says why it failed; `is_cancelled`: a person broke it off.
    """

    work: Work
    problem: str | None = None
    is_cancelled: bool = False


def to_measured(figures: Mapping[str, Any]) -> str:
    """Return a line for what a manifest or the catalogue says of one test set."""
    parts = [
        text.format(figures[key]) for key, text in FIGURES.items() if figures.get(key) is not None
    ]
    where = "offline, " if figures.get("offline") else ""
    how = f" ({figures['how']})" if figures.get("how") else ""
    return f"{figures.get('test_set', '')}: {where}{', '.join(parts)}{how}"
