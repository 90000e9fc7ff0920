"""The mean and deviation of the features, from the authors' `gcmvn.npz`."""

import io
import zipfile
from pathlib import Path

import numpy as np

from engine.bundle import Cmvn
from engine.errors import CheckpointError
from engine.importing.vocabulary import read_checked

MAX_FILE_BYTES = 1 << 20  # the published ones have a thousand bytes
STORED_ERRORS = (
    EOFError,
    KeyError,
    MemoryError,
    NotImplementedError,
    OSError,
    ValueError,
    zipfile.BadZipFile,
)


def read_cmvn(path: Path, n_mels: int) -> Cmvn:
    """Return mean and deviation of each feature, or raise `CheckpointError`."""
    content = read_checked(path, MAX_FILE_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_FILE_BYTES:
                raise ValueError("too large once unpacked")
        with np.load(io.BytesIO(content), allow_pickle=False) as stored:
            mean, std = (np.asarray(stored[name], np.float32) for name in ("mean", "std"))
    except STORED_ERRORS as error:
        raise CheckpointError(
            f"{path} does not hold a mean and a std: take the gcmvn.npz of the authors."
        ) from error
    fits = mean.shape == std.shape == (n_mels,)
    if not fits or not np.isfinite(mean).all() or not (np.isfinite(std) & (std > 0)).all():
        raise CheckpointError(
            f"{path} does not fit {n_mels} features: take the gcmvn.npz of the authors."
        )
    return Cmvn(mean, std)
