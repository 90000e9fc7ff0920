"""Half an hour of recordings with pauses, as one stream in real time, through `sotto translate`.

    python tests/soak/live_half_hour.py recording.wav [--minutes 30] [--task s2st]

Prints, minute by minute, the lag of captions, the processor time, the memory and what was lost;
each minute is the same sound, so that what a later one costs more is what the session costs for
its age.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np  # noqa: E402
import soundfile  # noqa: E402

from engine.audio.file import read_audio_blocks  # noqa: E402

RATE_HZ = 16_000
PAUSE_S = 2.5
MINUTE_S = 60
MEGABYTE = 1e6


def main() -> int:
    """Play it, and return 0 where nothing was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recording", type=Path)
    parser.add_argument("--minutes", type=int, default=30)
    parser.add_argument("--task", default="s2st")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        stream = Path(folder) / "stream.wav"
        minute = as_minute(arguments.recording)
        soundfile.write(stream, np.tile(minute, arguments.minutes), RATE_HZ, subtype="PCM_16")
        command = [sys.executable, "-m", "app", "translate", str(stream), "--realtime", "--json"]
        command += ["--task", arguments.task]
        return follow([*command, "--dub", str(Path(folder) / "dub.wav")], arguments.minutes)


def as_minute(recording: Path) -> np.ndarray:
    """Return a minute of the recording over and over, a pause after each time."""
    clip = np.concatenate([*read_audio_blocks(recording, RATE_HZ), silence(PAUSE_S)])
    n_samples = MINUTE_S * RATE_HZ
    if len(clip) > n_samples:
        return np.concatenate([clip[: n_samples - len(silence(PAUSE_S))], silence(PAUSE_S)])
    n_times = n_samples // len(clip)
    return np.concatenate([np.tile(clip, n_times), silence(MINUTE_S)])[:n_samples]


def silence(seconds: float) -> np.ndarray:
    """Return zeros."""
    return np.zeros(int(seconds * RATE_HZ), np.float32)


def follow(command: list[str], n_minutes: int) -> int:
    """Run `command`, print a row a minute, and return 0 where no sound was lost."""
    n_lost, lags_ms, n_ended, minute = 0, [], 0, 1
    print("minute  lag p50  p95 ms  ended  processor s  memory MB  lost")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as sotto:
        assert sotto.stdout is not None
        started_s, used_s = None, 0.0
        for line in sotto.stdout:
            event = json.loads(line)
            kind = event["event"]
            started_s = time.monotonic() if kind == "engine_ready" else started_s
            n_lost += kind in ("audio_dropped", "dub_skipped")
            if kind == "lag_measured" and not event["track"]:
                lags_ms.append(event["lag_ms"])
            n_ended += kind == "utterance_ended"
            if (
                started_s
                and time.monotonic() - started_s > minute * MINUTE_S <= n_minutes * MINUTE_S
            ):
                now_s = processor_s(sotto.pid)
                tell(minute, lags_ms, n_ended, now_s - used_s, resident_mb(sotto.pid), n_lost)
                used_s, minute, n_ended = now_s, minute + 1, 0
                lags_ms.clear()
    print(f"{n_lost} times something was lost; exit code {sotto.returncode}")
    return int(n_lost > 0 or sotto.returncode != 0)


def tell(
    minute: int, lags_ms: list[int], n_ended: int, used_s: float, memory_mb: float, n_lost: int
) -> None:
    """Print the row of a minute."""
    p50 = statistics.median(lags_ms)
    p95 = statistics.quantiles(lags_ms, n=20)[-1]
    row = (
        f"{minute:6} {p50:8.0f} {p95:7.0f} {n_ended:6} {used_s:12.2f} {memory_mb:10.1f} {n_lost:5}"
    )
    print(row, flush=True)


def processor_s(pid: int) -> float:
    """Return the processor time of a process and its threads so far: see proc(5)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> float:
    """Return what a process has in memory."""
    n_pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return n_pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


if __name__ == "__main__":
    sys.exit(main())
