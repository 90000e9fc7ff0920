"""One stream on a PulseAudio or PipeWire server, to or from one named device and no other.

Threads: libpulse runs one of its own for each stream; a stream lives on one of ours at a time,
which polls it.
"""

import ctypes
from collections.abc import Callable
from ctypes import byref, c_size_t, c_void_p

import numpy as np

from engine.audio.libpulse import (
    APPLICATION,
    AS_THE_SERVER_LIKES,
    CHANNELS_AS_IN_WAV,
    FLOAT32LE,
    NOTHING,
    SAMPLE_BYTES,
    STREAM_ADJUST_LATENCY,
    STREAM_DONT_MOVE,
    STREAM_EARLY_REQUESTS,
    STREAM_FAILED,
    STREAM_READY,
    STREAM_TERMINATED,
    BufferAttributes,
    ChannelMap,
    PulseConnection,
    SampleSpec,
    not_opened,
)
from engine.audio.mixdown import Mixdown
from engine.errors import DeviceError
from engine.events import Pcm

N_STEREO, N_SURROUND = 2, 6
REQUEST_MS = 30  # so much less than it wants to have may wait in the server before it asks for more


class _PulseStream(PulseConnection):
    """What both kinds share: connected for as long as the device is there."""

    def __init__(self, device: str, rate_hz: int, n_channels: int) -> None:
        """Connect; raise `DeviceError` when there is no server."""
        super().__init__()
        self._device = device
        self._spec = SampleSpec(FLOAT32LE, rate_hz, n_channels)
        self._attributes = BufferAttributes(*[AS_THE_SERVER_LIKES] * 5)

    def _begin(self, connect: Callable[[bytes], int]) -> None:
        """Begin as `connect` does with the device's name; raise `DeviceError` if that cannot be."""
        self._or_close(lambda: self._connect_stream(connect))

    def _connect_stream(self, connect: Callable[[bytes], int]) -> None:
        quick, channels = self._quick, ChannelMap()
        with self:
            quick.pa_channel_map_init_auto(byref(channels), self._spec.channels, CHANNELS_AS_IN_WAV)
            self._stream = quick.pa_stream_new(
                self._context, APPLICATION, byref(self._spec), byref(channels)
            )
            refused = connect(self._device.encode())
        if refused < 0 or not self._reaches(
            lambda: quick.pa_stream_get_state(self._stream),
            STREAM_READY,
            (STREAM_FAILED, STREAM_TERMINATED),
        ):
            refused = self._quick.pa_context_errno(self._context)
            raise not_opened(refused, self._device, self._reason())

    def _n_bytes(self, duration_ms: int) -> int:
        n_samples = int(self._spec.rate) * duration_ms // 1000
        return n_samples * SAMPLE_BYTES * int(self._spec.channels)

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


class RecordStream(_PulseStream):
    """Hears one device, mixed down to mono float32.

    That is done here: PulseAudio would average stereo, PipeWire makes it 3 dB louder, past 1; and
    the voice in the middle of six channels comes out of PulseAudio 16 dB too quiet.
    """

    def __init__(
        self,
        device: str,
        rate_hz: int,
        latency_ms: int,
        *,
        only_stream: int | None = None,
        is_surround: bool = False,
    ) -> None:
        """Connect and begin; raise `DeviceError` when there is no server or no such device.

        Args:
            device: Its name.
            rate_hz: Of the samples.
            latency_ms: How much comes at once.
            only_stream: Given, hear nothing else that is played into the device.
            is_surround: Whether it has more channels than two, of which six are heard.
        """
        self._n_channels = N_SURROUND if is_surround else N_STEREO
        super().__init__(device, rate_hz, self._n_channels)
        self._mixdown = Mixdown(self._n_channels, rate_hz)
        self._attributes.fragsize = self._n_bytes(latency_ms)
        self._begin(lambda name: self._connect_record(name, only_stream))

    def read(self) -> Pcm:
        """Return what has come (n_samples,), possibly nothing; raise `DeviceError` once lost."""
        pieces = []
        with self:
            self._check()
            while self._quick.pa_stream_readable_size(self._stream) not in (0, NOTHING):
                pieces.append(self._peek())
        interleaved = np.concatenate([np.zeros(0, np.float32), *pieces])
        frames = interleaved.reshape(-1, self._n_channels)
        if self._n_channels > N_STEREO:
            return self._mixdown.push(frames)
        mono: Pcm = frames.mean(axis=1)
        return mono

    def _connect_record(self, name: bytes, only_stream: int | None) -> int:
        if only_stream is not None:
            self._quick.pa_stream_set_monitor_stream(self._stream, only_stream)
        flags = STREAM_DONT_MOVE | STREAM_ADJUST_LATENCY
        return int(
            self._quick.pa_stream_connect_record(self._stream, name, byref(self._attributes), flags)
        )

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


class PlaybackStream(_PulseStream):
    """Speaks mono float32 into one device.

    Sound begins as soon as `latency_ms` are there; more may be handed over ahead, so that nothing
    is heard of a program that stands still for a moment.
    """

    def __init__(self, device: str, rate_hz: int, latency_ms: int, ahead_ms: int) -> None:
        """Connect and begin; raise `DeviceError` when there is no server or no such device.

        Args:
            device: Its name.
            rate_hz: Of the samples.
            latency_ms: How much must be there before it sounds.
            ahead_ms: How much may wait in the server.
        """
        super().__init__(device, rate_hz, 1)
        self._attributes.prebuf = self._n_bytes(latency_ms)
        self._attributes.minreq = self._n_bytes(REQUEST_MS)
        self._attributes.tlength = self._n_bytes(ahead_ms)
        self._begin(self._connect_playback)

    @property
    def waiting_ms(self) -> int:
        """How much of what was written waits in the server; raise `DeviceError` once lost."""
        with self:
            self._check()
            n_wanted = self._quick.pa_stream_get_buffer_attr(self._stream).contents.tlength
            n_bytes = max(0, int(n_wanted) - self._n_writable_bytes())
        return n_bytes * 1000 // self._n_bytes(1000)

    def write(self, pcm: Pcm) -> int:
        """Hand over as many samples (n_samples,) as fit now and return how many those were.

        Raises `DeviceError` once the device is lost.
        """
        with self:
            self._check()
            n_samples = min(self._n_writable_bytes() // SAMPLE_BYTES, len(pcm))
            if n_samples:
                data = pcm[:n_samples].astype("<f4").tobytes()
                self._do(self._quick.pa_stream_write(self._stream, data, len(data), None, 0, 0))
        return n_samples

    def _connect_playback(self, name: bytes) -> int:
        # Early requests: what the server hands to the device at once follows from `minreq`. Were
        # the latency adjusted it would be half of `tlength`, and the voice would begin so late.
        flags = STREAM_DONT_MOVE | STREAM_EARLY_REQUESTS
        return int(
            self._quick.pa_stream_connect_playback(
                self._stream, name, byref(self._attributes), flags, None, None
            )
        )

    def _n_writable_bytes(self) -> int:
        n_bytes = int(self._quick.pa_stream_writable_size(self._stream))
        return 0 if n_bytes == NOTHING else n_bytes
