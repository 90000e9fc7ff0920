"""What torch wrote before its version 1.6: pickles one after the other, then the storages.

Magic number, version, sizes of C's types, the checkpoint itself, the keys of its storages; then for
each key how many values it has, and the values.
"""

import io
import struct
from pathlib import Path

from engine.importing.archive import MAX_ENTRY_BYTES, MAX_FILE_BYTES
from engine.importing.pickled import read_pickle
from engine.importing.refused import RefusedError
from engine.importing.stored import Storage

MAGIC_NUMBER = 0x1950A86A20F9469CFC6C
LEGACY_START = b"\x80\x02\x8a\nl\xfc\x9cF"  # of a pickle of that number
VERSION = 1001
MAX_PICKLES_BYTES = 32 << 20
COUNT = struct.Struct("<q")


class LegacyFile:
    """A checkpoint of the old layout whose storages have all been found; use it as a context."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`; raise `RefusedError` when its parts do not fit, or OSError."""
        self._file = path.open("rb")
        try:
            n_bytes = path.stat().st_size
            if n_bytes > MAX_FILE_BYTES:
                raise RefusedError(f"has {n_bytes} bytes, more than any model that is known")
            self._read_pickles()
            self._find_storages(n_bytes)
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> "LegacyFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def storage_bytes(self, key: str) -> int | None:
        """Return the size of a storage; None: there is no such."""
        found = self._storages.get(key)
        return None if found is None else found[1]

    def read_storage(self, key: str) -> bytes:
        """Return the bytes of a storage; raise `RefusedError` when it is missing or large."""
        start, n_bytes = self._storages.get(key, (0, -1))
        if not 0 <= n_bytes <= MAX_ENTRY_BYTES:
            raise RefusedError(f"has a storage {key[:200]} of {n_bytes} bytes")
        self._file.seek(start)
        content = self._file.read(n_bytes)
        if len(content) != n_bytes:
            raise RefusedError("was changed while it was read")
        return content

    def _read_pickles(self) -> None:
        pickles = io.BytesIO(self._file.read(MAX_PICKLES_BYTES))
        claimed: dict[str, Storage] = {}
        head = [read_pickle(pickles, claimed) for _ in range(3)]
        if head[:2] != [MAGIC_NUMBER, VERSION]:
            raise RefusedError("is of a layout that torch never wrote")
        if not isinstance(head[2], dict) or head[2].get("little_endian") is not True:
            raise RefusedError("has its numbers in another byte order")
        self.content = read_pickle(pickles, claimed)
        self._keys = read_pickle(pickles, claimed)
        self._claimed = claimed
        self._start = pickles.tell()

    def _find_storages(self, n_bytes: int) -> None:
        keys = self._keys if isinstance(self._keys, list) else []
        if any(type(key) is not str for key in keys) or sorted(keys) != sorted(self._claimed):
            raise RefusedError("lists other storages than its tensors have")
        self._storages: dict[str, tuple[int, int]] = {}
        at = self._start
        for key in keys:
            storage = self._claimed[key]
            self._file.seek(at)
            content = self._file.read(COUNT.size)
            if len(content) < COUNT.size or COUNT.unpack(content)[0] != storage.n_values:
                raise RefusedError(
                    f"claims {storage.n_values} values for its storage {key[:200]}, and is "
                    "truncated or holds another number"
                )
            size = storage.n_values * storage.element.n_bytes
            self._storages[key] = (at + COUNT.size, size)
            at += COUNT.size + size
            if at > n_bytes:
                raise RefusedError(
                    f"claims {size} bytes for its storage {key[:200]}, and ends before them"
                )
        if at != n_bytes:
            raise RefusedError(f"has {n_bytes - at} bytes behind its last storage")
