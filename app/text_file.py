"""Reads the text that is to be spoken: a file, or what is typed or piped in."""

import sys
from collections.abc import Iterator
from pathlib import Path

from engine.errors import TextFileError

TYPED = Path("-")


def check_text(path: Path) -> None:
    """Raise `TextFileError` when there is no such file; what is typed is always there."""
    if path != TYPED and not path.is_file():
        raise TextFileError(f"{path} does not exist or is no file: choose a text in UTF-8.")


def read_text(path: Path) -> Iterator[str]:
    """Yield the text line by line, as it comes; raise `TextFileError` where it is not UTF-8."""
    try:
        if path == TYPED:
            yield from sys.stdin
            return
        with path.open(encoding="utf-8-sig") as lines:
            yield from lines
    except ValueError as error:
        raise TextFileError(f"{path} is not text in UTF-8: save it as that.") from error
