"""A bundle as one file, `NAME.sotto`: a zip archive of the files in its folder, and nothing else.

What is written is the same to the last byte for the same files: entries in the order of their
names, stored as they are, all with the same date. What is read may come from anywhere: every entry
is checked before the first byte is written, and every byte is counted while it is.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from engine.bundle import MANIFEST, SIGNATURE
from engine.errors import OutputError
from engine.importing.refused import RefusedError
from engine.importing.zip_archive import ZipArchive, damage_refused
from engine.installing.entries import check_entries

SUFFIX = ".sotto"
NO_DATE = (1980, 1, 1, 0, 0, 0)  # the first one that a zip archive can hold
PLAIN_FILE = 0o100644 << 16
ON_UNIX = 3
MAX_ARCHIVE_BYTES = 8 << 30
MAX_DIRECTORY_BYTES = 1 << 20  # what zipfile reads at once before it knows any entry
MAX_MANIFEST_BYTES = 1 << 20
BLOCK_BYTES = 1 << 20


def pack(folder: Path, path: Path, signature: str | None = None) -> str:
    """Write the files of `folder` to `path` and return the SHA-256; raise `OutputError`.

    A `signature` takes the place of the one in the folder.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        try:
            with zipfile.ZipFile(partial, "w") as archive:
                for file in sorted(folder.iterdir(), key=lambda file: file.name):
                    if file.name != SIGNATURE or signature is None:
                        _add(archive, file)
                if signature is not None:
                    archive.writestr(_entry(SIGNATURE), signature)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{path} cannot be written: {reason}.") from error


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, NO_DATE)
    entry.external_attr, entry.create_system = PLAIN_FILE, ON_UNIX
    return entry


def _add(archive: zipfile.ZipFile, file: Path) -> None:
    entry = _entry(file.name)
    entry.file_size = file.stat().st_size  # or a large file would be taken for a small one
    with archive.open(entry, "w") as writing, file.open("rb") as content:
        for block in _blocks(content):
            writing.write(block)


class SottoFile:
    """An archive whose entries were checked; use it as a context.

    Every method raises `RefusedError` where the content is not that of a bundle.
    """

    def __init__(self, path: Path) -> None:
        """Open the archive at `path`; raise `RefusedError` or OSError."""
        self._archive = ZipArchive(path, MAX_ARCHIVE_BYTES, MAX_DIRECTORY_BYTES, check_entries)
        self._entries = self._archive.entries

    def __enter__(self) -> "SottoFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    @property
    def n_bytes(self) -> int:
        """How much room all of it needs."""
        return sum(entry.file_size for entry in self._entries.values())

    def unpack(self, folder: Path) -> None:
        """Write every file to `folder`; OSError where there is no room.

        The manifest comes first, and the others only if they are what it lists. Its signature is
        listed nowhere, and need not be there.
        """
        manifest = self._entries.get(MANIFEST)
        if manifest is None:
            raise RefusedError(f"has no {MANIFEST}, so it is not a bundle")
        if manifest.file_size > MAX_MANIFEST_BYTES:
            raise RefusedError(f"has a {MANIFEST} of {manifest.file_size} bytes, which is too long")
        self._write(manifest, folder)
        self._compare((folder / MANIFEST).read_bytes())
        for entry in self._entries.values():
            if entry is not manifest:
                self._write(entry, folder)

    def _compare(self, manifest: bytes) -> None:
        """Compare names and sizes with what the manifest lists."""
        listed = _listed_bytes(manifest)
        for name, entry in self._entries.items():
            if name in (MANIFEST, SIGNATURE):
                continue
            if name not in listed:
                raise RefusedError(f"has a file {name} that its manifest does not list")
            if entry.file_size != listed[name]:
                raise RefusedError(
                    f"has {entry.file_size} bytes in {name}, and its manifest says {listed[name]}"
                )
        missing = [name for name in listed if name not in self._entries]
        if missing:
            raise RefusedError(f"lacks {missing[0]}, which its manifest lists")

    def _write(self, entry: zipfile.ZipInfo, folder: Path) -> None:
        """Write one file; zipfile compares name and CRC, and gives no byte more than announced."""
        n_written = 0
        path = folder / entry.filename
        archive = self._archive.zip
        with path.open("xb") as file, damage_refused(), archive.open(entry) as content:
            for block in _blocks(content):
                n_written += len(block)
                file.write(block)
        if n_written != entry.file_size:
            raise RefusedError(f"has a file {entry.filename} that is shorter than it says")


def _listed_bytes(manifest: bytes) -> dict[str, int]:
    """Return the sizes that a manifest lists, by the names of the files."""
    try:
        data: Any = json.loads(manifest)
        return {str(name): int(record["bytes"]) for name, record in data["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as e:
        raise RefusedError(f"has a {MANIFEST} that cannot be read") from e


def _blocks(content: IO[bytes]) -> Iterator[bytes]:
    while block := content.read(BLOCK_BYTES):
        yield block
