"""A connection to a PulseAudio or PipeWire server through libpulse; the only door to it.

Why our own layer: only `PA_STREAM_DONT_MOVE` keeps the server from handing us the microphone, or
from playing the dub into what we listen to, when a device vanishes, and no library for Python sets
it. libpulse gets no Python callback: its thread never waits for the interpreter, a dead server is
an exception in the caller, and every stream (`pulse_stream`) has a connection of its own that can
be thrown away.

Threads: libpulse runs one of its own for each connection, which lives on one of ours at a time.
"""

import functools
import time
from collections.abc import Callable
from ctypes import (
    CDLL,
    POINTER,
    PyDLL,
    Structure,
    c_char_p,
    c_int,
    c_int64,
    c_size_t,
    c_uint8,
    c_uint32,
    c_void_p,
)
from types import TracebackType
from typing import Any

from engine.errors import DeviceError, DeviceRefusedError

LIBRARY = "libpulse.so.0"
APPLICATION = b"Sotto"
ERR_ACCESS = 1
SAMPLE_BYTES = 4
OPEN_TIMEOUT_S = 3.0
OPEN_POLL_S = 0.002

# From pulse/def.h and pulse/sample.h, which have not changed these since 2009.
FLOAT32LE = 5
CONTEXT_NOAUTOSPAWN = 0x1
CONTEXT_READY, CONTEXT_FAILED, CONTEXT_TERMINATED = 4, 5, 6
STREAM_READY, STREAM_FAILED, STREAM_TERMINATED = 2, 3, 4
STREAM_DONT_MOVE = 0x200
STREAM_ADJUST_LATENCY, STREAM_EARLY_REQUESTS = 0x2000, 0x4000
CHANNELS_AS_IN_WAV = 3
MAX_CHANNELS = 32
AS_THE_SERVER_LIKES = 0xFFFF_FFFF
NOTHING = c_size_t(-1).value


class SampleSpec(Structure):
    """What a stream's samples are."""

    _fields_ = (("format", c_int), ("rate", c_uint32), ("channels", c_uint8))


class ChannelMap(Structure):
    """Where its channels sound."""

    _fields_ = (("channels", c_uint8), ("map", c_int * MAX_CHANNELS))


class BufferAttributes(Structure):
    """How much the server keeps, all in bytes."""

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
    ("pa_channel_map_init_auto", c_void_p, (POINTER(ChannelMap), c_uint32, c_int)),
    (
        "pa_stream_new",
        c_void_p,
        (c_void_p, c_char_p, POINTER(SampleSpec), POINTER(ChannelMap)),
    ),
    (
        "pa_stream_connect_record",
        c_int,
        (c_void_p, c_char_p, POINTER(BufferAttributes), c_int),
    ),
    (
        "pa_stream_connect_playback",
        c_int,
        (c_void_p, c_char_p, POINTER(BufferAttributes), c_int, c_void_p, c_void_p),
    ),
    ("pa_stream_set_monitor_stream", c_int, (c_void_p, c_uint32)),
    ("pa_stream_get_state", c_int, (c_void_p,)),
    ("pa_stream_get_buffer_attr", POINTER(BufferAttributes), (c_void_p,)),
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
