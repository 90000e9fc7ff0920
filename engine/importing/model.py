"""Makes a bundle of the files that StreamSpeech's authors publish, running none of them.

Everything is read and checked before the first byte is written.
"""

import hashlib
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.bundle import (
    CMVN,
    SOURCE_MODEL,
    SOURCE_PIECES,
    TARGET_MODEL,
    TARGET_PIECES,
    Cmvn,
    open_bundle,
)
from engine.importing.checkpoint import Checkpoint
from engine.importing.cmvn import read_cmvn
from engine.importing.hifigan_config import check_hifigan_config
from engine.importing.names import hifigan_weights, streamspeech_weights
from engine.importing.skeleton import Skeletons
from engine.importing.staging import check_free, staged
from engine.importing.training import is_offline
from engine.importing.vocabulary import read_pieces
from engine.importing.weights import Weights
from engine.manifest import BundleFacts, write_manifest, write_pieces

TEXT_GRAPHS = ("encoder", "text_memory", "text_decoder", "unit_generator")
VOICE_GRAPHS = ("durations", "vocoder")
CHECKED = 0.3  # how much of the work is done once everything has been read and checked

Tell = Callable[[float], None]  # how much is done, from 0 to 1


@dataclass(frozen=True, slots=True)
class PublishedVocoder:
    """The vocoder's checkpoint and its configuration."""

    checkpoint: Path
    config: Path


@dataclass(frozen=True, slots=True)
class PublishedVocabulary:
    """A SentencePiece model, and fairseq's dictionary to compare it with."""

    model: Path
    dictionary: Path | None


@dataclass(frozen=True, slots=True)
class PublishedModel:
    """The files that make a model; without a vocoder it writes captions and does not speak."""

    checkpoint: Path
    vocoder: PublishedVocoder | None
    source: PublishedVocabulary
    target: PublishedVocabulary
    cmvn: Path


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What the files do not say of themselves."""

    name: str
    source_language: str
    target_language: str
    licence: str


@dataclass(frozen=True, slots=True)
class _Contents:
    """All that goes into a bundle, read and checked."""

    weights: dict[str, Weights]  # of each graph
    source_pieces: list[str]
    target_pieces: list[str]
    cmvn: Cmvn


def import_model(
    model: PublishedModel, facts: ModelFacts, folder: Path, skeletons: Path, tell: Tell
) -> None:
    """Write the bundle of `model` into the new `folder`.

    Raises `CheckpointError`, `BundleError` or `OutputError`; then, as after Ctrl+C, nothing is
    left behind.

    Args:
        skeletons: The folder of the graphs without weights.
        tell: Called with how much is done.
    """
    check_free(folder)
    with ExitStack() as open_files:
        checkpoint = open_files.enter_context(Checkpoint(model.checkpoint))
        graphs = Skeletons(skeletons, offline=is_offline(checkpoint))
        contents = _read(model, checkpoint, graphs, open_files)
        tell(CHECKED)
        with staged(folder) as staging:
            _write_graphs(contents.weights, graphs, staging, tell)
            _write_vocabularies(contents, model, staging)
            np.savez(staging / CMVN, mean=contents.cmvn.mean, std=contents.cmvn.std)
            write_manifest(staging, graphs.spec, _bundle_facts(model, facts))
            open_bundle(staging)
    tell(1.0)


def _read(
    model: PublishedModel, checkpoint: Checkpoint, graphs: Skeletons, open_files: ExitStack
) -> _Contents:
    spec = graphs.spec
    source = read_pieces(model.source.model, model.source.dictionary, spec.n_source)
    target = read_pieces(model.target.model, model.target.dictionary, spec.n_target)
    cmvn = read_cmvn(model.cmvn, spec.encoder.n_mels)
    if model.vocoder is not None:
        check_hifigan_config(model.vocoder.config, spec.vocoder)
    text = streamspeech_weights(checkpoint, graphs.shapes(TEXT_GRAPHS))
    weights = dict.fromkeys(TEXT_GRAPHS, text)
    if model.vocoder is not None:
        checkpoint = open_files.enter_context(Checkpoint(model.vocoder.checkpoint))
        voice = hifigan_weights(checkpoint, graphs.shapes(VOICE_GRAPHS))
        weights |= dict.fromkeys(VOICE_GRAPHS, voice)
    return _Contents(weights, source, target, cmvn)


def _write_graphs(
    weights: dict[str, Weights], graphs: Skeletons, staging: Path, tell: Tell
) -> None:
    n_values = {name: graphs.n_values(name) for name in weights}
    n_written = 0
    for name, values in weights.items():
        graphs.write(name, staging / f"{name}.onnx", values.read)
        n_written += n_values[name]
        tell(CHECKED + (1 - CHECKED) * n_written / sum(n_values.values()))


def _write_vocabularies(contents: _Contents, model: PublishedModel, staging: Path) -> None:
    write_pieces(staging / SOURCE_PIECES, contents.source_pieces)
    write_pieces(staging / TARGET_PIECES, contents.target_pieces)
    (staging / SOURCE_MODEL).write_bytes(model.source.model.read_bytes())
    (staging / TARGET_MODEL).write_bytes(model.target.model.read_bytes())


def _bundle_facts(model: PublishedModel, facts: ModelFacts) -> BundleFacts:
    files = [model.checkpoint, model.cmvn, model.source.model, model.target.model]
    if model.vocoder is not None:
        files += [model.vocoder.checkpoint, model.vocoder.config]
    return BundleFacts(
        name=facts.name,
        source_language=facts.source_language,
        target_language=facts.target_language,
        licence=facts.licence,
        trained={
            "by": "the authors of StreamSpeech (Zhang et al., ACL 2024), not by us",
            "imported": "sotto models import",
            "files": {path.name: _origin(path) for path in files},
        },
        measured=[],
    )


def _origin(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"sha256": digest, "bytes": path.stat().st_size}
