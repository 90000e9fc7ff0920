"""A folder that appears whole or not at all."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.errors import OutputError


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Give a new folder beside `folder`, which takes its place in the end.

    After an error or Ctrl+C it is gone. Raises `OutputError` when `folder` is not free or cannot
    be written.
    """
    check_free(folder)
    try:
        staging = folder.parent / f".{folder.name}-{secrets.token_hex(4)}"
        staging.mkdir()
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        yield staging
        if folder.exists():
            folder.rmdir()
        staging.rename(folder)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def check_free(folder: Path) -> None:
    """Raise `OutputError` unless `folder` is new or empty."""
    try:
        is_free = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    except OSError as error:
        raise _unwritable(folder, error) from error
    if not is_free:
        raise OutputError(f"{folder} is not empty: choose a new folder for the model.")


def _unwritable(folder: Path, error: OSError) -> OutputError:
    return OutputError(f"{folder} cannot be written ({error.strerror}): choose another folder.")
