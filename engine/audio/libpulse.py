"""One stream on a PulseAudio or PipeWire server, through libpulse; the only door to it.

Why our own layer: only `PA_STREAM_DONT_MOVE` keeps the server from handing us the microphone, or
from playing the dub into what we listen to, when a device vanishes, and no library for Python sets
it. libpulse gets no Python callback: its thread never waits for the interpreter, a dead server is
an exception in the caller, and every stream has a connection of its own that can be thrown away.

Threads: libpulse runs one of its own for each stream; a `PulseStream` lives on one of ours at a
time, which polls it.
"""

import ctypes
import functools
import time
from collections.abc import Callable
from ctypes import (
    CDLL,
    POINTER,
    PyDLL,
    Structure,
    byref,
    c_char_p,
    c_int,
    c_int64,
    c_size_t,
    c_uint8,
    c_uint32,
    c_void_p,
)
from types import TracebackType
from typing import Any, Literal

import numpy as np

from engine.errors import DeviceError, DeviceRefusedError
from engine.events import Pcm

LIBRARY = "libpulse.so.0"
APPLICATION = b"Sotto"
ERR_ACCESS = 1
SAMPLE_BYTES = 4
# Stereo is mixed down here: PulseAudio would average it, PipeWire makes it 3 dB louder, past 1.
N_RECORD_CHANNELS = 2
OPEN_TIMEOUT_S = 3.0
OPEN_POLL_S = 0.002

# From pulse/def.h and pulse/sample.h, which have not changed these since 2009.
FLOAT32LE = 5
CONTEXT_NOAUTOSPAWN = 0x1
CONTEXT_READY, CONTEXT_FAILED, CONTEXT_TERMINATED = 4, 5, 6
STREAM_READY, STREAM_FAILED, STREAM_TERMINATED = 2, 3, 4
STREAM_DONT_MOVE = 0x200
STREAM_ADJUST_LATENCY = 0x2000
AS_THE_SERVER_LIKES = 0xFFFF_FFFF
NOTHING = c_size_t(-1).value


class _SampleSpec(Structure):
    _fields_ = (("format", c_int), ("rate", c_uint32), ("channels", c_uint8))


