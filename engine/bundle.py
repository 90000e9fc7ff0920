"""A bundle: the folder with the graphs, vocabularies and figures of one trained model.

Opening one reads and checks every byte; it loads no graph and knows no inference library.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.config import EngineConfig
from engine.errors import BundleError, ConfigError
from engine.spec import NetworkSpec

SCHEMA_VERSION = 1
MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.minisig"  # beside it where somebody vouches for the bundle
CMVN = "cmvn.npz"
SOURCE_PIECES = "source_pieces.txt"
TARGET_PIECES = "target_pieces.txt"
# The sentencepiece models of both vocabularies; a bundle may lack them, and speaks no text then.
SOURCE_MODEL = "source.model"
TARGET_MODEL = "target.model"
NEEDED_FILES = (
    "encoder.onnx",
    "text_memory.onnx",
    "text_decoder.onnx",
    CMVN,
    SOURCE_PIECES,
    TARGET_PIECES,
)

MAX_CMVN_BYTES = 1 << 20  # packed or not; ours have a thousand
NO_MANIFEST = (
    AttributeError,
    KeyError,
    OSError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
)
NO_CMVN = (
    EOFError,
    KeyError,
    MemoryError,
    NotImplementedError,
    OSError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)

PerMel = npt.NDArray[np.float32]  # (n_mels,)


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What the manifest says about one file."""

    sha256: str
    n_bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `manifest.json` says; `trained` and `measured` are for people and for the model card."""

    schema_version: int
    name: str
    source_language: str
    target_language: str
    input_rate_hz: int
    output_rate_hz: int
    network: NetworkSpec
    latencies_ms: tuple[int, ...]
    files: Mapping[str, FileRecord]
    licence: str
    trained: Mapping[str, Any]
    measured: tuple[Mapping[str, Any], ...]
    version: int = 1  # rises with every bundle of this name that is given away

    @staticmethod
    def from_json(data: dict[str, Any]) -> "Manifest":
        """Return the manifest in `data`; raise KeyError, TypeError or ValueError if it is none."""
        files = {
            name: FileRecord(str(record["sha256"]), int(record["bytes"]))
            for name, record in data["files"].items()
        }
        return Manifest(
            schema_version=int(data["schema_version"]),
            name=str(data["name"]),
            source_language=str(data["source_language"]),
            target_language=str(data["target_language"]),
            input_rate_hz=int(data["input_rate_hz"]),
            output_rate_hz=int(data["output_rate_hz"]),
            network=NetworkSpec.from_json(data["network"]),
            latencies_ms=tuple(int(latency_ms) for latency_ms in data["latencies_ms"]),
            files=files,
            licence=str(data["licence"]),
            trained=dict(data.get("trained", {})),
            measured=tuple(data.get("measured", ())),
            version=int(data.get("version", 1)),
        )


@dataclass(frozen=True, slots=True)
class Cmvn:
    """Global mean and deviation of each feature: (n_mels,) float32."""

    mean: PerMel
    std: PerMel


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was checked; sub-words are in id order, `▁` begins a word."""

    folder: Path
    manifest: Manifest
    cmvn: Cmvn
    source_pieces: tuple[str, ...]
    target_pieces: tuple[str, ...]

    @property
    def spec(self) -> NetworkSpec:
        """The sizes of the network."""
        return self.manifest.network

    def path(self, name: str) -> Path:
        """Return where the file `name` lies; raise `BundleError` when the bundle has none."""
        if name not in self.manifest.files:
            raise BundleError(
                f"The bundle in {self.folder} has no {name}, which this task needs: choose another "
                "task or a complete bundle."
            )
        return self.folder / name


def open_bundle(folder: Path | str) -> Bundle:
    """Check every file of the bundle in `folder` and return it, or raise `BundleError`."""
    folder = Path(folder)
    manifest = read_manifest(folder)
    for name in NEEDED_FILES:
        if name not in manifest.files:
            raise BundleError(f"{folder / MANIFEST} does not list {name}: fetch the bundle again.")
    for name, record in manifest.files.items():
        _check_file(folder, name, record)
    spec = manifest.network
    return Bundle(
        folder=folder,
        manifest=manifest,
        cmvn=_read_cmvn(folder / CMVN, spec.encoder.n_mels),
        source_pieces=_read_pieces(folder / SOURCE_PIECES, spec.n_source),
        target_pieces=_read_pieces(folder / TARGET_PIECES, spec.n_target),
    )


def check_hears(bundle: Bundle, config: EngineConfig) -> None:
    """Raise `ConfigError` where the model has to hear whole utterances, and is not to wait."""
    if bundle.spec.is_offline and not config.offline:
        raise ConfigError(
            f"The model in {bundle.folder} was trained on whole recordings and cannot translate "
            "while somebody speaks: translate a recording with --offline, or choose another model."
        )


def read_manifest(folder: Path) -> Manifest:
    """Return what the bundle in `folder` says of itself, unchecked; raise `BundleError`."""
    path = folder / MANIFEST
    if not path.is_file():
        raise BundleError(f"{folder} is not a bundle, it has no {MANIFEST}: choose another folder.")
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        _check_version(path, data["schema_version"])
        return Manifest.from_json(data)
    except NO_MANIFEST as error:
        raise BundleError(
            f"{path} cannot be read as a manifest: fetch the bundle again."
        ) from error


def _check_version(path: Path, schema_version: object) -> None:
    if schema_version != SCHEMA_VERSION:
        raise BundleError(
            f"{path} has schema version {schema_version}, and this Sotto reads {SCHEMA_VERSION}: "
            "update Sotto or fetch a bundle made for it."
        )


def _check_file(folder: Path, name: str, record: FileRecord) -> None:
    if Path(name).name != name:  # a manifest must not reach out of its folder
        raise BundleError(f"{folder / MANIFEST} lists {name}, which is not a plain file name.")
    path = folder / name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BundleError(f"{path} is missing or unreadable: fetch the bundle again.") from error
    if len(content) != record.n_bytes or hashlib.sha256(content).hexdigest() != record.sha256:
        raise BundleError(f"{path} is damaged, its checksum differs: fetch the bundle again.")


def _read_cmvn(path: Path, n_mels: int) -> Cmvn:
    try:
        if path.stat().st_size > MAX_CMVN_BYTES or not zipfile.is_zipfile(path):
            raise ValueError("no archive of two short arrays")
        with np.load(path, allow_pickle=False) as stored:
            if sum(entry.file_size for entry in stored.zip.infolist()) > MAX_CMVN_BYTES:
                raise ValueError("no archive of two short arrays")
            cmvn = Cmvn(stored["mean"].astype(np.float32), stored["std"].astype(np.float32))
    except NO_CMVN as error:
        raise BundleError(
            f"{path} does not hold a mean and a std: fetch another bundle."
        ) from error
    fits = cmvn.mean.shape == cmvn.std.shape == (n_mels,) and np.isfinite(cmvn.mean).all()
    if not fits or not (np.isfinite(cmvn.std) & (cmvn.std > 0)).all():
        raise BundleError(f"{path} does not fit {n_mels} features: fetch another bundle.")
    return cmvn


def _read_pieces(path: Path, n_pieces: int) -> tuple[str, ...]:
    try:
        pieces = tuple(path.read_text(encoding="utf-8").removesuffix("\n").split("\n"))
    except ValueError as error:
        raise BundleError(f"{path} is not UTF-8 text: fetch another bundle.") from error
    if len(pieces) != n_pieces:
        raise BundleError(
            f"{path} has {len(pieces)} sub-words, and the network {n_pieces}: fetch another bundle."
        )
    return pieces
