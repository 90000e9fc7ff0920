"""The seam between whatever hears the source and the engine; knows no sound server.

To add a way to hear (another system's loopback, say): write a class with these methods in a
module of its own, which alone imports the library, and list its sources in `devices.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from engine.errors import EngineError
from engine.events import DeviceBack, DeviceLost, DubLeftOut, Pcm, SourceChanged

CaptureReport = DeviceLost | DeviceBack | SourceChanged | DubLeftOut
SourceKind = Literal["system", "mic", "program", "file", "stream"]


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can be heard.

    Attributes:
        name: What the device is called by programs, unique.
        title: What it is called by people.
        kind: `system` is what an output plays, `mic` is a microphone, `program` is
            what one program plays, `file` is a recording, `stream` what an address sends.
        is_default: It is what a person means who says only `system` or `mic`.
        monitor_of: The name of the output whose sound it is; the dub must not be heard there.
        program: The program that alone is heard, if it is one.
        is_muted: The system keeps it silent.
        is_surround: It has more than two channels.
        is_loopback: It is a device that was installed to hear what is played into it; other outputs
            may play into it, too, and nobody can tell which.
    """

    name: str
    title: str
    kind: SourceKind
    is_default: bool = False
    monitor_of: str | None = None
    program: str | None = None
    is_muted: bool = False
    is_surround: bool = False
    is_loopback: bool = False


class Capture(Protocol):
    """Delivers a source as mono float32 at `rate_hz`, in blocks of any length."""

    rate_hz: int

    @property
    def source(self) -> Source:
        """What is heard."""

    def start(
        self, receive: Callable[[Pcm], None], ended: Callable[[EngineError | None], None]
    ) -> None:
        """Begin to call `receive` on the device's thread; raise `DeviceError` if that cannot be.

        Args:
            receive: Takes samples (n_samples,) in [-1, 1]; copies and returns.
            ended: Called at most once, last: with the error when the device was lost, with None
                when the source simply ends. Not called after `stop`.
        """

    def take_reports(self) -> list[CaptureReport]:
        """Return what befell the device since this was last asked, if it was not the end."""

    def stop(self) -> None:
        """Stop calling; may come at any time, and twice."""
