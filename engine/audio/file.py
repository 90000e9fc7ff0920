"""Reads recordings in any format that libsndfile knows, writes a few; the only door to soundfile.

Threads: `FileCapture` has one of its own, `sotto-file`, which plays the device: it delivers a
recording as fast as it would sound.
"""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
import soundfile

from engine.audio.capture import CaptureReport, Source
from engine.audio.mixdown import Mixdown
from engine.audio.resample import HearingResampler, Resampler
from engine.errors import AudioFileError, EngineError, OutputError
from engine.events import Pcm

log = logging.getLogger(__name__)

BLOCK_MS = 20  # what sound servers deliver, too
SHORTEST_MS = 100  # less does not hold a syllable
KNOWN_FORMATS = "WAV, FLAC, Ogg, Opus, MP3 or AIFF"
# Ending -> libsndfile's names: without loss, without loss and smaller, and Vorbis.
WRITTEN_FORMATS = {
    ".wav": ("WAV", "PCM_16"),
    ".flac": ("FLAC", "PCM_16"),
    ".ogg": ("OGG", "VORBIS"),
}


class _OneWay(soundfile.SoundFile):  # type: ignore[misc]  # soundfile has no types
    """A sound file that is read from start to end.

    WORKAROUND: after each read from a file that can be sought in, soundfile seeks to where it is
    already. In an MP3 that throws away the bits that the next frame shares with the last ones, and
    every block starts with a gap (soundfile 0.13, libsndfile 1.2.2).
    """

    def seekable(self) -> bool:
        """Say no, so that nothing is ever sought."""
        return False


