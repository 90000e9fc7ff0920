"""What can be heard and where can be spoken, by name; knows which back end this machine needs.

The back ends are imported when they are first asked for: each needs a library of the system.
"""

import functools
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Protocol

from engine.audio.capture import Capture, Source
from engine.audio.file import FileCapture, is_recording
from engine.audio.libpulse import no_server
from engine.audio.playback import Output, Playback
from engine.audio.resuming import ResumingCapture
from engine.audio.stream_address import StreamCapture, is_address
from engine.errors import DeviceError

SYSTEM = "system"  # what the default output plays
MICROPHONE = "mic"  # the default microphone


class BackEnd(Protocol):
    """What a module must offer that reaches the sound of one kind of machine."""

    @property
    def IS_SERVER(self) -> bool:  # noqa: N802 - a constant of the module
        """Whether devices come and go, and programs are told apart."""

    def list_sources(self) -> list[Source]:
        """Return what can be heard, the defaults first."""

    def list_outputs(self) -> list[Output]:
        """Return where can be spoken, the default first."""

    def open_capture(self, source: Source) -> Capture:
        """Return what hears `source`, not yet connected."""

    def open_playback(self, output: Output) -> Playback:
        """Return what plays into `output`, not yet connected."""


def list_sources() -> list[Source]:
    """Return what can be heard, the defaults first; raise `DeviceError` when that is nothing."""
    sources = find_back_end().list_sources()
    if not sources:
        raise no_server()
    return sources


def list_outputs() -> list[Output]:
    """Return where can be spoken, the default first; raise `DeviceError` when that is nowhere."""
    outputs = find_back_end().list_outputs()
    if not outputs:
        raise no_server()
    return outputs


def open_capture(
    name: str = SYSTEM, *, follow_default: bool = False, leaves_out_dub: bool = False
) -> Capture:
    """Return what hears a source: `system`, `mic`, or one that `list_sources` names.

    It is connected when it is started. Where there is a sound server, a device that vanishes is
    heard again when it is back; elsewhere that is the end.

    Args:
        name: What is heard; an address, too: http, https (HLS among them), rtmp, rtmps; or the
            whole path of a recording.
        follow_default: Whether `system` and `mic` mean whatever is the default at any time, and not
            what it is now.
        leaves_out_dub: Whether all is heard but our own voice, which sounds there, too: only where
            `can_leave_out_dub` says so.

    Raises `DeviceError` when there is no such source, or none that can be followed, and
    `AudioFileError` when a recording cannot be read.
    """
    if is_address(name):
        return StreamCapture(name)
    if is_recording(name):
        return FileCapture(name)
    source, back_end = choose_source(list_sources(), name), find_back_end()
    if follow_default and name not in (SYSTEM, MICROPHONE):
        raise DeviceError(f"{name} is one device: only {SYSTEM} and {MICROPHONE} can be followed.")
    if not back_end.IS_SERVER:
        return back_end.open_capture(source)
    find_default = functools.partial(_find_source, name) if follow_default else None
    # The very same back end for ever: while a server is away, no other may step in.
    reopen = _open_without_dub if leaves_out_dub else functools.partial(_open, back_end)
    without_us = None if leaves_out_dub or source.monitor_of is None else _open_without_dub
    return ResumingCapture(source, reopen, find_default, open_without_us=without_us)


def is_muted(source: Source) -> bool:
    """Return whether the system keeps `source` silent now, False where nobody can tell."""
    with suppress(DeviceError):
        return any(each.is_muted for each in list_sources() if each.name == source.name)
    return False


def open_once(source: Source) -> Capture:
    """Return what hears `source` until its device is lost."""
    return _open(find_back_end(), source)


@contextmanager
def unheard_output() -> Iterator[str]:
    """Yield the name of an output that is there for the moment and that nobody hears.

    Raises `DeviceError` where there is no sound server.
    """
    if not find_back_end().IS_SERVER:
        raise DeviceError("There is no sound server to make an output in: name an --output.")
    from engine.audio.pulse import null_output

    with null_output() as name:
        yield name


