"""The volumes of what other programs play into one output of a PulseAudio or PipeWire server."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from engine.audio.ducking import Stream
from engine.audio.pulse import connected, set_stream_volume
from engine.audio.pulse_streams import list_streams


class PulseVolumes:
    """What plays into one output, or into all, through a connection that lasts."""

    def __init__(self, server: Any, output: str | None) -> None:  # noqa: ANN401 - untyped
        self._server = server
        self._output = output

    def list(self) -> list[Stream]:
        """Return what other programs play."""
        return [
            Stream(each.index, each.key, each.volume)
            for each in list_streams(self._server)
            if self._output in (None, each.output) and not each.is_ours
        ]

    def set(self, index: int, volume: float) -> None:
        """Make a stream as loud as this; its balance stays."""
        set_stream_volume(self._server, index, volume)


@contextmanager
def open_volumes(output: str | None) -> Iterator[PulseVolumes]:
    """Yield the volumes of what plays into `output`, None for all; raise `DeviceError`."""
    with connected() as server:
        yield PulseVolumes(server, output)
