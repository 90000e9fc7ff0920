"""Finds out before the work starts whether its result can be kept."""

from pathlib import Path

from engine.errors import OutputError


def check_destination(path: Path, recording: Path) -> None:
    """Raise `OutputError` when `path` cannot be written or is the `recording` itself."""
    if path.resolve() == recording.resolve():
        raise OutputError(f"{path} is the recording itself: choose another name.")
    existed = path.exists()
    try:
        with path.open("ab"):  # leaves what is there as it is until there is something better
            pass
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{path} cannot be written: {reason}.") from error
    if not existed:
        path.unlink()
