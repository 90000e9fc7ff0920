"""Minutes of noise heard to the sample while our own voice speaks, and what that costs.

    python tests/soak/sound_exact.py [MINUTES] [pipewire] [quantum=FRAMES] [loaded]

plays noise into one output, hears it and records it beside, plays noise of our own into another and
records that, with stalls: once a minute the reader of what is heard stands still for 8 s, and every
10 s something holds the interpreter for 500 ms. With `loaded`, six other processes for each
processor do nothing but compute.

Prints how much was lost and the processor time of all that, and how often a processor of this
machine stood still meanwhile (`standstills.py`, only for who may ask for real-time priority):
PipeWire loses what sounds while one does for longer than its quantum, 1024 frames unless said
otherwise. Ends with 1 where a sample of the input is not what was played, or the output fell silent
more often than it was held, and no processor stood still then.
"""

import contextlib
import ctypes
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "end_to_end"), str(Path(__file__).parents[2])]

import numpy as np  # noqa: E402
import soundfile  # noqa: E402
from pipewire_server import QUANTUM_FRAMES, PipeWireServer  # noqa: E402
from sound_server import RATE_HZ, SoundServer  # noqa: E402
from standstills import Standstills, watched  # noqa: E402

from engine.audio.devices import open_capture, open_playback  # noqa: E402
from engine.audio.ring import Ring  # noqa: E402

RING_S, STALL_S, HOLD_MS = 10, 8.0, 500
BLOCK_SAMPLES = RATE_HZ // 50
WINDOW_SAMPLES = RATE_HZ // 10
N_BUSY = 6  # a processor


@dataclass(frozen=True)
class Heard:
    """What of the noise was heard, in windows of 100 ms.

    Attributes:
        n_windows: Of how many.
        lost_s: Where the others are in the noise, which are not what was played.
        slips_s: Where samples are missing from then on, or too many.
    """

    n_windows: int
    lost_s: list[float]
    slips_s: list[float]

    def tell(self, name: str) -> str:
        """Return it as a sentence."""
        n_exact = self.n_windows - len(self.lost_s)
        return (
            f"{name}: {n_exact} of {self.n_windows} windows of 100 ms as they were played, "
            f"{len(self.slips_s)} slips"
        )


def noise(seconds: float, seed: int) -> np.ndarray:
    """Return noise (n_samples,) like no other."""
    rng = np.random.default_rng(seed)
    return rng.normal(0, 0.1, round(seconds * RATE_HZ)).astype(np.float32)


def place_of(part: np.ndarray, whole: np.ndarray) -> int:
    """Return where `part` begins in `whole`."""
    n_fft = 1 << (len(whole) + len(part)).bit_length()
    alike = np.fft.irfft(np.fft.rfft(whole, n_fft) * np.conj(np.fft.rfft(part, n_fft)), n_fft)
    return int(np.argmax(alike[: len(whole)]))


def hold_the_interpreter(stopping: threading.Event) -> None:
    """Let no other thread run for half a second, every ten seconds."""
    sleep_ms = ctypes.PyDLL(None).usleep  # keeps the interpreter's lock
    while not stopping.wait(10.0):
        sleep_ms(HOLD_MS * 1000)


def speak(said: np.ndarray, stopping: threading.Event) -> None:
    """Play our own noise."""
    playback = open_playback("headphones")
    playback.open()
    for start in range(0, len(said), BLOCK_SAMPLES):
        if stopping.is_set():
            break
        playback.write(said[start : start + BLOCK_SAMPLES])
    playback.close()


def read_all(ring: Ring, blocks: list[np.ndarray]) -> None:
    """Read what is heard, silence for what the ring lost, and stand still once a minute."""
    stalled_s, n_samples = time.monotonic(), 0
    while (block := ring.read(BLOCK_SAMPLES)) is not None:
        blocks += [np.zeros(block.start_samples - n_samples, np.float32), block.pcm]
        n_samples = block.start_samples + len(block.pcm)
        if time.monotonic() - stalled_s > 60:
            time.sleep(STALL_S)
            stalled_s = time.monotonic()


