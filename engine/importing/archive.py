"""The zip archive of a checkpoint: stored entries under one folder, none twice, none out of bounds.

torch never compresses, so a compressed entry is refused, and no entry is larger than the file. What
is read is checked against its CRC. Knows nothing of what the entries mean.
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from engine.importing.bounded_reads import BoundedReads
from engine.importing.refused import RefusedError

MAX_FILE_BYTES = 4 << 30  # twelve times a checkpoint that keeps its optimiser's state
MAX_ENTRIES = 20_000  # a StreamSpeech checkpoint has 658
MAX_DIRECTORY_BYTES = 8 << 20  # what zipfile reads at once before it knows any entry
MAX_ENTRY_BYTES = 256 << 20  # twenty times the largest tensor of the published models
STORAGES = "data"
LOCAL_HEADER_BYTES = 30
ENCRYPTED = 0x1

ZIP_ERRORS = (
    zipfile.BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class Archive:
    """An archive whose directory has been checked; use it as a context."""

    def __init__(self, path: Path) -> None:
        """Open the archive at `path`; raise `RefusedError` when it is no plain one, or OSError."""
        self._file = path.open("rb")
        try:
            n_bytes = path.stat().st_size
            if n_bytes > MAX_FILE_BYTES:
                raise RefusedError(f"has {n_bytes} bytes, more than any model that is known")
            with _translated():
                self._zip = zipfile.ZipFile(BoundedReads(self._file, MAX_ENTRY_BYTES))
            self._entries = _checked(self._zip.infolist(), n_bytes)
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()
        self._file.close()

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
        with _translated():
            return self._zip.read(entry)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except ZIP_ERRORS as error:
        raise RefusedError("is a damaged or truncated archive") from error


def _checked(entries: list[zipfile.ZipInfo], n_bytes: int) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by their path below the one folder that holds them all."""
    if len(entries) > MAX_ENTRIES:
        raise RefusedError(f"has {len(entries)} entries, and a checkpoint some hundreds")
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        _check_entry(entry)
        if entry.header_offset < end:
            raise RefusedError(f"has an entry {entry.filename!r} that overlaps another")
        end = entry.header_offset + LOCAL_HEADER_BYTES + entry.file_size
        if end > n_bytes:
            raise RefusedError(f"has an entry {entry.filename!r} that ends beyond the file")
    return _below_one_folder([entry.filename for entry in entries], entries)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise RefusedError(f"has an entry {name!r} that points out of the archive")
    if entry.compress_type != zipfile.ZIP_STORED or entry.file_size != entry.compress_size:
        raise RefusedError(f"has a compressed entry {name!r}, and torch never compresses")
    if entry.flag_bits & ENCRYPTED:
        raise RefusedError(f"has an encrypted entry {name!r}")


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
