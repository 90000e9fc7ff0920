"""The volumes of what other programs play into one output of a PulseAudio or PipeWire server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from engine.audio.ducking import Stream
from engine.audio.libpulse import APPLICATION
from engine.audio.pulse import connected, set_stream_volume


class PulseVolumes:
    """What plays into one output, or into all, through a connection that lasts."""

    def __init__(self, server: Any, output: str | None) -> None:  # noqa: ANN401 - untyped
        self._server = server
        self._output = output

    def list(self) -> list[Stream]:
        """Return what other programs play."""
        sinks = {sink.index: sink.name for sink in self._server.sink_list()}
        return [
            Stream(each.index, _key(each.proplist), each.volume.value_flat)
            for each in self._server.sink_input_list()
            if self._output in (None, sinks.get(each.sink)) and not _is_ours(each.proplist)
        ]

    def set(self, index: int, volume: float) -> None:
        """Make a stream as loud as this; its balance stays."""
        set_stream_volume(self._server, index, volume)


@contextmanager
def open_volumes(output: str | None) -> Iterator[PulseVolumes]:
    """Yield the volumes of what plays into `output`, None for all; raise `DeviceError`."""
    with connected() as server:
        yield PulseVolumes(server, output)


def _key(properties: dict[str, str]) -> str:
    names = ("application.name", "application.process.binary", "media.role")
    return "/".join(properties.get(name, "") for name in names)


def _is_ours(properties: dict[str, str]) -> bool:
    is_here = properties.get("application.process.id") == str(os.getpid())
    return is_here or properties.get("application.name") == APPLICATION.decode()