def can_leave_out_dub(source: Source) -> bool:
    """Whether what plays there can be heard without our own voice."""
    return source.monitor_of is not None and find_back_end().IS_SERVER


def open_playback(
    name: str | None = None, heard: Source | None = None, *, allow_echo: bool = False
) -> Playback:
    """Return what plays into an output, by default one that is not listened to.

    Args:
        name: One that `list_outputs` names; None leaves the choice to us.
        heard: The source that is listened to: the dub must not be heard there.
        allow_echo: Play there nevertheless if it is named, or if there is no other output: the dub
            is left out of what is heard.

    Raises `DeviceError` when there is no such output, or none where the dub is not heard again.
    """
    output = choose_output(list_outputs(), name, heard, allow_echo=allow_echo)
    return find_back_end().open_playback(output)


def choose_source(sources: Sequence[Source], name: str) -> Source:
    """Return the source that is meant; raise `DeviceError` naming those there are."""
    if name in (SYSTEM, MICROPHONE):
        of_kind = [source for source in sources if source.kind == name]
        chosen = [source for source in of_kind if source.is_default] or of_kind
    else:
        chosen = [source for source in sources if name in (source.name, source.title)]
    if chosen:
        return chosen[0]
    if name == SYSTEM:
        if not sources:
            raise DeviceError("Nothing can be heard here: connect a microphone.")
        raise DeviceError(
            "What this computer plays cannot be heard here: choose a microphone "
            f"({_names(sources)})."
        )
    raise DeviceError(f"There is no source {name!r}: choose one of {_names(sources)}.")


def choose_output(
    outputs: Sequence[Output],
    name: str | None = None,
    heard: Source | None = None,
    *,
    allow_echo: bool = False,
) -> Output:
    """Return the output for the dub, as `open_playback` says."""
    echoing = heard.monitor_of if heard is not None else None
    silent = [output for output in outputs if output.name != echoing]
    if name is not None:
        return _named(outputs, name, echoing, allow_echo=allow_echo)
    if silent:
        # The default is where everybody expects sound, but plays into a loopback device if one is
        # heard, or nothing would be; next, what only one person hears.
        is_loopback = heard is not None and heard.is_loopback
        return min(silent, key=lambda out: (out.is_default == is_loopback, not out.is_worn))
    if allow_echo and outputs:
        return outputs[0]
    raise DeviceError(
        "The only output is the one that is listened to, and the dub would be translated again: "
        "connect headphones or turn the dub off."
    )


def find_back_end() -> BackEnd:
    """Return the module that reaches this machine's sound: its server, or PortAudio without one.

    Raises `DeviceError` where there is neither.
    """
    if sys.platform == "linux":
        try:
            from engine.audio import pulse

            pulse.list_outputs()
        except (DeviceError, OSError):  # OSError: pulsectl found no libpulse
            pass
        else:
            return pulse
    try:
        if sys.platform == "win32":
            from engine.audio import wasapi

            return wasapi
        from engine.audio import portaudio
    except OSError as error:  # sounddevice found no PortAudio
        raise no_server() from error
    return portaudio


def _open(back_end: BackEnd, source: Source) -> Capture:
    if source.program is not None:
        return _open_without_dub(source)
    return back_end.open_capture(source)


def _open_without_dub(source: Source) -> Capture:
    from engine.audio.pulse_programs import ProgramsCapture

    return ProgramsCapture(source)


def _find_source(name: str) -> Source | None:
    try:
        return choose_source(list_sources(), name)
    except DeviceError:  # the server is away, or has nothing to hear
        return None


def _named(
    outputs: Sequence[Output], name: str, echoing: str | None, *, allow_echo: bool
) -> Output:
    for output in outputs:
        if name in (output.name, output.title):
            if output.name == echoing and not allow_echo:
                raise DeviceError(
                    f"{output.title} is listened to, and the dub would be translated again: "
                    "choose another output or another source."
                )
            return output
    raise DeviceError(f"There is no output {name!r}: choose one of {_names(outputs)}.")


def _names(devices: Sequence[Source] | Sequence[Output]) -> str:
    return ", ".join(device.name for device in devices)
