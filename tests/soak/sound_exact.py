"""Minutes of noise heard to the sample while our own voice speaks, and what that costs.

    python tests/soak/sound_exact.py [MINUTES] [pipewire]

plays noise into one output, hears it and records it beside, plays noise of our own into another and
records that, with stalls: once a minute the reader of what is heard stands still for 8 s, and every
10 s something holds the interpreter for 500 ms. Prints how much was lost and the processor time of
all that. Ends with 1 where a sample of the input is not what was played.
"""

import ctypes
import os
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "end_to_end"), str(Path(__file__).parents[2])]

import numpy as np  # noqa: E402
import soundfile  # noqa: E402
from pipewire_server import PipeWireServer  # noqa: E402
from sound_server import RATE_HZ, SoundServer  # noqa: E402

from engine.audio.devices import open_capture, open_playback  # noqa: E402
from engine.audio.ring import Ring  # noqa: E402

RING_S, STALL_S, HOLD_MS = 10, 8.0, 500
BLOCK_SAMPLES = RATE_HZ // 50
WINDOW_SAMPLES = RATE_HZ // 10


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


def exact_share(heard: np.ndarray, played: np.ndarray) -> tuple[int, int, int]:
    """Return how many windows of what was heard are what was played, of how many, and slips.

    A slip is a place from which on samples are missing, or too many.
    """
    start = place_of(played[:RATE_HZ], heard)
    n_exact = n_windows = n_slips = 0
    for place in range(0, len(played) - RATE_HZ, WINDOW_SAMPLES):
        part = played[place : place + WINDOW_SAMPLES]
        if start + place + WINDOW_SAMPLES > len(heard):
            break
        n_windows += 1
        if np.array_equal(heard[start + place :][:WINDOW_SAMPLES], part):
            n_exact += 1
            continue
        first = max(0, start + place - RATE_HZ)
        found = first + place_of(part, heard[first : start + place + RATE_HZ])
        if np.array_equal(heard[found : found + WINDOW_SAMPLES], part):
            n_slips, start, n_exact = n_slips + 1, found - place, n_exact + 1
    return n_exact, n_windows, n_slips


def output_gaps(recorded: np.ndarray, said: np.ndarray) -> int:
    """Return how often the output fell silent while it should have spoken."""
    silent = np.abs(recorded) < 1e-9
    starts = np.flatnonzero(np.diff(np.concatenate([[0], silent.astype(int), [0]])) == 1)
    ends = np.flatnonzero(np.diff(np.concatenate([[0], silent.astype(int), [0]])) == -1)
    spoken = np.flatnonzero(~silent)
    return int(
        sum(
            1
            for start, end in zip(starts, ends, strict=True)
            if end - start > RATE_HZ // 1000 and spoken[0] < start and end < spoken[-1]
        )
    )


def main() -> int:
    """Run it and return the exit code."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    server = PipeWireServer() if "pipewire" in sys.argv else SoundServer()
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
        with server.record("headphones") as recorded, server.record("speakers") as loud:
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
        n_gaps = output_gaps(recorded.pcm(), said)
    finally:
        server.close()
    heard_by = {"Sotto": ours}
    if "pipewire" not in sys.argv:  # which mixes two channels to one 3 dB louder
        heard_by["parec"] = beside
    for name, (n_exact, n_windows, n_slips) in heard_by.items():
        sys.stdout.write(
            f"{name}: {n_exact} of {n_windows} windows of 100 ms as they were played, "
            f"{n_slips} slips\n"
        )
    sys.stdout.write(
        f"{minutes:g} minutes: {n_gaps} gaps in the output with "
        f"{round(took_s / (10.0 + HOLD_MS / 1000))} holds; {busy_s / took_s:.1%} of a core\n"
    )
    return 0 if ours[0] == ours[1] and not ours[2] else 1


if __name__ == "__main__":
    sys.exit(main())