class AudioFile:
    """A recording that was found to be one; raises `AudioFileError` when it is made or read."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        _check_readable(self.path)
        with self._open() as sound:
            self.rate_hz = int(sound.samplerate)
            self._n_frames = int(sound.frames)
        if self._n_frames == 0:
            raise AudioFileError(f"{self.path} holds no sound: choose a recording with speech.")
        if self.duration_ms < SHORTEST_MS:
            raise AudioFileError(
                f"{self.path} lasts only {self.duration_ms} ms: choose a recording of "
                f"{SHORTEST_MS} ms or more."
            )

    @property
    def duration_ms(self) -> int:
        """How long it plays."""
        return self._n_frames * 1000 // self.rate_hz

    def blocks(self, block_ms: int = BLOCK_MS) -> Iterator[Pcm]:
        """Yield all of it as mono blocks (n_samples,) in [-1, 1] at its own rate."""
        n_block_frames = max(1, self.rate_hz * block_ms // 1000)
        with self._open() as sound:
            mixdown = Mixdown(int(sound.channels), self.rate_hz)
            while len(frames := self._read(sound, n_block_frames)):
                yield mixdown.push(_cleaned(frames))

    def _open(self) -> _OneWay:
        try:
            return _OneWay(self.path)
        except (soundfile.SoundFileError, TypeError) as error:  # TypeError: a .raw without a format
            raise AudioFileError(
                f"{self.path} is not sound that can be read here: convert it to {KNOWN_FORMATS}."
            ) from error

    def _read(self, sound: _OneWay, n_frames: int) -> npt.NDArray[np.float32]:
        try:
            frames: npt.NDArray[np.float32] = sound.read(n_frames, dtype="float32", always_2d=True)
        except soundfile.SoundFileError as error:
            raise AudioFileError(
                f"{self.path} is damaged and cannot be read to its end: convert or fetch it again."
            ) from error
        return frames


def is_recording(name: str) -> bool:
    """Say whether a source is a recording, named by its whole path, and not a device."""
    return Path(name).is_absolute()


def read_audio_blocks(path: Path | str, rate_hz: int, block_ms: int = BLOCK_MS) -> Iterator[Pcm]:
    """Return the recording's mono blocks (n_samples,) at `rate_hz`, one for each `block_ms` or so.

    Raises `AudioFileError` at once when the file is missing, is not sound, or is too short.
    """
    return _resampled(AudioFile(path), rate_hz, block_ms)


def decode_audio(data: BinaryIO, rate_hz: int, block_ms: int = BLOCK_MS) -> Iterator[Pcm]:
    """Yield a recording's mono samples at `rate_hz` from its bytes; raise `AudioFileError`."""
    try:
        with _OneWay(data) as sound:
            resampler = Resampler(int(sound.samplerate), rate_hz)
            mixdown = Mixdown(int(sound.channels), int(sound.samplerate))
            n_frames = max(1, int(sound.samplerate) * block_ms // 1000)
            while len(frames := sound.read(n_frames, dtype="float32", always_2d=True)):
                yield resampler.push(mixdown.push(_cleaned(frames)))
            yield resampler.finish()
    except (soundfile.SoundFileError, TypeError) as error:
        raise AudioFileError(f"it is not {KNOWN_FORMATS}, or is damaged") from error


def convert_audio(recording: Path, to: Path) -> None:
    """Write a recording anew, in mono, in the one of `WRITTEN_FORMATS` that `to` ends in.

    Raises `AudioFileError` when it cannot be read, and `OutputError` when `to` cannot be written.
    """
    source = AudioFile(recording)
    major, minor = WRITTEN_FORMATS[to.suffix.lower()]
    try:
        with soundfile.SoundFile(
            to, "w", source.rate_hz, channels=1, format=major, subtype=minor
        ) as file:
            for block in source.blocks():
                file.write(block)
    except soundfile.SoundFileError as error:
        raise OutputError(
            f"{to} cannot be written: check its folder and the room on it."
        ) from error


def _resampled(recording: AudioFile, rate_hz: int, block_ms: int) -> Iterator[Pcm]:
    resampler = HearingResampler(recording.rate_hz, rate_hz)
    for block in recording.blocks(block_ms):
        if len(resampled := resampler.push(block)):
            yield resampled
    if len(rest := resampler.finish()):
        yield rest


def _check_readable(path: Path) -> None:
    if not path.exists():
        raise AudioFileError(f"{path} does not exist: check the name and the folder.")
    if path.is_dir():
        raise AudioFileError(f"{path} is a folder: name one recording in it.")
    if not os.access(path, os.R_OK):
        raise AudioFileError(f"{path} may not be read by you: ask for permission or copy it.")
    if path.is_file() and path.stat().st_size == 0:
        raise AudioFileError(f"{path} is empty: choose a recording with speech.")


def _cleaned(frames: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return sound in [-1, 1]; float files may hold anything at all."""
    return np.clip(np.nan_to_num(frames, posinf=1.0, neginf=-1.0), -1.0, 1.0)


class FileCapture:
    """A recording in place of a device: as fast as it sounds, and it ends by itself."""

    def __init__(
        self,
        path: Path | str,
        clock_s: Callable[[], float] = time.monotonic,
        wait_s: Callable[[float], object] | None = None,
    ) -> None:
        """Check the file, raising `AudioFileError`; a test gives its own clock."""
        self._recording = AudioFile(path)
        self.source = Source(name=str(path), title=Path(path).name, kind="file")
        self.rate_hz = self._recording.rate_hz
        self._stopping = threading.Event()
        self._clock_s = clock_s
        self._wait_s = wait_s or self._stopping.wait
        self._thread: threading.Thread | None = None

    def start(
        self, receive: Callable[[Pcm], None], ended: Callable[[EngineError | None], None]
    ) -> None:
        """Begin to deliver."""
        self._thread = threading.Thread(
            target=self._deliver, args=(receive, ended), name="sotto-file", daemon=True
        )
        self._thread.start()

    def take_reports(self) -> list[CaptureReport]:
        """Return nothing: what befalls it is its end."""
        return []

    def stop(self) -> None:
        """Stop delivering."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def _deliver(
        self, receive: Callable[[Pcm], None], ended: Callable[[EngineError | None], None]
    ) -> None:
        error: EngineError | None = None
        try:
            self._play(receive)
        except EngineError as damaged:
            error = damaged
        except Exception as unforeseen:  # noqa: BLE001 - thread boundary: never die silently
            log.exception("a recording ended on an error that nobody foresaw")
            error = EngineError(f"{self.source.title} could not be read on: {unforeseen!r}.")
        if not self._stopping.is_set():
            ended(error)

    def _play(self, receive: Callable[[Pcm], None]) -> None:
        start_s = self._clock_s()
        n_samples = 0
        for block in self._recording.blocks():
            n_samples += len(block)  # a block is there when its last sample has sounded
            self._wait_s(max(0.0, start_s + n_samples / self.rate_hz - self._clock_s()))
            if self._stopping.is_set():
                return
            receive(block)
