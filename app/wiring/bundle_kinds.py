"""What a bundle says of itself, of whichever kind it is."""

from pathlib import Path

from engine.bundle import Manifest, read_manifest
from engine.track_bundle import TrackManifest, is_track_bundle, read_track_manifest


def any_manifest(folder: Path) -> Manifest | TrackManifest:
    """Return the manifest of the bundle in `folder`, unchecked; raise `BundleError`."""
    return read_track_manifest(folder) if is_track_bundle(folder) else read_manifest(folder)


def targets(manifest: Manifest | TrackManifest) -> str:
    """Return what is written: a language, or all of them with strokes between."""
    if isinstance(manifest, TrackManifest):
        return "/".join(manifest.languages)
    return manifest.target_language
