"""The course of a training as figures over steps, in the format that TensorBoard reads.

    tensorboard --logdir WORK/journal

A file a run: one that goes on with another's course goes on with its curves.
"""

import os
import time
from collections.abc import Mapping
from pathlib import Path

from tensorboardX.proto.event_pb2 import Event
from tensorboardX.record_writer import RecordWriter
from tensorboardX.summary import scalar


class Journal:
    """Writes figures into a file of its own in `folder`, which is made for the first of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._records: RecordWriter | None = None

    def write(self, step: int, figures: Mapping[str, float]) -> None:
        """Keep what was measured at `step`; a reader sees it at once."""
        if self._records is None:
            self._records = self._open()
        for name, value in figures.items():
            event = Event(wall_time=time.time(), step=step, summary=scalar(name, value))
            self._records.write(event.SerializeToString())
        self._records.flush()

    def close(self) -> None:
        """Close the file."""
        if self._records is not None:
            self._records.close()

    def _open(self) -> RecordWriter:
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"events.out.tfevents.{time.time_ns()}.{os.getpid()}"  # the name that it looks for
        records = RecordWriter(str(self._folder / name))
        version = Event(wall_time=time.time(), file_version="brain.Event:2")
        records.write(version.SerializeToString())
        return records