def exact_share(heard: np.ndarray, played: np.ndarray) -> Heard:
    """Return what of the noise that was played was heard."""
    start = place_of(played[:RATE_HZ], heard)
    lost_s, slips_s, n_windows = list[float](), list[float](), 0
    for place in range(0, len(played) - RATE_HZ, WINDOW_SAMPLES):
        part = played[place : place + WINDOW_SAMPLES]
        if start + place + WINDOW_SAMPLES > len(heard):
            break
        n_windows += 1
        if np.array_equal(heard[start + place :][:WINDOW_SAMPLES], part):
            continue
        first = max(0, start + place - RATE_HZ)
        found = first + place_of(part, heard[first : start + place + RATE_HZ])
        if np.array_equal(heard[found : found + WINDOW_SAMPLES], part):
            slips_s.append(place / RATE_HZ)
            start = found - place
        else:
            lost_s.append(place / RATE_HZ)
    return Heard(n_windows, lost_s, slips_s)


def output_gaps(recorded: np.ndarray) -> list[float]:
    """Return where the output fell silent while it should have spoken, in s from its first word."""
    silent = np.abs(recorded) < 1e-9
    edges = np.diff(np.concatenate([[0], silent.astype(int), [0]]))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    spoken = np.flatnonzero(~silent)
    return [
        (start - spoken[0]) / RATE_HZ
        for start, end in zip(starts, ends, strict=True)
        if end - start > RATE_HZ // 1000 and spoken[0] < start and end < spoken[-1]
    ]


@contextlib.contextmanager
def loaded(n_busy: int) -> Iterator[None]:
    """Keep so many processes busy while the block runs."""
    command = [sys.executable, "-c", "while True: pass"]
    busy = [subprocess.Popen(command) for _ in range(n_busy)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


def new_server(words: list[str]) -> SoundServer:
    """Return the server that the words of the command line ask for."""
    if "pipewire" not in words:
        return SoundServer()
    quanta = [int(word.removeprefix("quantum=")) for word in words if "quantum=" in word]
    return PipeWireServer(next(iter(quanta), QUANTUM_FRAMES))


def tell_standstills(
    standstills: Standstills, began_s: float, took_s: float, lost_s: list[float]
) -> int:
    """Print how often a processor stood still, and return how many losses that does not explain."""
    n_unexplained = sum(not standstills.explains(began_s + at_s) for at_s in lost_s)
    print(
        f"{len(lost_s)} losses, {n_unexplained} of them while no processor stood still; that was "
        f"{len(standstills.found)} times, {standstills.longest_ms:.0f} ms at most, and would be "
        f"true of {standstills.chance(began_s, began_s + took_s):.0%} of them by chance"
    )
    return n_unexplained


def main() -> int:
    """Run it and return the exit code."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    server = new_server(sys.argv)
    n_busy = N_BUSY * (os.cpu_count() or 1) if "loaded" in sys.argv else 0
    folder = Path(tempfile.mkdtemp())
    os.environ.update(server.env)
    played, said = noise(minutes * 60, 1), noise(minutes * 60, 2)
    soundfile.write(folder / "noise.wav", np.stack([played, played], 1), RATE_HZ, "FLOAT")
    stopping, blocks = threading.Event(), list[np.ndarray]()
    try:
        server.start()
        capture, ring = open_capture("system"), Ring(RING_S * RATE_HZ)
        threads = [
            threading.Thread(target=hold_the_interpreter, args=(stopping,)),
            threading.Thread(target=speak, args=(said, stopping)),
            threading.Thread(target=read_all, args=(ring, blocks)),
        ]
        with (
            server.record("headphones") as recorded,
            server.record("speakers") as loud,
            loaded(n_busy),
            watched() as standstills,
        ):
            capture.start(ring.write, print)
            before_s, began_s = time.process_time(), time.monotonic()
            for thread in threads:
                thread.start()
            server.play(folder / "noise.wav").wait()
            busy_s, took_s = time.process_time() - before_s, time.monotonic() - began_s
            time.sleep(1.0)
            stopping.set()
            capture.stop()
            ring.close()
            for thread in threads:
                thread.join()
        ours = exact_share(np.concatenate(blocks), played)
        beside = exact_share(loud.pcm(), played)
        gaps_s = output_gaps(recorded.pcm())
    finally:
        server.close()
    n_holds = round(took_s / (10.0 + HOLD_MS / 1000))
    print(ours.tell("Sotto"), beside.tell("parec"), sep="\n")
    print(
        f"{minutes:g} minutes: {len(gaps_s)} gaps in the output with {n_holds} holds; "
        f"{busy_s / took_s:.1%} of a core"
    )
    print("heard:", end=" ")
    n_lost = tell_standstills(standstills, began_s, took_s, ours.lost_s + ours.slips_s)
    print("said:", end=" ")
    n_silent = tell_standstills(standstills, began_s, took_s, gaps_s)
    return 0 if not n_lost and n_silent <= n_holds else 1


if __name__ == "__main__":
    sys.exit(main())
