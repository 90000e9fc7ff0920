"""A checkpoint of torch's, read without torch: which tensors it has, and their values one by one.

Opening one reads its pickle alone, as data; a tensor's values are read when they are asked for.
"""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import as_strided

from engine.errors import CheckpointError
from engine.importing.archive import Archive
from engine.importing.legacy import LEGACY_START, LegacyFile
from engine.importing.pickled import read_pickle
from engine.importing.refused import RefusedError
from engine.importing.stored import ElementType, Storage, StoredTensor

PICKLE = "data.pkl"
BYTE_ORDER = "byteorder"
ZIP_START = b"PK\x03\x04"
MAX_PICKLE_BYTES = 32 << 20  # a StreamSpeech checkpoint has 110 kB

Weight = npt.NDArray[np.float32]


class Checkpoint:
    """An open checkpoint: `content` is plain data and `StoredTensor`s; use it as a context."""

    def __init__(self, path: Path) -> None:
        """Open the checkpoint at `path`, raising `CheckpointError` when it is none or unsafe."""
        self.path = path
        self._last: tuple[Storage, npt.NDArray[Any]] | None = None
        with self._explained():
            self._file, content = _opened(path)
            if type(content) is not dict:
                self._file.__exit__()
                raise RefusedError("does not hold a dictionary")
            self.content = content

    def __enter__(self) -> "Checkpoint":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.__exit__()

    def tensors(self, key: str) -> Mapping[str, StoredTensor]:
        """Return the tensors under `key` by name, all of which fit their storages."""
        with self._explained():
            found = self.content.get(key)
            if type(found) is not dict:
                raise RefusedError(f"has no {key!r}, so it is another kind of model")
            for name, tensor in found.items():
                if type(name) is not str or not isinstance(tensor, StoredTensor):
                    raise RefusedError(
                        f"has a {str(name)[:200]!r} under {key!r} that is not a tensor"
                    )
                self._check_storage(name, tensor.storage)
            return found

    def read(self, tensor: StoredTensor) -> Weight:
        """Return the values of a floating-point tensor, at its shape, in single precision."""
        with self._explained():
            values = self._values(tensor.storage)
            size = values.dtype.itemsize
            strides = [step * size for step in tensor.strides]
            # Safe: `StoredTensor.checked` has shown that no index leaves the storage.
            window = as_strided(values[tensor.offset :], tensor.shape, strides, writeable=False)
            return np.array(window, np.float32, order="C")

    def equal(self, a: StoredTensor, b: StoredTensor) -> bool:
        """Return whether two tensors have the same shape and values."""
        return a.shape == b.shape and np.array_equal(self.read(a), self.read(b))

    def _check_storage(self, name: str, storage: Storage) -> None:
        n_bytes = self._file.storage_bytes(storage.key)
        if n_bytes != storage.n_values * storage.element.n_bytes:
            raise RefusedError(
                f"claims {storage.n_values * storage.element.n_bytes} bytes for {name[:200]}, and "
                f"holds {n_bytes or 0}"
            )

    def _values(self, storage: Storage) -> npt.NDArray[Any]:
        if self._last is None or self._last[0] != storage:
            content = self._file.read_storage(storage.key)
            self._last = (storage, _decoded(content, storage.element))
        return self._last[1]

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn a refusal into a sentence about this file."""
        try:
            yield
        except RefusedError as refusal:
            raise CheckpointError(
                f"{self.path} was refused and nothing in it was run, because it {refusal}: take "
                "the file from its authors again."
            ) from refusal
        except OSError as error:
            raise CheckpointError(
                f"{self.path} cannot be read ({error.strerror}): choose another file."
            ) from error


def _opened(path: Path) -> tuple[Archive | LegacyFile, object]:
    """Return the file at `path`, open, and what its pickle describes."""
    if path.is_dir():
        raise RefusedError("is a folder")
    with path.open("rb") as file:
        start = file.read(len(LEGACY_START))
    if not start:
        raise RefusedError("is empty")
    if start == LEGACY_START:
        legacy = LegacyFile(path)
        return legacy, legacy.content
    if not start.startswith(ZIP_START):
        raise RefusedError("is not a checkpoint of torch")
    archive = Archive(path)
    try:
        return archive, _described(archive)
    except BaseException:
        archive.__exit__()
        raise


def _described(archive: Archive) -> object:
    if archive.n_bytes(BYTE_ORDER) is not None:
        order = archive.read(BYTE_ORDER, max_bytes=16)
        if order != b"little":
            raise RefusedError(f"has its numbers in the byte order {order!r}")
    return read_pickle(io.BytesIO(archive.read(PICKLE, MAX_PICKLE_BYTES)))


def _decoded(content: bytes, element: ElementType) -> npt.NDArray[Any]:
    """Return the values, little endian, (n_values,); bfloat16 becomes float32."""
    match element:
        case ElementType.FLOAT32:
            return np.frombuffer(content, "<f4")
        case ElementType.FLOAT16:
            return np.frombuffer(content, "<f2")
        case ElementType.BFLOAT16:
            halves = np.frombuffer(content, "<u2")
            return (halves.astype("<u4") << 16).view("<f4")
        case _:
            raise RefusedError(f"has weights of type {element.label}")
