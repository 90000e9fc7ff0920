"""Writes the dub into a WAV file, which is whole after every piece; knows nothing of devices."""

import struct
import threading
from io import FileIO
from pathlib import Path

import numpy as np

from engine.audio.speech_sink import SinkReport
from engine.errors import OutputError
from engine.events import Pcm

HEADER_BYTES = 44
SAMPLE_BYTES = 2  # 16-bit PCM: every player reads it
LARGEST_BYTES = 0xFFFF_FFFF - HEADER_BYTES  # the header counts in 32 bits: 37 hours at 16 kHz


class WavSink:
    """A `SpeechSink` that keeps the dub, piece after piece, in mono 16-bit PCM."""

    def __init__(self, path: Path | str) -> None:
        self._path = Path(path)
        self._file: FileIO | None = None
        self._rate_hz = 0
        self._n_bytes = 0

    backlog_ms = 0  # nothing waits

    def open(self, rate_hz: int) -> None:
        """Create the file, or empty it; raise `OutputError` if that cannot be."""
        self._rate_hz = rate_hz
        try:
            self._file = FileIO(self._path, "w")
            self._write_header()
        except OSError as error:
            raise self._failure(error) from error

    def write(self, pcm: Pcm) -> int:
        """Append a piece (n_samples,) and return 0: nothing waits."""
        assert self._file is not None, "write comes after open"
        data = (np.clip(pcm, -1.0, 1.0) * 32767.0).round().astype("<i2").tobytes()
        try:
            self._append(data[: LARGEST_BYTES - self._n_bytes])
        except OSError as error:
            raise self._failure(error) from error
        return 0

    def take_reports(self) -> list[SinkReport]:
        """Return nothing: no sample is ever skipped."""
        return []

    def drain(self, stopping: threading.Event) -> None:
        """Return: nothing waits."""

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()

    def _append(self, data: bytes) -> None:
        assert self._file is not None
        self._file.seek(HEADER_BYTES + self._n_bytes)
        try:
            while data:  # a disk that fills up takes a part and refuses the rest
                n_bytes = self._file.write(data)
                data = data[n_bytes:]
                self._n_bytes += n_bytes
        finally:
            self._write_header()

    def _write_header(self) -> None:
        assert self._file is not None
        n_bytes = self._n_bytes - self._n_bytes % SAMPLE_BYTES
        header = struct.pack(
            "<4sI4s4sIHHIIHH4sI",
            b"RIFF", HEADER_BYTES - 8 + n_bytes, b"WAVE",
            b"fmt ", 16, 1, 1, self._rate_hz, self._rate_hz * SAMPLE_BYTES, SAMPLE_BYTES, 16,
            b"data", n_bytes,
        )  # fmt: skip
        self._file.seek(0)
        self._file.write(header)

    def _failure(self, error: OSError) -> OutputError:
        reason = (error.strerror or str(error)).lower()
        return OutputError(f"The dub could not be written to {self._path}: {reason}.")
