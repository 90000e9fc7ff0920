"""Which of PortAudio's devices are meant, by what it tells of them; does not know the library.

Windows: every device is listed by each of four interfaces. Only WASAPI's are taken: the oldest cuts
names off after 31 letters, and what an output plays (`wasapi`) is found by the output's name.

macOS: nobody can hear what a computer plays, unless a loopback device is installed, an output whose
sound comes out of an input of the same name. These are known by their names.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from engine.audio.capture import Source
from engine.audio.playback import Output

Direction = Literal["input", "output"]
Info = Mapping[str, Any]  # what PortAudio tells of a device, or of an interface

WASAPI = "Windows WASAPI"
LOOPBACKS = ("blackhole", "loopback audio", "soundflower", "vb-cable", "vb-audio")


class HostDevices:
    """The devices of the interface that counts, and the defaults."""

    def __init__(
        self, devices: Sequence[Info], interfaces: Sequence[Info], defaults: tuple[int, int]
    ) -> None:
        """Keep what PortAudio tells.

        Args:
            devices: All of them.
            interfaces: Those it reaches them through.
            defaults: The numbers of its own default input and output.
        """
        self._interface: Info | None = None
        self._devices = list(devices)
        self._defaults = dict(zip(("input", "output"), defaults, strict=True))
        for number, interface in enumerate(interfaces):
            if interface["name"] == WASAPI:
                self._interface = interface
                self._devices = [each for each in devices if each["hostapi"] == number]
                self._defaults = {
                    "input": interface["default_input_device"],
                    "output": interface["default_output_device"],
                }

    def sources(self) -> list[Source]:
        """Return the microphones and loopback devices, the default first."""
        return [
            Source(name, name, "system", is_default, monitor_of=name, is_loopback=True)
            if _is_loopback(name)
            else Source(name, name, "mic", is_default)
            for name, is_default in self._list("input")
        ]

    def outputs(self) -> list[Output]:
        """Return where can be spoken, the default first."""
        return [Output(name, name, is_default) for name, is_default in self._list("output")]

    @property
    def is_wasapi(self) -> bool:
        """Whether these are WASAPI's, which must be asked to convert rates and channels."""
        return self._interface is not None

    def query(self, name: str) -> str:
        """Return what PortAudio must be asked for to get this device and no other of its name."""
        return f"{name}, {WASAPI}" if self.is_wasapi else name

    def _list(self, direction: Direction) -> list[tuple[str, bool]]:
        found = [
            (device["name"], device["index"] == self._defaults[direction])
            for device in self._devices
            if device[f"max_{direction}_channels"] > 0
        ]
        return sorted(found, key=lambda device: not device[1])


def _is_loopback(name: str) -> bool:
    return any(known in name.lower() for known in LOOPBACKS)
