"""Hears and speaks through a PulseAudio or PipeWire server, and lists what it has.

Threads: a `PulseCapture` has one of its own, `sotto-capture`, which polls the server and calls
`receive`; a `PulsePlayback` lives on its caller's.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pulsectl
from pulsectl._pulsectl import LibPulse

from engine.audio.capture import CaptureReport, Source
from engine.audio.libpulse import PulseConnection, no_server
from engine.audio.playback import Output
from engine.audio.pulse_stream import N_STEREO, PlaybackStream, RecordStream
from engine.audio.pulse_streams import ProgramStream, list_streams
from engine.errors import DeviceError, EngineError
from engine.events import Pcm

log = logging.getLogger(__name__)

IS_SERVER = True
NULL_OUTPUT = "sotto-selftest"
PROGRAM_PREFIX = "app:"  # before the name of a program that is a source
# What nearly every server runs at: it passes samples on as they are. Asked for another rate it
# would resample, with less care than we do.
RATE_HZ = 48_000
# For 20 ms, PipeWire would leave every program of the machine half of its usual time to do its part
# in, 512 samples and not 1024.
CAPTURE_LATENCY_MS = 22
PLAYBACK_LATENCY_MS = 100  # at 40 ms a busy machine was heard to stutter
# So long may something hold the interpreter, or keep the machine busy, before the voice breaks off.
PLAYBACK_AHEAD_MS = 700
POLL_S = 0.01
PLAYBACK_POLL_S = 0.03  # there is plenty in the server
WAIT_S = 0.1  # who waits for the server looks so often whether it should go on
# A monitor delivers silence when nothing plays; a server that delivers nothing at all hangs.
STALLED_S = 5.0
# A new stream starts when this much is there, and a piece may be shorter: silence fills it up.
TAIL_MS = 2 * PLAYBACK_LATENCY_MS
WORN = frozenset({"headphone", "headset", "hands-free"})  # values of device.form_factor


class PulseCapture:
    """Hears one source of the server, and never another in its place."""

    rate_hz = RATE_HZ

    def __init__(self, source: Source) -> None:
        self.source = source
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(
        self, receive: Callable[[Pcm], None], ended: Callable[[EngineError | None], None]
    ) -> None:
        """Begin to deliver; raise `DeviceError` when the server does not let us."""
        stream = RecordStream(
            self.source.name,
            self.rate_hz,
            CAPTURE_LATENCY_MS,
            is_surround=self.source.is_surround,
        )
        self._thread = threading.Thread(
            target=self._deliver, args=(stream, receive, ended), name="sotto-capture", daemon=True
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
        self,
        stream: RecordStream,
        receive: Callable[[Pcm], None],
        ended: Callable[[EngineError | None], None],
    ) -> None:
        try:
            self._poll(stream, receive)
        except DeviceError as error:
            ended(error)
        except Exception as error:  # noqa: BLE001 - thread boundary: report, never die silently
            log.exception("a capture ended on an error that nobody foresaw")
            ended(EngineError(f"{self.source.title} is no longer heard: {error!r}."))
        finally:
            stream.close()

    def _poll(self, stream: RecordStream, receive: Callable[[Pcm], None]) -> None:
        came_s = time.monotonic()
        while not self._stopping.wait(POLL_S):
            if len(pcm := stream.read()):
                came_s = time.monotonic()
                receive(pcm)
            elif time.monotonic() - came_s > STALLED_S:
                raise stalled(self.source.title)


class PulsePlayback:
    """Plays into one output of the server, and never into another in its place."""

    rate_hz = RATE_HZ
    tail_ms = TAIL_MS

    def __init__(self, output: Output) -> None:
        self.output = output
        self._stream: PlaybackStream | None = None

    def open(self) -> None:
        """Connect; raise `DeviceError` when the server does not let us."""
        self._stream = PlaybackStream(
            self.output.name, self.rate_hz, PLAYBACK_LATENCY_MS, PLAYBACK_AHEAD_MS
        )

    @property
    def waiting_ms(self) -> int:
        """How much of what was handed over is still to be heard; 0 once it is closed."""
        return self._stream.waiting_ms if self._stream is not None else 0

    def write(self, pcm: Pcm) -> None:
        """Hand over samples (n_samples,), waiting until the server takes them."""
        assert self._stream is not None, "write comes after open"
        took_s = time.monotonic()
        while len(pcm):
            if n_samples := self._stream.write(pcm):
                pcm = pcm[n_samples:]
                took_s = time.monotonic()
            elif time.monotonic() - took_s > STALLED_S:
                raise stalled(self.output.title)
            else:
                time.sleep(PLAYBACK_POLL_S)

    def close(self) -> None:
        """Fall silent and disconnect."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None


def open_capture(source: Source) -> PulseCapture:
    """Return what hears `source`, not yet connected."""
    return PulseCapture(source)


def open_playback(output: Output) -> PulsePlayback:
    """Return what plays into `output`, not yet connected."""
    return PulsePlayback(output)


