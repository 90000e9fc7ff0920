"""Hears what an address sends, a radio or a livestream, decoded in a process of its own.

What comes over a network may be made to break a decoder: so it runs apart, in bounded memory, may
write no file and read none, and is ended when it stands still.

Threads: `sotto-stream` delivers what the process writes, as fast as it sounds; `sotto-notes` keeps
what it complains of; `sotto-stream-watch` ends it when nothing comes.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import numpy as np

from engine.audio.capture import CaptureReport, Source
from engine.audio.stream_decoder import HTTP, PROTOCOLS, RATE_HZ, TIMEOUT_S
from engine.errors import DeviceError, EngineError
from engine.events import Pcm

SCHEMES = ("http", "https", "rtmp", "rtmps")
BLOCK_SAMPLES = RATE_HZ // 50
SAMPLE_BYTES = 4
MEMORY_KIB = 2 << 20  # addresses, not pages in use: 2 GiB
STALLED_S = 30.0  # longer than the decoder itself waits for the network
WATCH_S = 0.5
NOTE_CHARACTERS = 200
# Limits are set by a shell that then becomes the decoder: no memory beyond, no file written.
LIMITED = ("sh", "-c", f'ulimit -v {MEMORY_KIB}; ulimit -f 0; exec "$0" "$@"')


def is_address(name: str) -> bool:
    """Say whether a source is an address, and not a device."""
    return urlsplit(name).scheme in SCHEMES and bool(urlsplit(name).netloc)


def title_of(address: str) -> str:
    """Return where an address leads, without what may be secret in it."""
    return urlsplit(address).netloc.rpartition("@")[2]


def can_decode_streams() -> bool:
    """Say whether streams that never end can be heard here, and more than plain recordings."""
    return _has_av() or shutil.which("ffmpeg") is not None


def decoder_command(address: str) -> list[str]:
    """Return the program that decodes an address; raise `DeviceError` where there is none."""
    ours = [sys.executable, "-m", "engine.audio.stream_decoder", address]
    ffmpeg = shutil.which("ffmpeg")
    if _has_av():
        return ours
    if ffmpeg is not None:
        return [*_ffmpeg_arguments(ffmpeg, address), "pipe:1"]
    if not _is_frozen() and address.startswith(HTTP):
        return ours
    raise DeviceError(
        f"{address} cannot be decoded here: install ffmpeg (`apt-get install ffmpeg`), or PyAV "
        "(`pip install av`), or play it in a program and choose that program as the source "
        "(app:NAME)."
    )


def _has_av() -> bool:
    return not _is_frozen() and importlib.util.find_spec("av") is not None


def _is_frozen() -> bool:
    """Say whether this is the packaged program, whose executable is Sotto and no Python."""
    return getattr(sys, "frozen", False)


def _ffmpeg_arguments(ffmpeg: str, address: str) -> list[str]:
    reconnecting = ["-reconnect", "1", "-reconnect_streamed", "1", "-reconnect_delay_max", "10"]
    return [
        *(ffmpeg, "-nostdin", "-loglevel", "error", "-protocol_whitelist", f"{PROTOCOLS},pipe"),
        *("-rw_timeout", str(round(TIMEOUT_S * 1e6))),
        *(reconnecting if address.startswith(HTTP) else []),
        *("-i", address, "-map", "0:a:0", "-ac", "1", "-ar", str(RATE_HZ)),
        # An average of the channels: by itself ffmpeg's is 3 dB louder, and past 1.
        *("-af", "aresample=rematrix_maxval=1", "-f", "f32le"),
    ]


class StreamCapture:
    """What an address sends; it ends when that does."""

    rate_hz = RATE_HZ

    def __init__(
        self,
        address: str,
        command: list[str] | None = None,
        clock_s: Callable[[], float] = time.monotonic,
        stalled_s: float = STALLED_S,
    ) -> None:
        """Find a decoder; raise `DeviceError` where there is none.

        Args:
            address: Where to listen.
            command: What decodes it; a test gives its own.
            clock_s: Likewise.
            stalled_s: After so long without a sample it is given up.
        """
        self._command = command or decoder_command(address)
        self.source = Source(address, title_of(address), "stream")
        self._clock_s = clock_s
        self._stalled_s = stalled_s
        self._stopping = threading.Event()
        self._came_s = 0.0  # when the last sample did
        self._is_stalled = False
        self._note = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._threads: list[threading.Thread] = []

    def start(
        self, receive: Callable[[Pcm], None], ended: Callable[[EngineError | None], None]
    ) -> None:
        """Begin to deliver; raise `DeviceError` when the decoder does not start."""
        limited = LIMITED if os.name == "posix" else ()
        try:
            self._process = subprocess.Popen(
                [*limited, *self._command],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        except OSError as error:
            raise DeviceError(
                f"No decoder starts ({error.strerror}): install ffmpeg or PyAV."
            ) from error
        self._came_s = self._clock_s()
        arguments = (self._process, receive, ended)
        self._threads = [
            threading.Thread(target=self._deliver, args=arguments, name="sotto-stream"),
            threading.Thread(target=self._watch, args=(self._process,), name="sotto-stream-watch"),
        ]
        for thread in self._threads:
            thread.daemon = True
            thread.start()

    def take_reports(self) -> list[CaptureReport]:
        """Return nothing: what befalls it is its end."""
        return []

    def stop(self) -> None:
        """Stop delivering, and end the decoder."""
        self._stopping.set()
        if self._process is not None:
            self._process.kill()
        for thread in self._threads:
            thread.join()

    def _watch(self, process: "subprocess.Popen[bytes]") -> None:
        while not self._stopping.wait(WATCH_S) and process.poll() is None:
            if self._clock_s() - self._came_s > self._stalled_s:
                self._is_stalled = True
                process.kill()

    def _keep_notes(self, process: "subprocess.Popen[bytes]") -> None:
        """Keep the last line that the decoder complains with."""
        assert process.stderr is not None
        while line := process.stderr.readline(4096):
            self._note = line.decode(errors="replace").strip()[-NOTE_CHARACTERS:] or self._note

    def _deliver(
        self,
        process: "subprocess.Popen[bytes]",
        receive: Callable[[Pcm], None],
        ended: Callable[[EngineError | None], None],
    ) -> None:
        notes = threading.Thread(target=self._keep_notes, args=(process,), name="sotto-notes")
        notes.start()
        error: EngineError | None = None
        try:
            self._play(process, receive)
        except Exception as unforeseen:  # noqa: BLE001 - thread boundary: never die silently
            error = EngineError(f"{self.source.title} is no longer heard: {unforeseen!r}.")
        process.kill()
        exit_code = process.wait()
        notes.join()
        for pipe in (process.stdout, process.stderr):
            assert pipe is not None
            pipe.close()
        if not self._stopping.is_set():
            ended(error or self._judge(exit_code))

    def _play(self, process: "subprocess.Popen[bytes]", receive: Callable[[Pcm], None]) -> None:
        """Deliver what the decoder writes, no faster than it sounds."""
        assert process.stdout is not None
        start_s, n_samples = 0.0, 0
        while data := process.stdout.read(BLOCK_SAMPLES * SAMPLE_BYTES):
            self._came_s = self._clock_s()
            start_s = start_s or self._came_s
            pcm = np.frombuffer(data[: len(data) // SAMPLE_BYTES * SAMPLE_BYTES], "<f4")
            n_samples += len(pcm)
            self._stopping.wait(max(0.0, start_s + n_samples / RATE_HZ - self._clock_s()))
            if self._stopping.is_set():
                return
            receive(np.clip(np.nan_to_num(pcm), -1.0, 1.0))
        process.wait(WATCH_S * 4)

    def _judge(self, exit_code: int) -> DeviceError | None:
        """Return what is wrong with a stream that has ended, None where it just did."""
        title = self.source.title
        if self._is_stalled:
            return DeviceError(f"{title} has sent nothing for {self._stalled_s:.0f} s: try again.")
        if exit_code == 0:
            return None
        reason = self._note or f"its decoder ended with {exit_code}"
        return DeviceError(f"{title} cannot be heard ({reason}): check the address.")
