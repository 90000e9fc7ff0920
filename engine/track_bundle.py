"""A bundle of caption tracks: a folder with one model that writes several languages.

Its `manifest.json` says `"kind": "caption tracks"`. Knows no inference library, and of the network
only that it has sizes.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.bundle import MANIFEST, NO_MANIFEST, FileRecord
from engine.errors import BundleError

KIND = "caption tracks"
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class TrackManifest:
    """What `manifest.json` says; `network` holds the sizes, for whoever runs it."""

    name: str
    source_language: str
    languages: tuple[str, ...]
    network: Mapping[str, Any]
    files: Mapping[str, FileRecord]
    licence: str
    trained: Mapping[str, Any]
    measured: tuple[Mapping[str, Any], ...]
    version: int = 1  # rises with every bundle of this name that is given away

    @staticmethod
    def from_json(data: dict[str, Any]) -> "TrackManifest":
        """Return the manifest in `data`; raise KeyError, TypeError or ValueError if it is none."""
        files = {
            name: FileRecord(str(record["sha256"]), int(record["bytes"]))
            for name, record in data["files"].items()
        }
        return TrackManifest(
            name=str(data["name"]),
            source_language=str(data["source_language"]),
            languages=tuple(str(language) for language in data["languages"]),
            network=dict(data["network"]),
            files=files,
            licence=str(data["licence"]),
            trained=dict(data.get("trained", {})),
            measured=tuple(data.get("measured", ())),
            version=int(data.get("version", 1)),
        )


@dataclass(frozen=True, slots=True)
class TrackBundle:
    """A bundle of caption tracks whose files were checked."""

    folder: Path
    manifest: TrackManifest

    def path(self, name: str) -> Path:
        """Return where the file `name` lies; raise `BundleError` when the bundle has none."""
        if name not in self.manifest.files:
            raise BundleError(f"The bundle in {self.folder} has no {name}: fetch it again.")
        return self.folder / name


def is_track_bundle(folder: Path) -> bool:
    """Say whether the manifest in `folder` names this kind; False also where there is none."""
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.get("kind") == KIND


def read_track_manifest(folder: Path) -> TrackManifest:
    """Return what the bundle in `folder` says of itself, unchecked; raise `BundleError`."""
    path = folder / MANIFEST
    if not is_track_bundle(folder):
        raise BundleError(f"{folder} is not a bundle of caption tracks: choose another folder.")
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["schema_version"] != SCHEMA_VERSION:
            raise BundleError(
                f"{path} has schema version {data['schema_version']}, and this Sotto reads "
                f"{SCHEMA_VERSION} of caption tracks: update Sotto, or fetch one made for it."
            )
        return TrackManifest.from_json(data)
    except NO_MANIFEST as error:
        raise BundleError(
            f"{path} cannot be read as a manifest: fetch the bundle again."
        ) from error


def open_track_bundle(folder: Path) -> TrackBundle:
    """Check every file of the bundle in `folder` and return it, or raise `BundleError`."""
    manifest = read_track_manifest(folder)
    for name, record in manifest.files.items():
        _check_file(folder, name, record)
    return TrackBundle(folder, manifest)


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
