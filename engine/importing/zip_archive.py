"""A zip archive that may come from anybody: its directory is checked before anything is read of it.

What all of them have in common: a size, a directory of few bytes, and entries that lie beside each
other, within the file, not encrypted. What the entries may be besides is for those who know the
format to say.
"""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.importing.bounded_reads import BoundedReads
from engine.importing.refused import RefusedError

LOCAL_HEADER_BYTES = 30
ENCRYPTED = 0x1
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)

# Turns the entries of a directory into those that are used, by name; raises `RefusedError`.
Check = Callable[[list[zipfile.ZipInfo]], dict[str, zipfile.ZipInfo]]


class ZipArchive:
    """An archive whose entries were checked; use it as a context."""

    def __init__(self, path: Path, max_bytes: int, max_read_bytes: int, check: Check) -> None:
        """Open the archive at `path`; raise `RefusedError` when it is no plain one, or OSError.

        Args:
            path: Where it lies.
            max_bytes: How large it may be.
            max_read_bytes: How much of it may be read at once, its directory above all.
            check: What else its entries must be.
        """
        self._file = path.open("rb")
        try:
            n_bytes = path.stat().st_size
            if n_bytes > max_bytes:
                raise RefusedError(f"has {n_bytes} bytes, which is too large")
            self.zip = _opened(BoundedReads(self._file, max_read_bytes))
            entries = self.zip.infolist()
            self.entries = check(entries)
            _check_places(entries, n_bytes)
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self.zip.close()
        self._file.close()


@contextmanager
def damage_refused() -> Iterator[None]:
    """Raise `RefusedError` in the place of whatever a damaged archive makes zipfile raise."""
    try:
        yield
    except ZIP_ERRORS as error:
        raise RefusedError("is a damaged or truncated archive") from error


def _opened(file: BoundedReads) -> zipfile.ZipFile:
    try:
        with damage_refused():
            return zipfile.ZipFile(file)
    except OSError as error:  # its directory is said to lie at a place that no file has
        raise RefusedError("is a damaged or truncated archive") from error


def _check_places(entries: list[zipfile.ZipInfo], n_bytes: int) -> None:
    """Refuse entries that lie upon each other or beyond the end, and those that are encrypted."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        name = entry.filename
        if entry.flag_bits & ENCRYPTED:
            raise RefusedError(f"has an encrypted entry {name!r}")
        if entry.header_offset < end:
            raise RefusedError(f"has an entry {name!r} that overlaps another")
        end = entry.header_offset + LOCAL_HEADER_BYTES + entry.compress_size
        if end > n_bytes:
            raise RefusedError(f"has an entry {name!r} that ends beyond the file")
