"""The zip archive of a checkpoint: stored entries under one folder, none twice, none out of bounds.

torch never compresses, so a compressed entry is refused, and no entry is larger than the file. What
is read is checked against its CRC. Knows nothing of what the entries mean.
"""

import zipfile
from pathlib import Path, PurePosixPath

from engine.importing.refused import RefusedError
from engine.importing.zip_archive import ZipArchive, damage_refused

MAX_FILE_BYTES = 4 << 30  # twelve times a checkpoint that keeps its optimiser's state
MAX_ENTRIES = 20_000  # a StreamSpeech checkpoint has 658
MAX_ENTRY_BYTES = 256 << 20  # twenty times the largest tensor of the published models
STORAGES = "data"


class Archive:
    """An archive whose directory has been checked; use it as a context."""

    def __init__(self, path: Path) -> None:
        """Open the archive at `path`; raise `RefusedError` when it is no plain one, or OSError."""
        self._archive = ZipArchive(path, MAX_FILE_BYTES, MAX_ENTRY_BYTES, _checked)
        self._entries = self._archive.entries

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def storage_bytes(self, key: str) -> int | None:
        """Return the size of a storage; None: there is no such."""
        return self.n_bytes(f"{STORAGES}/{key}")

    def read_storage(self, key: str) -> bytes:
        """Return the bytes of a storage; raise `RefusedError`: missing, large, damaged."""
        return self.read(f"{STORAGES}/{key}")

    def n_bytes(self, name: str) -> int | None:
        """Return the size of the entry `name` below the folder of the archive; None: no such."""
        entry = self._entries.get(name)
        return None if entry is None else entry.file_size

    def read(self, name: str, max_bytes: int = MAX_ENTRY_BYTES) -> bytes:
        """Return the content of an entry; or raise `RefusedError`: missing, large, damaged."""
        entry = self._entries.get(name)
        if entry is None:
            raise RefusedError(f"has no entry {name}, so it is not a whole checkpoint of torch")
        if entry.file_size > max_bytes:
            raise RefusedError(
                f"has an entry {name} of {entry.file_size} bytes, which is too large"
            )
        try:
            with damage_refused():
                return self._archive.zip.read(entry)
        except OSError as error:
            raise RefusedError("is a damaged or truncated archive") from error


def _checked(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by their path below the one folder that holds them all."""
    if len(entries) > MAX_ENTRIES:
        raise RefusedError(f"has {len(entries)} entries, and a checkpoint some hundreds")
    for entry in entries:
        _check_entry(entry)
    return _below_one_folder([entry.filename for entry in entries], entries)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise RefusedError(f"has an entry {name!r} that points out of the archive")
    if entry.compress_type != zipfile.ZIP_STORED or entry.file_size != entry.compress_size:
        raise RefusedError(f"has a compressed entry {name!r}, and torch never compresses")


def _below_one_folder(
    names: list[str], entries: list[zipfile.ZipInfo]
) -> dict[str, zipfile.ZipInfo]:
    below: dict[str, zipfile.ZipInfo] = {}
    folders = {name.partition("/")[0] for name in names}
    if len(folders) > 1:
        raise RefusedError(f"has entries in {len(folders)} folders, and a checkpoint has one")
    for name, entry in zip(names, entries, strict=True):
        key = name.partition("/")[2]
        if key in below:
            raise RefusedError(f"has the entry {name!r} twice")
        below[key] = entry
    return below