def list_sources() -> list[Source]:
    """Return what can be heard, the defaults first; raise `DeviceError` without a server."""
    with connected() as server:
        defaults, sinks = server.server_info(), server.sink_list()
        titles = {sink.name: sink.description for sink in sinks}
        sources = [_source(source, defaults, titles) for source in server.source_list()]
        sources += _programs(list_streams(server))
    return sorted(sources, key=lambda source: not source.is_default)


def list_outputs() -> list[Output]:
    """Return where can be spoken, the default first; raise `DeviceError` without a server."""
    with connected() as server:
        default = server.server_info().default_sink_name
        outputs = [
            Output(
                name=sink.name,
                title=sink.description,
                is_default=sink.name == default,
                is_worn=sink.proplist.get("device.form_factor") in WORN,
            )
            for sink in server.sink_list()
        ]
    return sorted(outputs, key=lambda output: not output.is_default)


@contextmanager
def null_output() -> Iterator[str]:
    """Yield the name of an output that leads nowhere and is gone afterwards."""
    with connected() as server:
        arguments = f"sink_name={NULL_OUTPUT} rate={RATE_HZ} norewinds=1"
        module = server.module_load("module-null-sink", arguments)
        try:
            yield NULL_OUTPUT
        finally:
            server.module_unload(module)


@contextmanager
def connected() -> Iterator[Any]:
    """Yield a connection of its own for each question: a server may be restarted between two.

    What goes wrong with it is a `DeviceError`.
    """
    PulseConnection().close()  # a server that hangs is found out here: pulsectl would wait for ever
    try:
        with pulsectl.Pulse("Sotto", connect=False) as server:
            server.connect(autospawn=False)
            yield server
    except (pulsectl.PulseError, pulsectl.PulseDisconnected, LibPulse.CallError) as error:
        raise no_server() from error


def wait_for_streams(server: Any, timeout_s: float, is_over: Callable[[], bool]) -> None:  # noqa: ANN401 - untyped
    """Wait until a program begins or ends to play, until the time is over, or until `is_over`."""
    _wait_for(server, ("sink_input",), timeout_s, is_over)


def wait_for_devices(timeout_s: float, is_over: Callable[[], bool]) -> None:
    """Wait until there is something else to choose from, a device, a program or a default.

    Returns after that time, or when `is_over`, at the latest; raises `DeviceError` where there is
    no server.
    """
    with connected() as server:
        _wait_for(server, ("sink", "source", "sink_input", "server"), timeout_s, is_over)


def _wait_for(
    server: Any,  # noqa: ANN401 - untyped
    kinds: tuple[str, ...],
    timeout_s: float,
    is_over: Callable[[], bool],
) -> None:
    has_changed = False

    def note(event: Any) -> None:  # noqa: ANN401 - untyped
        nonlocal has_changed
        if event.t in ("new", "remove") or event.facility == "server":  # and no volume that moved
            has_changed = True
            raise pulsectl.PulseLoopStop

    server.event_mask_set(*kinds)
    server.event_callback_set(note)
    deadline_s = time.monotonic() + timeout_s
    while not (has_changed or is_over()) and time.monotonic() < deadline_s:
        server.event_listen(timeout=WAIT_S)
    server.event_callback_set(None)


def _programs(streams: list[ProgramStream]) -> list[Source]:
    """Return each program that plays as a source of its own."""
    heard = {stream.program: stream for stream in streams if not stream.is_ours}
    return [
        Source(
            name=PROGRAM_PREFIX + program,
            title=f"What {program} plays",
            kind="program",
            monitor_of=stream.output,
            program=program,
        )
        for program, stream in heard.items()
    ]


def set_stream_volume(server: Any, index: int, volume: float) -> None:  # noqa: ANN401 - untyped
    """Make what a program plays as loud as this, 1 being full; its balance stays.

    A stream that has ended is no error.
    """
    with suppress(pulsectl.PulseOperationFailed, pulsectl.PulseIndexError):
        stream = server.sink_input_info(index)
        was = stream.volume.value_flat
        values = [each * volume / was if was else volume for each in stream.volume.values]
        server.volume_set(stream, pulsectl.PulseVolumeInfo(values))


def _source(source: Any, defaults: Any, titles: dict[str, str]) -> Source:  # noqa: ANN401 - untyped
    monitored = source.monitor_of_sink_name
    if monitored in titles:
        return Source(
            name=source.name,
            title=f"What {titles[monitored]} plays",
            kind="system",
            is_default=monitored == defaults.default_sink_name,
            monitor_of=monitored,
            is_muted=bool(source.mute),
            is_surround=source.channel_count > N_STEREO,
        )
    return Source(
        name=source.name,
        title=source.description,
        kind="mic",
        is_default=source.name == defaults.default_source_name,
        is_muted=bool(source.mute),
        is_surround=source.channel_count > N_STEREO,
    )


def stalled(title: str) -> DeviceError:
    """Return the error that says what to do where a server delivers nothing."""
    return DeviceError(
        f"{title} has stood still for {STALLED_S:.0f} s: restart the sound server or choose "
        "another device."
    )
