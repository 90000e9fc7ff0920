"""Hears what a Windows computer plays, by WASAPI's loopback; the only door to PyAudioWPatch.

That is PortAudio with loopback devices, which the one of sounddevice lacks. Microphones and outputs
are reached through sounddevice (`portaudio`), where they have the same names. Written after the
interface and its issues, and tried with a fake of it only: nobody has run it on Windows so far.

Threads: PortAudio's own calls `receive` while something plays; `sotto-loopback` delivers silence
while nothing does, for then nobody is called, and finds out when the device is lost.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from engine.audio import portaudio
from engine.audio.capture import Capture, CaptureReport, Source
from engine.audio.clocked_silence import ClockedSilence
from engine.audio.host_devices import WASAPI
from engine.audio.mixdown import Mixdown
from engine.audio.playback import Output, Playback
from engine.errors import DeviceError, EngineError
from engine.events import Pcm

log = logging.getLogger(__name__)

IS_SERVER = False  # PortAudio lists the devices once
SUFFIX = " [Loopback]"  # after the name of an output, the name of what hears it
BLOCK_MS = 20
WATCH_S = 0.02
N_STEREO = 2
FLOAT32, CONTINUE = 1, 0  # of portaudio.h

Library = Callable[[], Any]  # makes a PyAudio, which must be terminated


class LoopbackCapture:
    """Hears what one output plays."""

    def __init__(self, source: Source, library: Library | None = None) -> None:
        """Find the device; raise `DeviceError` when it is not there.

        Args:
            source: What is heard.
            library: A test gives its own.
        """
        self.source = source
        self._library = library or _load_library
        audio = self._library()
        try:
            device = _find(audio, source.name)
        finally:
            audio.terminate()
        self.rate_hz = int(device["defaultSampleRate"])
        self._n_channels = int(device["maxInputChannels"])
        self._mixdown = Mixdown(self._n_channels, self.rate_hz)
        self._stopping = threading.Event()
        self._delivering = threading.Lock()  # one of the two threads at a time
        self._audio: Any = None
        self._stream: Any = None
        self._thread: threading.Thread | None = None

    def start(
        self, receive: Callable[[Pcm], None], ended: Callable[[EngineError | None], None]
    ) -> None:
        """Begin to deliver; raise `DeviceError` when the device does not let us."""
        self._receive, self._ended = receive, ended
        self._silence = ClockedSilence(self.rate_hz, time.monotonic())
        self._audio = self._library()
        try:
            self._stream = self._audio.open(
                self.rate_hz,
                self._n_channels,
                FLOAT32,
                input=True,
                input_device_index=_find(self._audio, self.source.name)["index"],
                frames_per_buffer=self.rate_hz * BLOCK_MS // 1000,
                stream_callback=self._take,
            )
        except (OSError, ValueError) as error:
            self.stop()
            raise _lost(self.source) from error
        self._thread = threading.Thread(target=self._watch, name="sotto-loopback", daemon=True)
        self._thread.start()

    def take_reports(self) -> list[CaptureReport]:
        """Return nothing: what befalls it is its end."""
        return []

    def stop(self) -> None:
        """Stop delivering."""
        if self._stopping.is_set():
            return
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
        if self._stream is not None:
            self._stream.close()
        if self._audio is not None:
            self._audio.terminate()

    def _take(self, data: bytes, n_frames: int, times: object, status: object) -> tuple[None, int]:
        """Take what PortAudio's thread brings: interleaved float32."""
        frames = np.frombuffer(data, "<f4").reshape(-1, self._n_channels)
        with self._delivering:
            n_silent = self._silence.before(len(frames), time.monotonic())
            if not self._stopping.is_set():
                self._deliver_silence(n_silent)
                self._receive(self._mono(frames))
        return None, CONTINUE

    def _mono(self, frames: Pcm) -> Pcm:
        if self._n_channels > N_STEREO:
            return self._mixdown.push(frames)
        mono: Pcm = frames.mean(axis=1)
        return mono

    def _deliver_silence(self, n_samples: int) -> None:
        if n_samples:
            self._receive(np.zeros(n_samples, np.float32))

    def _watch(self) -> None:
        try:
            while not self._stopping.wait(WATCH_S):
                if not self._stream.is_active():
                    self._ended(_lost(self.source))
                    return
                with self._delivering:
                    self._deliver_silence(self._silence.due(time.monotonic()))
        except OSError:  # PortAudio says so of a stream whose device is gone
            self._ended(_lost(self.source))
        except Exception as error:  # noqa: BLE001 - thread boundary: report, never die silently
            log.exception("a capture ended on an error that nobody foresaw")
            self._ended(EngineError(f"{self.source.title} is no longer heard: {error!r}."))


def list_sources(library: Library | None = None) -> list[Source]:
    """Return what the outputs play, the default first, and the microphones."""
    return [*_list_loopbacks(library or _load_library), *portaudio.list_sources()]


def list_outputs() -> list[Output]:
    """Return where can be spoken, the default first."""
    return portaudio.list_outputs()


def open_capture(source: Source) -> Capture:
    """Return what hears `source`, not yet connected."""
    if source.name.endswith(SUFFIX):
        return LoopbackCapture(source)
    return portaudio.open_capture(source)


def open_playback(output: Output) -> Playback:
    """Return what plays into `output`, not yet connected."""
    return portaudio.open_playback(output)


def _list_loopbacks(library: Library) -> list[Source]:
    try:
        audio = library()
    except DeviceError:  # microphones can be heard without it
        return []
    try:
        interface = _interface(audio)
        if interface is None:
            return []
        default = audio.get_device_info_by_index(interface["defaultOutputDevice"])["name"]
        sources = [_source(each, default) for each in audio.get_loopback_device_info_generator()]
    except OSError:
        return []
    finally:
        audio.terminate()
    return sorted(sources, key=lambda source: not source.is_default)


def _source(device: dict[str, Any], default_output: str) -> Source:
    name: str = device["name"]
    output = name.removesuffix(SUFFIX)
    return Source(
        name=name,
        title=f"What {output} plays",
        kind="system",
        is_default=output == default_output,
        monitor_of=output,
        is_surround=device["maxInputChannels"] > N_STEREO,
    )


def _interface(audio: Any) -> dict[str, Any] | None:  # noqa: ANN401 - untyped
    for index in range(audio.get_host_api_count()):
        interface: dict[str, Any] = audio.get_host_api_info_by_index(index)
        if interface["name"] == WASAPI:
            return interface
    return None


def _find(audio: Any, name: str) -> dict[str, Any]:  # noqa: ANN401 - untyped
    for device in audio.get_loopback_device_info_generator():
        if device["name"] == name:
            found: dict[str, Any] = device
            return found
    raise DeviceError(f"{name} is not there: choose one of `sotto devices`.")


def _load_library() -> Any:  # noqa: ANN401 - untyped
    try:
        import pyaudiowpatch
    except ImportError as error:
        raise DeviceError(
            "What this computer plays cannot be heard without PyAudioWPatch: install it."
        ) from error
    return pyaudiowpatch.PyAudio()


def _lost(source: Source) -> DeviceError:
    return DeviceError(
        f"{source.title} does not answer: connect the device again or choose another."
    )
