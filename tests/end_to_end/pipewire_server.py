"""A private PipeWire that speaks PulseAudio's protocol; otherwise as `sound_server.SoundServer`.

Its quantum, the time in which every program must have done its part, is what PipeWire itself has in
virtual machines, 21 ms at least, for there a processor may stand still. It does not know all of
them for what they are.
"""

import os
import subprocess

from sound_server import SoundServer, wait_until

PROGRAMS = ("pipewire", "wireplumber", "pipewire-pulse", "dbus-daemon", "pactl", "paplay", "parec")
SINK = (
    "module-null-sink sink_name={name} rate=48000 channels=2 "
    "sink_properties=device.description={title}"
)
SINKS = {"speakers": "Speakers", "headphones": "Headphones", "mic_feed": "MicFeed"}
QUANTUM_FRAMES = 1024
# Read after its own settings, and thus above them.
SETTINGS = {
    "pipewire.conf.d": """
context.properties = {{
    default.clock.min-quantum = {quantum}
    default.clock.quantum = {quantum}
    default.clock.max-quantum = {longest}
}}
""",
    "pipewire-pulse.conf.d": """
pulse.properties = {{
    pulse.min.quantum = {quantum}/48000
}}
""",
}
MICROPHONE = (
    "module-remap-source source_name=microphone master=mic_feed.monitor "
    "source_properties=device.description=Microphone"
)


class PipeWireServer(SoundServer):
    """PipeWire, its session manager and its PulseAudio door, on a message bus of their own."""

    def __init__(self, quantum_frames: int = QUANTUM_FRAMES) -> None:
        super().__init__()
        for place, settings in SETTINGS.items():
            folder = self._folder / "pipewire" / place
            folder.mkdir(parents=True)
            text = settings.format(quantum=quantum_frames, longest=max(quantum_frames, 2048))
            (folder / "sotto.conf").write_text(text)
        self._processes: list[subprocess.Popen[bytes]] = []
        self._modules: dict[str, str] = {}  # sink -> the module it is
        self._socket = self._folder / "pulse" / "native"
        self._socket.parent.mkdir()

    @property
    def env(self) -> dict[str, str]:
        """The variables that lead every client here."""
        folder = str(self._folder)
        names = ("XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "PIPEWIRE_RUNTIME_DIR")
        return {
            **dict.fromkeys(names, folder),
            "PULSE_SERVER": self.address,
            "PULSE_RUNTIME_PATH": str(self._socket.parent),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self._folder / 'bus'}",
        }

    def start(self) -> None:
        """Start all three and wait until the devices are there."""
        bus = f"--address=unix:path={self._folder / 'bus'}"
        self._run("dbus-daemon", "--session", "--nofork", bus)
        wait_until((self._folder / "bus").exists)
        self._run("pipewire")
        wait_until((self._folder / "pipewire-0").exists)
        self._run("wireplumber")
        self._run("pipewire-pulse")
        wait_until(lambda: self._answers("info"))
        for name in SINKS:
            self.add_sink(name)
        self._command("load-module", *MICROPHONE.split())
        wait_until(self._has_defaults)

    def stop(self) -> None:
        """End all at once."""
        for process in reversed(self._processes):
            process.kill()
            process.wait()
        self._processes = []
        for name in ("bus", "pipewire-0", "pipewire-0.lock", "pulse/native"):
            (self._folder / name).unlink(missing_ok=True)

    def hang(self) -> None:
        """Not offered."""
        raise NotImplementedError

    def add_sink(self, name: str) -> None:
        """Plug an output in."""
        arguments = SINK.format(name=name, title=SINKS[name]).split()
        self._modules[name] = self._command("load-module", *arguments).strip()

    def remove_sink(self, name: str) -> None:
        """Pull an output out."""
        self._command("unload-module", self._modules.pop(name))

    def _has_defaults(self) -> bool:
        """Choose the defaults, which its session manager takes up when it is ready."""
        for kind, name in (("sink", "speakers"), ("source", "microphone")):
            self._answers(f"set-default-{kind}", name)
        return (
            self._answers("get-default-sink") == "speakers"
            and self._answers("get-default-source") == "microphone"
        )

    def _run(self, *command: str) -> None:
        with (self._folder / "log").open("ab") as log:
            self._processes.append(
                subprocess.Popen(
                    command,
                    env=os.environ | self.env,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )
