"""Checks a bundle of caption tracks of unknown origin, as `bundle_check` does one of speech."""

from pathlib import Path
from typing import Any

from engine.bundle import MANIFEST, SIGNATURE, Bundle
from engine.errors import BundleError
from engine.importing.refused import RefusedError
from engine.importing.sentencepiece_model import pieces_of
from engine.installing.bundle_check import (
    GRAPH_SUFFIX,
    MAX_VERSION,
    MAX_WORDS,
    check_bundle,
    check_files,
    check_graph_of,
    is_harmless,
)
from engine.installing.entries import is_plain
from engine.installing.sizes import check_size
from engine.runtime.track_parts import (
    DECODER,
    ENCODER,
    PIECES,
    VOCABULARY,
    read_pieces,
    spec_of,
)
from engine.track_bundle import (
    TrackBundle,
    TrackManifest,
    is_track_bundle,
    open_track_bundle,
)
from engine.track_spec import TrackSpec

MOST_LANGUAGES = 64
LANGUAGE_LETTERS = 16  # of a code, at most


def check_any(folder: Path) -> Bundle | TrackBundle:
    """Return the bundle in `folder`, of whichever kind it says it is; raises as `check_bundle`."""
    return check_track_bundle(folder) if is_track_bundle(folder) else check_bundle(folder)


def check_track_bundle(folder: Path) -> TrackBundle:
    """Return the caption tracks in `folder`.

    Raises `BundleError` when they are damaged, and `RefusedError` when they ask for something that
    no bundle needs.
    """
    check_files(folder)
    bundle = open_track_bundle(folder)
    _check_manifest(bundle.manifest)
    spec = spec_of(bundle)
    _check_spec(spec, bundle.manifest)
    for name in (ENCODER, DECODER, PIECES, VOCABULARY):
        bundle.path(name)
    _check_pieces(bundle, spec)
    for name in bundle.manifest.files:
        if name.endswith(GRAPH_SUFFIX):
            check_graph_of(folder / name)
    return bundle


def _check_manifest(manifest: TrackManifest) -> None:
    for name in manifest.files:
        if not is_plain(name) or name in (MANIFEST, SIGNATURE):
            raise RefusedError(f"lists {name!r:.80}, which is not the name of a plain file")
    if not 0 < manifest.version < MAX_VERSION:
        raise RefusedError(f"has an impossible version {manifest.version:.4g}")
    for text in (manifest.name, manifest.licence):
        if not is_harmless(text) or not 0 < len(text) <= MAX_WORDS:
            raise RefusedError(f"says {text!r:.80} of itself, which is not plain text")


def _check_spec(spec: TrackSpec, manifest: TrackManifest) -> None:
    for name, size in spec.to_json().items():
        if name not in ("source", "languages"):
            check_size(name, size)
    languages: tuple[Any, ...] = (spec.source, *spec.languages)
    if not 1 < len(languages) <= MOST_LANGUAGES or len({*languages}) < len(languages):
        raise RefusedError(f"has {len(languages) - 1} languages, or one of them twice")
    for language in languages:
        if not _is_code(language):
            raise RefusedError(f"is of a language {language!r:.40}, which is no code of one")
    if (manifest.source_language, manifest.languages) != (spec.source, spec.languages):
        raise RefusedError("names other languages than its network has")


def _is_code(language: object) -> bool:
    if not isinstance(language, str) or not 0 < len(language) <= LANGUAGE_LETTERS:
        return False
    return language.isascii() and language.replace("-", "").isalnum()


def _check_pieces(bundle: TrackBundle, spec: TrackSpec) -> None:
    """Refuse sub-words that would rule a terminal, and a model of other ones."""
    pieces = read_pieces(bundle, spec.n_pieces)
    if not all(map(is_harmless, pieces)):
        raise RefusedError("has a sub-word that is not plain text")
    try:
        content = bundle.path(VOCABULARY).read_bytes()
    except OSError as error:
        raise BundleError(f"{bundle.path(VOCABULARY)} cannot be read: fetch it again.") from error
    if tuple(pieces_of(content)) != pieces:
        raise RefusedError(f"has other sub-words in {VOCABULARY} than beside it")
