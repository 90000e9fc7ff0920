"""Checks a bundle of unknown origin down to its graphs, and makes no session of any.

`open_bundle` finds what is damaged; this finds what was made to do harm.
"""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from engine.bundle import (
    MANIFEST,
    SIGNATURE,
    SOURCE_MODEL,
    TARGET_MODEL,
    Bundle,
    Manifest,
    open_bundle,
)
from engine.config import LATENCIES_MS
from engine.errors import BundleError
from engine.importing.refused import RefusedError
from engine.importing.sentencepiece_model import pieces_of
from engine.installing.entries import MAX_ENTRIES, is_plain
from engine.installing.graph_check import check_graph
from engine.installing.signature import PublicKey, Signed, verify
from engine.installing.sizes import check_sizes

RATES_HZ = (16_000, 22_050, 24_000, 44_100, 48_000)
GRAPH_SUFFIX = ".onnx"
MAX_WORDS = 1000  # characters of a name or a licence
MAX_VERSION = 1 << 31


def check_bundle(folder: Path) -> Bundle:
    """Return the bundle in `folder`.

    Raises `BundleError` when it is damaged, and `RefusedError` when it asks for something that no
    bundle needs.
    """
    check_files(folder)
    bundle = open_bundle(folder)
    _check_manifest(bundle.manifest)
    _check_pieces(bundle, SOURCE_MODEL, bundle.source_pieces)
    _check_pieces(bundle, TARGET_MODEL, bundle.target_pieces)
    for name in bundle.manifest.files:
        if name.endswith(GRAPH_SUFFIX):
            check_graph_of(folder / name)
    return bundle


def signed_by(folder: Path, trusted: Iterable[PublicKey]) -> Signed | None:
    """Return who vouches for the bundle in `folder`; None: it is unsigned.

    The signature is that of the manifest, which has the hash of every other file. Raises
    `RefusedError` when it is not what was signed, or OSError.
    """
    signature = folder / SIGNATURE
    if not signature.exists():
        return None
    return verify((folder / MANIFEST).read_bytes(), signature.read_bytes(), trusted)


def check_files(folder: Path) -> None:
    """Refuse anything but plain files with plain names: a link would lead out of the folder."""
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    if len(paths) > MAX_ENTRIES:
        raise RefusedError(f"has {len(paths)} files, and a bundle a dozen")
    for path in paths:
        if path.is_symlink() or not path.is_file() or not is_plain(path.name):
            raise RefusedError(f"has {path.name!r}, which is not a plain file")


def _check_manifest(manifest: Manifest) -> None:
    check_sizes(manifest.network)
    for name in manifest.files:
        if not is_plain(name) or name in (MANIFEST, SIGNATURE):
            raise RefusedError(f"lists {name!r:.80}, which is not the name of a plain file")
    if not 0 < manifest.version < MAX_VERSION:
        raise RefusedError(f"has an impossible version {manifest.version:.4g}")
    rates_hz = (manifest.input_rate_hz, manifest.output_rate_hz)
    if any(rate_hz not in RATES_HZ for rate_hz in rates_hz):
        raise RefusedError(f"is for sound at {rates_hz[0]} and {rates_hz[1]} samples a second")
    if not manifest.latencies_ms or not {*manifest.latencies_ms} <= {*LATENCIES_MS}:
        raise RefusedError("has latencies that Sotto does not offer")
    words = (manifest.name, manifest.source_language, manifest.target_language, manifest.licence)
    for text in words:
        if not is_harmless(text) or not 0 < len(text) <= MAX_WORDS:
            raise RefusedError(f"says {text!r:.80} of itself, which is not plain text")


def _check_pieces(bundle: Bundle, name: str, pieces: tuple[str, ...]) -> None:
    """Refuse sub-words that would rule a terminal, and a model of other ones."""
    for piece in pieces:
        if not is_harmless(piece):
            raise RefusedError(f"has a sub-word {piece!r:.40} that is not plain text")
    if name in bundle.manifest.files:
        try:
            stored = pieces_of((bundle.folder / name).read_bytes())
        except RefusedError as refusal:
            raise RefusedError(f"has a {name} that {refusal}") from None
        if tuple(stored) != pieces:
            raise RefusedError(f"has other sub-words in {name} than beside it")


def check_graph_of(path: Path) -> None:
    """Refuse a graph of a bundle by its name; raise `BundleError` when it cannot be read."""
    try:
        check_graph(path)
    except RefusedError as refusal:
        raise RefusedError(f"has a graph {path.name} that {refusal}") from None
    except OSError as error:
        raise BundleError(f"{path} cannot be read: fetch the bundle again.") from error


def is_harmless(text: str) -> bool:
    """Say whether no character of `text` is a command to a terminal."""
    return all(unicodedata.category(character) != "Cc" for character in text)