class _BufferAttributes(Structure):
    _fields_ = tuple(
        (name, c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize")
    )


_SIGNATURES: tuple[tuple[str, Any, tuple[Any, ...]], ...] = (
    ("pa_threaded_mainloop_new", c_void_p, ()),
    ("pa_threaded_mainloop_get_api", c_void_p, (c_void_p,)),
    ("pa_threaded_mainloop_start", c_int, (c_void_p,)),
    ("pa_threaded_mainloop_stop", None, (c_void_p,)),
    ("pa_threaded_mainloop_free", None, (c_void_p,)),
    ("pa_threaded_mainloop_lock", None, (c_void_p,)),
    ("pa_threaded_mainloop_unlock", None, (c_void_p,)),
    ("pa_context_new", c_void_p, (c_void_p, c_char_p)),
    ("pa_context_connect", c_int, (c_void_p, c_char_p, c_int, c_void_p)),
    ("pa_context_get_state", c_int, (c_void_p,)),
    ("pa_context_errno", c_int, (c_void_p,)),
    ("pa_context_disconnect", None, (c_void_p,)),
    ("pa_context_unref", None, (c_void_p,)),
    ("pa_strerror", c_char_p, (c_int,)),
    ("pa_stream_new", c_void_p, (c_void_p, c_char_p, POINTER(_SampleSpec), c_void_p)),
    (
        "pa_stream_connect_record",
        c_int,
        (c_void_p, c_char_p, POINTER(_BufferAttributes), c_int),
    ),
    (
        "pa_stream_connect_playback",
        c_int,
        (c_void_p, c_char_p, POINTER(_BufferAttributes), c_int, c_void_p, c_void_p),
    ),
    ("pa_stream_set_monitor_stream", c_int, (c_void_p, c_uint32)),
    ("pa_stream_get_state", c_int, (c_void_p,)),
    ("pa_stream_peek", c_int, (c_void_p, POINTER(c_void_p), POINTER(c_size_t))),
    ("pa_stream_drop", c_int, (c_void_p,)),
    ("pa_stream_readable_size", c_size_t, (c_void_p,)),
    ("pa_stream_writable_size", c_size_t, (c_void_p,)),
    ("pa_stream_write", c_int, (c_void_p, c_char_p, c_size_t, c_void_p, c_int64, c_int)),
    ("pa_stream_disconnect", c_int, (c_void_p,)),
    ("pa_stream_unref", None, (c_void_p,)),
)


@functools.cache
def _libraries() -> tuple[CDLL, PyDLL]:
    """Return libpulse twice: for calls that may wait, and for quick ones, which keep the GIL."""
    try:
        waiting, quick = CDLL(LIBRARY), PyDLL(LIBRARY)
    except OSError as error:
        raise DeviceError(
            f"The library {LIBRARY} is missing: install it (libpulse0 on Debian and Ubuntu)."
        ) from error
    for library in (waiting, quick):
        for name, result, arguments in _SIGNATURES:
            function = getattr(library, name)
            function.restype, function.argtypes = result, arguments
    return waiting, quick


class PulseConnection:
    """A connection to the server, with a thread of libpulse's own."""

    def __init__(self) -> None:
        """Connect; raise `DeviceError` when no server answers within `OPEN_TIMEOUT_S`."""
        self._waiting, self._quick = _libraries()
        self._loop = self._quick.pa_threaded_mainloop_new()
        api = self._quick.pa_threaded_mainloop_get_api(self._loop)
        self._context = self._quick.pa_context_new(api, APPLICATION)
        self._stream: int | None = None
        self._is_open = True
        self._or_close(self._connect)

    def __enter__(self) -> None:
        """Hold libpulse's own thread still."""
        self._waiting.pa_threaded_mainloop_lock(self._loop)

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        """Let it go on."""
        self._quick.pa_threaded_mainloop_unlock(self._loop)

    def close(self) -> None:
        """Throw the connection away, and the stream on it; may come twice."""
        if not self._is_open:
            return
        self._is_open = False
        with self:
            if self._stream is not None:
                self._quick.pa_stream_disconnect(self._stream)
                self._quick.pa_stream_unref(self._stream)
            self._quick.pa_context_disconnect(self._context)
            self._quick.pa_context_unref(self._context)
        self._waiting.pa_threaded_mainloop_stop(self._loop)
        self._waiting.pa_threaded_mainloop_free(self._loop)

    def _or_close(self, step: Callable[[], None]) -> None:
        try:
            step()
        except BaseException:
            self.close()
            raise

    def _connect(self) -> None:
        quick = self._quick
        # Both calls may read files and sockets: without the GIL.
        refused = self._waiting.pa_context_connect(self._context, None, CONTEXT_NOAUTOSPAWN, None)
        if refused < 0:
            raise no_server()
        self._waiting.pa_threaded_mainloop_start(self._loop)
        if not self._reaches(
            lambda: quick.pa_context_get_state(self._context),
            CONTEXT_READY,
            (CONTEXT_FAILED, CONTEXT_TERMINATED),
        ):
            raise no_server()

    def _reaches(self, state: Callable[[], int], wanted: int, hopeless: tuple[int, ...]) -> bool:
        deadline_s = time.monotonic() + OPEN_TIMEOUT_S
        while time.monotonic() < deadline_s:
            with self:
                now = state()
            if now == wanted or now in hopeless:
                return bool(now == wanted)
            time.sleep(OPEN_POLL_S)
        return False


class PulseStream(PulseConnection):
    """Mono float32 to or from one named device, and no other."""

    def __init__(
        self,
        device: str,
        direction: Literal["record", "playback"],
        rate_hz: int,
        latency_ms: int,
        *,
        only_stream: int | None = None,
    ) -> None:
        """Connect and begin; raise `DeviceError` when there is no server or no such device.

        Args:
            device: Its name.
            direction: Whether it is heard or spoken into.
            rate_hz: Of the samples.
            latency_ms: How much comes at once, or waits in the server.
            only_stream: Given, hear nothing else that is played into the device.
        """
        super().__init__()
        self._device = device
        self._only_stream = only_stream
        self._or_close(lambda: self._begin(direction, rate_hz, latency_ms))

    def read(self) -> Pcm:
        """Return what has come (n_samples,), possibly nothing; raise `DeviceError` once lost."""
        pieces = []
        with self:
            self._check()
            while self._quick.pa_stream_readable_size(self._stream) not in (0, NOTHING):
                pieces.append(self._peek())
        interleaved = np.concatenate([np.zeros(0, np.float32), *pieces])
        mono: Pcm = interleaved.reshape(-1, N_RECORD_CHANNELS).mean(axis=1)
        return mono

    def write(self, pcm: Pcm) -> int:
        """Hand over as many samples (n_samples,) as fit now and return how many those were.

        Raises `DeviceError` once the device is lost.
        """
        with self:
            self._check()
            n_bytes = self._quick.pa_stream_writable_size(self._stream)
            n_samples = 0 if n_bytes == NOTHING else min(n_bytes // SAMPLE_BYTES, len(pcm))
            if n_samples:
                data = pcm[:n_samples].astype("<f4").tobytes()
                self._do(self._quick.pa_stream_write(self._stream, data, len(data), None, 0, 0))
        return int(n_samples)

    def _begin(self, direction: str, rate_hz: int, latency_ms: int) -> None:
        quick, name = self._quick, self._device.encode()
        attributes = _BufferAttributes(*[AS_THE_SERVER_LIKES] * 5)
        flags = STREAM_DONT_MOVE | STREAM_ADJUST_LATENCY
        with self:
            n_channels = N_RECORD_CHANNELS if direction == "record" else 1
            n_bytes = rate_hz * latency_ms // 1000 * SAMPLE_BYTES * n_channels
            spec = _SampleSpec(FLOAT32LE, rate_hz, n_channels)
            self._stream = quick.pa_stream_new(self._context, APPLICATION, byref(spec), None)
            if self._only_stream is not None:
                quick.pa_stream_set_monitor_stream(self._stream, self._only_stream)
            if direction == "record":
                attributes.fragsize = n_bytes
                refused = quick.pa_stream_connect_record(
                    self._stream, name, byref(attributes), flags
                )
            else:
                attributes.tlength = n_bytes
                refused = quick.pa_stream_connect_playback(
                    self._stream, name, byref(attributes), flags, None, None
                )
        if refused < 0 or not self._reaches(
            lambda: quick.pa_stream_get_state(self._stream),
            STREAM_READY,
            (STREAM_FAILED, STREAM_TERMINATED),
        ):
            refused = self._quick.pa_context_errno(self._context)
            raise not_opened(refused, self._device, self._reason())

    def _peek(self) -> Pcm:
        """Take the next piece, interleaved; a hole, which has a length but no data, is silence."""
        data, n_bytes = c_void_p(), c_size_t()
        self._do(self._quick.pa_stream_peek(self._stream, byref(data), byref(n_bytes)))
        if n_bytes.value == 0:
            return np.zeros(0, np.float32)
        pcm: Pcm = np.zeros(n_bytes.value // SAMPLE_BYTES, np.float32)
        if data.value:
            pcm = np.frombuffer(ctypes.string_at(data.value, n_bytes.value), "<f4")
        self._quick.pa_stream_drop(self._stream)
        return pcm

    def _check(self) -> None:
        if self._quick.pa_stream_get_state(self._stream) != STREAM_READY:
            raise self._lost()

    def _do(self, refused: int) -> None:
        if refused < 0:
            raise self._lost()

    def _lost(self) -> DeviceError:
        return DeviceError(
            f"The sound device {self._device} was lost ({self._reason()}): connect it again or "
            "choose another."
        )

    def _reason(self) -> str:
        message = self._quick.pa_strerror(self._quick.pa_context_errno(self._context))
        return bytes(message).decode(errors="replace").lower()


def not_opened(refused: int, device: str, reason: str) -> DeviceError:
    """Return the error that says why the server does not open a device.

    Args:
        refused: What libpulse says why.
        device: Its name.
        reason: Its words for that.
    """
    told = f"The sound server does not open {device} ({reason}): "
    if refused == ERR_ACCESS:
        return DeviceRefusedError(f"{told}allow it in the privacy settings of the desktop.")
    return DeviceError(f"{told}see `sotto devices` for those there are.")


def no_server() -> DeviceError:
    """Return the error that says what to do where no sound server answers."""
    return DeviceError("There is no sound server: start PulseAudio or PipeWire.")
