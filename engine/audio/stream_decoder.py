"""Decodes what an address sends; runs as a process of its own, for what is sent may be hostile.

    python -m engine.audio.stream_decoder https://example.org/radio.mp3

writes mono float32 at `RATE_HZ` to standard output. PyAV decodes if it is installed, which Sotto
does not ship, as its wheels hold parts under the GPL; libsndfile decodes what is one recording.
"""

import io
import itertools
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import numpy as np

from engine.audio.file import decode_audio
from engine.audio.mixdown import Mixdown
from engine.errors import DeviceError, EngineError
from engine.events import Pcm

RATE_HZ = 48_000
TIMEOUT_S = 20.0
PROTOCOLS = "http,https,httpproxy,tcp,tls,crypto,hls,rtmp,rtmps,rtmpt"  # and never `file`
LARGEST_BYTES = 256 << 20
HTTP = ("http://", "https://")


def decode(address: str) -> Iterator[Pcm]:
    """Yield mono samples (n_samples,) at `RATE_HZ`; raise `EngineError`."""
    try:
        import av
    except ImportError:
        return decode_audio(_fetch(address), RATE_HZ)
    return _decode_with(av, address)


def _decode_with(av: Any, address: str) -> Iterator[Pcm]:  # noqa: ANN401 - an optional library
    options = {"protocol_whitelist": PROTOCOLS}
    resampler, mixdown = av.AudioResampler(format="fltp", rate=RATE_HZ), None
    try:
        with av.open(address, timeout=TIMEOUT_S, options=options) as container:
            for frame in itertools.chain(container.decode(audio=0), [None]):
                for piece in resampler.resample(frame):
                    channels = piece.to_ndarray()  # (n_channels, n_samples)
                    mixdown = mixdown or Mixdown(len(channels), RATE_HZ)
                    yield mixdown.push(np.clip(channels.T, -1.0, 1.0))
    except (av.FFmpegError, IndexError) as error:  # IndexError: there is no sound in it
        raise DeviceError(f"{error}") from error


def _fetch(address: str) -> io.BytesIO:
    """Return a whole recording; raise `DeviceError` for what is none, or never ends."""
    if not address.startswith(HTTP):
        raise DeviceError(f"{address.partition(':')[0]} needs ffmpeg or PyAV")
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT_S) as answer:  # noqa: S310
            data = answer.read(LARGEST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise DeviceError(f"{error}") from error
    if len(data) > LARGEST_BYTES:
        raise DeviceError("it does not end, or is too large: that needs ffmpeg or PyAV")
    return io.BytesIO(data)


def main() -> int:
    """Decode, and return the exit code."""
    try:
        for pcm in decode(sys.argv[1]):
            sys.stdout.buffer.write(pcm.astype("<f4").tobytes())
        sys.stdout.buffer.flush()
    except EngineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except BrokenPipeError:  # nobody listens any more
        with suppress(BrokenPipeError):
            sys.stdout.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
