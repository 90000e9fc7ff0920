"""What the entries of a bundle's archive may be: a few plain files, none twice, none huge."""

import re
import stat
import zipfile

from engine.importing.refused import RefusedError

# Letters, digits and three marks: no folder, no drive, nothing that some system reads otherwise.
PLAIN_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,98}[A-Za-z0-9])?")
DEVICE_NAME = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # of Windows
MAX_ENTRIES = 64
MAX_FILE_BYTES = 4 << 30
MAX_TOTAL_BYTES = 8 << 30
MAX_RATIO = 50  # text packs to a fifth, weights hardly at all
UNSUSPICIOUS_BYTES = 1 << 12  # a short file may pack to nothing


def is_plain(name: str) -> bool:
    """Say whether every system takes `name` for one file of a folder, and for the same."""
    return bool(PLAIN_NAME.fullmatch(name)) and not DEVICE_NAME.fullmatch(name)


def check_entries(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Return the entries of an archive by name; raise `RefusedError`."""
    if len(entries) > MAX_ENTRIES:
        raise RefusedError(f"has {len(entries)} files, and a bundle a dozen")
    for entry in entries:
        _check_kind(entry)
        _check_size(entry)
    if sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
        raise RefusedError("unpacks to more bytes than any bundle has")
    if entries and min(entry.header_offset for entry in entries) > 0:
        raise RefusedError("has something else before its first file")
    return _by_name(entries)


def _check_kind(entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename  # as it stands there: zipfile cuts names and turns strokes
    if name != entry.filename or not is_plain(name):
        raise RefusedError(f"has an entry {name!r}, which is not a plain file name")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise RefusedError(f"has an entry {name!r} that is a link or no file at all")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RefusedError(f"has an entry {name!r} that is packed in an unusual way")


def _check_size(entry: zipfile.ZipInfo) -> None:
    n_bytes, n_packed = entry.file_size, entry.compress_size
    if n_bytes > MAX_FILE_BYTES:
        raise RefusedError(f"has a file {entry.filename} of {n_bytes} bytes, which is too large")
    if n_bytes > UNSUSPICIOUS_BYTES and n_bytes > MAX_RATIO * n_packed:
        raise RefusedError(
            f"has a file {entry.filename} that unpacks from {n_packed} to {n_bytes} bytes, like a "
            "bomb"
        )


def _by_name(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    by_name: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        if entry.filename in by_name:
            raise RefusedError(f"has the file {entry.filename} twice")
        by_name[entry.filename] = entry
    if len({name.casefold() for name in by_name}) < len(by_name):
        raise RefusedError("has two files whose names differ in capitals alone")
    return by_name
