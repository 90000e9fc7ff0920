"""The seam between the dub and whatever makes it sound; knows no sound server."""

from dataclasses import dataclass
from typing import Protocol

from engine.events import Pcm


@dataclass(frozen=True, slots=True)
class Output:
    """Something that can be spoken into.

    Attributes:
        name: What the device is called by programs, unique.
        title: What it is called by people.
        is_default: It is where the computer plays when nothing else is said.
        is_worn: Headphones or a headset: only one person hears it.
    """

    name: str
    title: str
    is_default: bool = False
    is_worn: bool = False


class Playback(Protocol):
    """Plays mono float32 at `rate_hz`. Lives on one thread, save `open`, which may be another's."""

    output: Output
    rate_hz: int
    tail_ms: int  # as much silence must follow for the last sample to be heard

    @property
    def waiting_ms(self) -> int:
        """How much of what was handed over is still to be heard, as far as the device tells.

        Raises `DeviceError` when the device is lost.
        """

    def open(self) -> None:
        """Get ready to play; raise `DeviceError` if that cannot be."""

    def write(self, pcm: Pcm) -> None:
        """Hand over samples (n_samples,), waiting until the device takes them.

        Raise `DeviceError` when the device is lost.
        """

    def close(self) -> None:
        """Stop at once and let the device go; may come at any time, and twice."""
