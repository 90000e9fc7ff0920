"""Writes what a bundle says of itself: the manifest, and the sub-words beside it."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine import track_bundle
from engine.bundle import MANIFEST, SCHEMA_VERSION, SIGNATURE
from engine.config import LATENCIES_MS
from engine.runtime.features import SAMPLE_RATE_HZ
from engine.spec import NetworkSpec
from engine.track_spec import TrackSpec


@dataclass(frozen=True, slots=True)
class BundleFacts:
    """What a manifest says beyond the sizes: names, licence, training, measurements."""

    name: str
    source_language: str
    target_language: str
    licence: str
    trained: dict[str, Any]
    measured: list[dict[str, Any]]
    version: int = 1


def write_pieces(path: Path, pieces: list[str]) -> None:
    """Write one sub-word a line, in the order of their ids."""
    path.write_text("\n".join(pieces) + "\n", encoding="utf-8")


def write_manifest(folder: Path, spec: NetworkSpec, facts: BundleFacts) -> None:
    """Write the manifest of the files that lie in `folder`; a signature of another one goes."""
    (folder / SIGNATURE).unlink(missing_ok=True)
    paths = sorted(path for path in folder.iterdir() if path.name != MANIFEST)
    manifest = {
        "schema_version": SCHEMA_VERSION,
        "name": facts.name,
        "version": facts.version,
        "source_language": facts.source_language,
        "target_language": facts.target_language,
        "input_rate_hz": SAMPLE_RATE_HZ,
        "output_rate_hz": SAMPLE_RATE_HZ,
        "network": spec.to_json(),
        "latencies_ms": list(LATENCIES_MS),
        "licence": facts.licence,
        "trained": facts.trained,
        "measured": facts.measured,
        "files": {path.name: file_record(path) for path in paths},
    }
    text = json.dumps(manifest, indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def file_record(path: Path) -> dict[str, Any]:
    """Return the checksum and size of a file."""
    content = path.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


@dataclass(frozen=True, slots=True)
class TrackFacts:
    """What the manifest of caption tracks says beyond the sizes, which have the languages."""

    name: str
    licence: str
    trained: dict[str, Any]
    measured: list[dict[str, Any]]
    version: int = 1


def write_track_manifest(folder: Path, spec: TrackSpec, facts: TrackFacts) -> None:
    """Write the manifest of the caption tracks in `folder`; a signature of another one goes."""
    (folder / SIGNATURE).unlink(missing_ok=True)
    paths = sorted(path for path in folder.iterdir() if path.name != MANIFEST)
    manifest = {
        "kind": track_bundle.KIND,
        "schema_version": track_bundle.SCHEMA_VERSION,
        "name": facts.name,
        "version": facts.version,
        "source_language": spec.source,
        "languages": list(spec.languages),
        "network": spec.to_json(),
        "licence": facts.licence,
        "trained": facts.trained,
        "measured": facts.measured,
        "files": {path.name: file_record(path) for path in paths},
    }
    text = json.dumps(manifest, indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
