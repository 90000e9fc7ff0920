"""A private PulseAudio without a sound card, for tests that hear and speak for real.

    def test_something(sound_server):                 # the fixture sets PULSE_SERVER and friends
        with sound_server.record("headphones") as heard:
            player = sound_server.play("film.wav")    # into `speakers`, as a film would sound
            ...                                       # a program started here inherits the server
            player.wait()
        pcm = heard.pcm()                             # (n_samples,) float32 at RATE_HZ

Its devices: sink `speakers` (default; "system" is its monitor), sink `headphones`, and sink
`mic_feed`, whose sound comes out of the source `microphone` (default; "mic"). A test may take
`remove_sink(name)`, `add_sink(name)`, `hang()`, `stop()` and `start()` to see what happens then.

Everything lives in a folder of its own and is ended by its process id; where the tests are killed,
the server ends by itself a minute after its last client.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

RATE_HZ = 48_000
PROGRAMS = ("pulseaudio", "pactl", "paplay", "parec")
START_TIMEOUT_S = 10.0

DAEMON_SETTINGS = """
daemonize = no
exit-idle-time = 60
realtime-scheduling = no
high-priority = no
flat-volumes = no
default-sample-format = float32le
default-sample-rate = 48000
alternate-sample-rate = 48000
"""

# norewinds=1: an idle null sink renders 2 s ahead otherwise, and the first block of a monitor that
# is opened in silence comes 1 to 2 s late.
NULL_SINK = "module-null-sink norewinds=1 sink_name={name} format=float32le rate=48000 channels=2"

DEVICES = f"""
.fail
load-module module-native-protocol-unix auth-anonymous=1 socket={{socket}}
load-module {NULL_SINK.format(name="speakers")} sink_properties=device.description=Speakers
load-module {NULL_SINK.format(name="headphones")} sink_properties=device.description=Headphones
load-module {NULL_SINK.format(name="mic_feed")} sink_properties=device.description=MicFeed
load-module module-remap-source source_name=microphone master=mic_feed.monitor \
source_properties=device.description=Microphone
set-default-sink speakers
set-default-source microphone
"""


def missing_programs(programs: tuple[str, ...]) -> list[str]:
    """Return those that are not installed."""
    return [program for program in programs if shutil.which(program) is None]


def wait_until(is_so: Callable[[], object], timeout_s: float = START_TIMEOUT_S) -> None:
    """Wait for something that another process or thread does; fail when it does not come."""
    deadline_s = time.monotonic() + timeout_s
    while not is_so():
        assert time.monotonic() < deadline_s, f"did not happen within {timeout_s} s"
        time.sleep(0.02)


class Recording:
    """What a source delivered while it was recorded."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def pcm(self) -> np.ndarray:
        """Return all so far (n_samples,) float32 at RATE_HZ."""
        data = self._path.read_bytes()
        return np.frombuffer(data[: len(data) // 4 * 4], "<f4")


class SoundServer:
    """One PulseAudio; `env` is what a program needs to find it."""

    def __init__(self) -> None:
        # Not pytest's tmp_path: a socket's name may have 107 characters.
        self._folder = Path(tempfile.mkdtemp(prefix="sotto-sound-"))
        self._socket = self._folder / "native"
        self._process: subprocess.Popen[bytes] | None = None
        self._players: list[subprocess.Popen[bytes]] = []
        self._n_recordings = 0
        (self._folder / "daemon.conf").write_text(DAEMON_SETTINGS)
        (self._folder / "devices.pa").write_text(DEVICES.format(socket=self._socket))
        (self._folder / "client.conf").write_text(
            f"autospawn = no\ndefault-server = {self.address}\n"
        )

    @property
    def address(self) -> str:
        """What PULSE_SERVER must be."""
        return f"unix:{self._socket}"

    @property
    def env(self) -> dict[str, str]:
        """The variables that lead every client here, and none to the person's own server."""
        return {
            "PULSE_SERVER": self.address,
            "PULSE_CLIENTCONFIG": str(self._folder / "client.conf"),
            "PULSE_RUNTIME_PATH": str(self._folder),
            "PULSE_STATE_PATH": str(self._folder),
        }

    def start(self) -> None:
        """Start it and wait until its devices are there."""
        self._socket.unlink(missing_ok=True)
        (self._folder / "pid").unlink(missing_ok=True)
        devices = f"--file={self._folder / 'devices.pa'}"
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                ["pulseaudio", "-n", devices, "--log-target=stderr"],
                env=self._environment() | {"PULSE_CONFIG": str(self._folder / "daemon.conf")},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_until(lambda: self._answers("get-default-source") == "microphone")

    def hang(self) -> None:
        """Let it answer no more, until `stop`."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def stop(self) -> None:
        """End it as a crash would: at once."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def close(self) -> None:
        """Stop it and remove its folder."""
        for player in self._players:
            player.kill()
            player.wait()
        self.stop()
        shutil.rmtree(self._folder)

    def add_sink(self, name: str) -> None:
        """Plug an output in."""
        self._command("load-module", *NULL_SINK.format(name=name).split())

    def add_output(self, name: str, form: str) -> None:
        """Plug an output in that has the server's words for another `form`."""
        self._command(
            "load-module", "module-null-sink", "norewinds=1", f"sink_name={name}", *form.split()
        )

    def remove_sink(self, name: str) -> None:
        """Pull an output out, as when headphones lose their connection."""
        for line in self._command("list", "short", "modules").splitlines():
            index, _, arguments = line.split("\t")[:3]
            if f"sink_name={name} " in arguments:
                self._command("unload-module", index)
                return
        raise AssertionError(f"there is no sink {name}")

    def set_default(self, sink: str) -> None:
        """Make an output the default, as a person does who plugs headphones in."""
        self._command("set-default-sink", sink)

    def clients(self, name: str) -> list[str]:
        """Return the lines of the server's list that tell of programs whose name starts so."""
        lines = self._command("list", "clients").splitlines()
        return [line for line in lines if f'application.name = "{name}' in line]

    def is_heard(self, source: str) -> bool:
        """Whether a program records from this source right now."""
        indices = [
            line.split("\t")[0]
            for line in self._command("list", "short", "sources").splitlines()
            if line.split("\t")[1] == source
        ]
        streams = self._command("list", "short", "source-outputs").splitlines()
        return any(stream.split("\t")[1] in indices for stream in streams)

    def play(
        self, path: Path | str, sink: str = "speakers", program: str = "paplay"
    ) -> "subprocess.Popen[bytes]":
        """Begin to play a file; `wait` for the process, which ends with the sound."""
        player = subprocess.Popen(
            ["paplay", f"--device={sink}", f"--client-name={program}", str(path)],
            env=self._environment(),
            stderr=subprocess.DEVNULL,  # it complains when its sink is pulled out
        )
        self._players.append(player)
        return player

    @contextlib.contextmanager
    def record(self, sink: str) -> Iterator[Recording]:
        """Record all that is played into a sink while the block runs, from its first line on."""
        self._n_recordings += 1
        path = self._folder / f"recording-{self._n_recordings}.raw"
        recording = Recording(path)
        with path.open("wb") as file, self._parec(sink, file) as process:
            wait_until(lambda: path.stat().st_size > 0)
            try:
                yield recording
            finally:
                process.terminate()

    def _parec(self, sink: str, file: object) -> "subprocess.Popen[bytes]":
        # The first channel alone: PipeWire makes two 3 dB louder where it mixes them.
        form = ["--format=float32le", f"--rate={RATE_HZ}", "--channels=1", "--raw"]
        form += ["--channel-map=front-left", "--no-remix"]
        return subprocess.Popen(
            ["parec", f"--device={sink}.monitor", *form, "--latency-msec=40"],
            env=self._environment(),
            stdout=file,
        )

    def _answers(self, *command: str) -> str:
        done = subprocess.run(
            ["pactl", *command],
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip()

    def _command(self, *command: str) -> str:
        done = subprocess.run(
            ["pactl", *command], env=self._environment(), capture_output=True, text=True, check=True
        )
        return done.stdout

    def _environment(self) -> dict[str, str]:
        return os.environ | self.env
