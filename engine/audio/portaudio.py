"""Hears microphones and speaks through PortAudio, where there is no sound server; its only door.

What the computer plays cannot be heard this way, unless by a loopback device (`host_devices`):
PortAudio 19.7 lists no monitors. Windows has `wasapi` for that.

Threads: PortAudio's own calls `receive`; a `PortAudioPlayback` lives on its caller's.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import sounddevice

from engine.audio.capture import CaptureReport, Source
from engine.audio.host_devices import HostDevices
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
            self._device = _host_devices().query(source.name)
            device = sounddevice.query_devices(self._device, "input")
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
                device=self._device,
                channels=1,
                dtype="float32",
                callback=copy,
                finished_callback=on_finished,
                extra_settings=_settings(),
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
            self._device = _host_devices().query(output.name)
            device = sounddevice.query_devices(self._device, "output")
        self.rate_hz = int(device["default_samplerate"])
        self._stream: Any = None

    def open(self) -> None:
        """Begin; raise `DeviceError` when the device does not let us."""
        with _translated(self.output.title):
            self._stream = sounddevice.OutputStream(
                self.rate_hz,
                device=self._device,
                channels=1,
                dtype="float32",
                latency=LATENCY_S,
                extra_settings=_settings(),
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
    """Return the microphones, and loopback devices if there are any, the default first."""
    return _host_devices().sources()


def list_outputs() -> list[Output]:
    """Return where can be spoken, the default first."""
    return _host_devices().outputs()


def _host_devices() -> HostDevices:
    devices, interfaces = sounddevice.query_devices(), sounddevice.query_hostapis()
    return HostDevices(devices, interfaces, tuple(sounddevice.default.device))


def _settings() -> Any:  # noqa: ANN401 - untyped
    """Return what a stream needs: Windows must convert, where a device has not one channel."""
    return sounddevice.WasapiSettings(auto_convert=True) if _host_devices().is_wasapi else None


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
