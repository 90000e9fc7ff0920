"""What other programs' volumes were before Sotto touched them, in a file that outlives a crash."""

import json
import logging
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class VolumeNote:
    """One stream as it was found.

    Attributes:
        key: Which program plays it.
        index: The server's number of the stream.
        volume: What it was: 1 is full.
        lowest: The least that Sotto makes of it.
    """

    key: str
    index: int
    volume: float
    lowest: float


class VolumeNotes:
    """The file: written whole before a volume is touched, gone when all are what they were."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> list[VolumeNote]:
        """Return what is noted; what cannot be read is nothing."""
        try:
            notes = [VolumeNote(**note) for note in json.loads(self._path.read_text("utf-8"))]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError) as error:
            log.info("%s cannot be read: %s", self._path, error)
            return []
        return notes

    def write(self, notes: Sequence[VolumeNote]) -> None:
        """Note all of them, on the disk when this returns; raise `OSError` if that cannot be."""
        if not notes:
            self._path.unlink(missing_ok=True)
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".new")
        with draft.open("w", encoding="utf-8") as file:
            json.dump([asdict(note) for note in notes], file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)
