"""What is done to a session that listens, and what it heard; for test_faults.py and the soak."""

import contextlib
import time

import numpy as np
import soundfile
from sound_server import RATE_HZ, wait_until

from engine.audio.devices import open_capture, open_playback
from engine.audio.dub import DubPlayer
from engine.events import DeviceBack, DeviceLost, EngineStopped
from engine.worker import Engine

STRANGE_HZ, SOURCE_HZ = 440, 1000  # what must never be heard, and what must
RECOVERY_S = 20.0


class KeepingTranslator:
    """Keeps what it hears."""

    source_language, target_language = "fr", "en"
    input_rate_hz, output_rate_hz = RATE_HZ, RATE_HZ

    def __init__(self):
        self.blocks = []

    def push(self, chunk):
        self.blocks.append(chunk)
        return []

    def finish(self):
        return []

    def pcm(self):
        return np.concatenate([np.zeros(0, np.float32), *self.blocks])


class Session:
    """A session that hears a source; a context manager."""

    def __init__(self, name, **options):
        self.translator, self.events = KeepingTranslator(), []
        self.capture = open_capture(name, **options)
        self.engine = Engine(self.capture, lambda: self.translator, n_events=100_000)

    def __enter__(self):
        self.engine.start()
        wait_until(lambda: self.heard_ms() > 100)
        self._start_s = time.monotonic() - self.heard_ms() / 1000
        return self

    def __exit__(self, *_):
        self.engine.stop()
        self.engine.join()
        self._read()
        assert self.events[-1] == EngineStopped()

    def heard_ms(self):
        return sum(map(len, list(self.translator.blocks))) * 1000 // RATE_HZ

    def elapsed_ms(self):
        return (time.monotonic() - self._start_s) * 1000

    def wait_for(self, kind, n=1):
        """Return the n-th event of a kind."""

        def found():
            self._read()
            return [event for event in self.events if isinstance(event, kind)]

        wait_until(lambda: len(found()) >= n, RECOVERY_S)
        return found()[n - 1]

    def n_gaps(self):
        self._read()
        n_lost, n_back = (
            sum(isinstance(event, kind) for event in self.events)
            for kind in (DeviceLost, DeviceBack)
        )
        assert n_lost == n_back
        return n_back

    def hear_source(self, server, folder):
        """Play a tone into the source and wait until it is heard."""
        server.play(write_tone(folder / "source.wav", SOURCE_HZ, 2.0))
        n_before = len(self.translator.pcm())
        wait_until(lambda: tone_power(self.translator.pcm()[n_before:][-9600:], SOURCE_HZ) > 0.05)

    def loudest(self):
        """Return the loudest sample so far: until the source plays, all are of something else."""
        return float(np.abs(self.translator.pcm()).max())

    def _read(self):
        while not self.engine.events.empty():
            self.events.append(self.engine.events.get())


def tone_power(pcm, hz):
    if not len(pcm):
        return 0.0
    return abs(np.mean(pcm * np.exp(-2j * np.pi * hz * np.arange(len(pcm)) / RATE_HZ)))


def write_tone(path, hz, duration_s):
    at_s = np.arange(round(duration_s * RATE_HZ)) / RATE_HZ
    soundfile.write(path, 0.3 * np.sin(2 * np.pi * hz * at_s), RATE_HZ)
    return path


@contextlib.contextmanager
def spoken_beside(server, folder, duration_s=60.0):
    """Let what must never be heard sound: a person at the microphone, our dub in the headphones."""
    path = write_tone(folder / "strange.wav", STRANGE_HZ, duration_s)
    person = server.play(path, "mic_feed")
    dub = DubPlayer(open_playback("headphones"))
    dub.open(RATE_HZ)
    dub.write(np.float32(soundfile.read(path)[0]))
    try:
        yield
    finally:
        dub.close()
        person.kill()
        person.wait()


def remove_and_add(server, session, sink, away_s=0.3):
    """Pull a device out, put it back in, and return how long it took to be heard again, in s."""
    n_gaps = session.n_gaps()
    server.remove_sink(sink)
    session.wait_for(DeviceLost, n_gaps + 1)
    time.sleep(away_s)
    back_s = time.monotonic()
    server.add_sink(sink)
    session.wait_for(DeviceBack, n_gaps + 1)
    return time.monotonic() - back_s


def restart(server, session, away_s=0.3):
    """Kill the server, start it again, and return how long it took to be heard again, in s."""
    n_gaps = session.n_gaps()
    server.stop()
    session.wait_for(DeviceLost, n_gaps + 1)
    time.sleep(away_s)
    server.start()
    back_s = time.monotonic()
    session.wait_for(DeviceBack, n_gaps + 1)
    return time.monotonic() - back_s
