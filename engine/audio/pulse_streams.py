"""What programs play on a PulseAudio or PipeWire server, and which of it is our own."""

import os
from dataclasses import dataclass
from typing import Any

from engine.audio.libpulse import APPLICATION
from engine.audio.pulse_stream import N_STEREO


@dataclass(frozen=True, slots=True)
class ProgramStream:
    """What a program plays into one output.

    Attributes:
        index: The server's number.
        program: What people call the program.
        key: What tells it from others, from one run to the next.
        output: The output it plays into.
        monitor: The source that hears that output.
        volume: Of which 1 is full; its cube is the amplitude.
        is_ours: It is our own voice.
        is_surround: The output has more than two channels.
    """

    index: int
    program: str
    key: str
    output: str
    monitor: str
    volume: float
    is_ours: bool
    is_surround: bool = False


def list_streams(server: Any) -> list[ProgramStream]:  # noqa: ANN401 - untyped
    """Return all that plays, through a connection of `engine.audio.pulse.connected`."""
    sinks = {sink.index: sink for sink in server.sink_list()}
    return [
        _stream(each, sinks[each.sink]) for each in server.sink_input_list() if each.sink in sinks
    ]


def _stream(stream: Any, sink: Any) -> ProgramStream:  # noqa: ANN401 - untyped
    properties: dict[str, str] = stream.proplist
    name = properties.get("application.name") or stream.name
    binary, role = (
        properties.get(each, "") for each in ("application.process.binary", "media.role")
    )
    is_here = properties.get("application.process.id") == str(os.getpid())
    return ProgramStream(
        index=stream.index,
        program=name,
        key=f"{name}/{binary}/{role}",
        output=sink.name,
        monitor=sink.monitor_source_name,
        volume=stream.volume.value_flat,
        is_ours=is_here or name == APPLICATION.decode(),
        is_surround=sink.channel_count > N_STEREO,
    )
