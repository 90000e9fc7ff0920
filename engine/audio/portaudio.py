"""Hears microphones and speaks through PortAudio, where there is no sound server; its only door.

What the computer plays cannot be heard this way: PortAudio 19.7 lists no monitors and no loopback.

Threads: PortAudio's own calls `receive`; a `PortAudioPlayback` lives on its caller's.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import sounddevice

from engine.audio.capture import CaptureReport, Source
from engine.audio.playback import Output
from engine.errors import DeviceError, EngineError
from engine.events import Pcm

IS_SERVER = False  # PortAudio lists the devices once
LATENCY_S = 0.1  # at 40 ms a busy machine was heard to stutter
TAIL_MS = 300  # the last 50 to 120 ms never sound, and draining does not help: so much is safe


class PortAudioCapture:
    """Hears one microphone."""

    def __init__(self, source: Source) -> None:
        self.source = source
        with _translated(source.title):
            device = sounddevice.query_devices(source.name, "input")
        self.rate_hz = int(device["default_samplerate"])
        self._stopping = threading.Event()
        self._stream: Any = None

    def start(
        self, receive: Callable[[Pcm], None], ended: Callable[[EngineError | None], None]
    ) -> None:
        """Begin to deliver; raise `DeviceError` when the device does not let us."""

        def copy(frames: Any, n_frames: int, time: object, status: object) -> None:  # noqa: ANN401
            receive(frames[:, 0])

        def on_finished() -> None:
            if not self._stopping.is_set():
                ended(_lost(self.source.title))

        with _translated(self.source.title):
            self._stream = sounddevice.InputStream(
                self.rate_hz,
                device=self.source.name,
                channels=1,
                dtype="float32",
                callback=copy,
                finished_callback=on_finished,
            )
            self._stream.start()

    def take_reports(self) -> list[CaptureReport]:
        """Return nothing: what befalls it is its end."""
        return []

    def stop(self) -> None:
        """Stop delivering."""
        self._stopping.set()
        if self._stream is not None:
            self._stream.close()


class PortAudioPlayback:
    """Plays into one output."""

    tail_ms = TAIL_MS
    waiting_ms = 0  # it does not tell, and keeps no more than `LATENCY_S`

    def __init__(self, output: Output) -> None:
        self.output = output
        with _translated(output.title):
            device = sounddevice.query_devices(output.name, "output")
        self.rate_hz = int(device["default_samplerate"])
        self._stream: Any = None

    def open(self) -> None:
        """Begin; raise `DeviceError` when the device does not let us."""
        with _translated(self.output.title):
            self._stream = sounddevice.OutputStream(
                self.rate_hz,
                device=self.output.name,
                channels=1,
                dtype="float32",
                latency=LATENCY_S,
            )
            self._stream.start()

    def write(self, pcm: Pcm) -> None:
        """Hand over samples (n_samples,), waiting until the device takes them."""
        with _translated(self.output.title):
            self._stream.write(np.ascontiguousarray(pcm[:, None]))

    def close(self) -> None:
        """Fall silent and let the device go."""
        if self._stream is not None:
            self._stream.abort()
            self._stream.close()


def open_capture(source: Source) -> PortAudioCapture:
    """Return what hears `source`, not yet connected."""
    return PortAudioCapture(source)


def open_playback(output: Output) -> PortAudioPlayback:
    """Return what plays into `output`, not yet connected."""
    return PortAudioPlayback(output)


def list_sources() -> list[Source]:
    """Return the microphones, the default first."""
    devices = _list_devices("input")
    return [Source(name, name, "mic", is_default) for name, is_default in devices]


def list_outputs() -> list[Output]:
    """Return where can be spoken, the default first."""
    return [Output(name, name, is_default) for name, is_default in _list_devices("output")]


def _list_devices(direction: str) -> list[tuple[str, bool]]:
    default_index = sounddevice.default.device[direction]
    found = [
        (device["name"], device["index"] == default_index)
        for device in sounddevice.query_devices()
        if device[f"max_{direction}_channels"] > 0
    ]
    return sorted(found, key=lambda device: not device[1])


@contextmanager
def _translated(title: str) -> Iterator[None]:
    try:
        yield
    except (sounddevice.PortAudioError, ValueError) as error:  # ValueError: no such device
        raise _lost(title) from error


def _lost(title: str) -> DeviceError:
    return DeviceError(
        f"The sound device {title} does not answer: connect it again or choose another."
    )
