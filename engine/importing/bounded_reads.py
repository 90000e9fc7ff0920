"""A file that is never read in one piece larger than makes sense."""

from typing import BinaryIO

from engine.importing.refused import RefusedError


class BoundedReads:
    """Reads at most `max_bytes` at once, whatever a directory in the file claims."""

    def __init__(self, file: BinaryIO, max_bytes: int) -> None:
        self._file = file
        self._max_bytes = max_bytes
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, n_bytes: int = -1) -> bytes:
        """Return the next bytes; raise `RefusedError` when they are too many."""
        if n_bytes > self._max_bytes:
            raise RefusedError(f"has a part of {n_bytes} bytes, which is too large")
        return self._file.read(n_bytes)
