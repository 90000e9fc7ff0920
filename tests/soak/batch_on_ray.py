"""A program: an archive of 40 recordings by one process, by two, and by two workers on Ray.

    python -m tests.soak.batch_on_ray [TITLE...] [--recordings 40]

Each time the captions must be the same. One worker of the two is killed with signal 9 while it
works, once on this machine and once on Ray, if Ray is installed. Prints the figures of
docs/batch.md; takes some minutes.
"""

import argparse
import filecmp
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import soundfile

from app import assets

PIECE_S = 12
ROOT = Path(__file__).parents[2]
RAY = Path(sys.executable).with_name("ray")
PORT = 6391
KILL_AFTER_SHARE = 0.2  # of the recordings


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("titles", nargs="*")
    parser.add_argument("--recordings", type=int, default=40)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_archive(folder / "talks", arguments.recordings)
        one = run(folder, "one", "--workers", "1")
        for title, options, victim in variants(arguments.titles):
            figures = run(folder, title, *options, victim=victim)
            assert captions(folder / title) == captions(folder / "one"), title
            assert len(captions(folder / "one")) == arguments.recordings
            _, wrong, missing = filecmp.cmpfiles(
                folder / "one", folder / title, captions(folder / "one"), shallow=False
            )
            assert not wrong + missing, (title, wrong, missing)
            say(f"{title}: {one['elapsed_s'] / figures['elapsed_s']:.2f} times as fast as one")


def variants(titles):
    """Yield a title, options, and what a process is called that is to be killed."""
    here = (("two", None), ("two, one killed", "spawn_main"))
    there = (("Ray", None), ("Ray, one killed", "ray::FileTranslator"))
    for title, victim in here:
        if not titles or title in titles:
            yield title, ["--workers", "2"], victim
    there = [each for each in there if not titles or each[0] in titles]
    if not there:
        return
    try:
        importlib.import_module("ray")
    except ImportError:
        say("Ray is not installed: its part is left out")
        return
    with cluster():
        for title, victim in there:
            yield title, ["--ray", f"127.0.0.1:{PORT}"], victim


class cluster:  # noqa: N801 - a context
    """A cluster of this machine with two processors, which is ended by the ids of its processes."""

    def __enter__(self):
        self._process = subprocess.Popen(
            [
                RAY,
                *("start", "--head", "--num-cpus=2", f"--port={PORT}", "--block"),
                *("--include-dashboard=false", "--object-store-memory=100000000"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # Ray makes workers nice (15), and beside other work they would wait for ever.
            env=os.environ
            | {"PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0", "RAY_worker_niceness": "0"},
        )
        asked = [RAY, "health-check", "--address", f"127.0.0.1:{PORT}"]
        while subprocess.run(asked, capture_output=True, check=False).returncode:
            assert self._process.poll() is None, "the cluster did not come up"
            time.sleep(1)

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait()


def make_archive(folder, n_recordings):
    folder.mkdir()
    pcm, rate_hz = soundfile.read(assets.DEMO_CLIP, dtype="float32")
    last = len(pcm) - PIECE_S * rate_hz
    for i in range(n_recordings):
        start = last * i // max(1, n_recordings - 1)
        soundfile.write(folder / f"{i:02}.wav", pcm[start:][: PIECE_S * rate_hz], rate_hz)


def run(folder, title, *options, victim=None):
    out = folder / title
    command = [sys.executable, "-m", "app", "batch", folder / "talks", "--out", out, *options]
    process = subprocess.Popen(
        [*map(str, command), "--json"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    killer = threading.Thread(target=kill_one, args=(process, out, victim)) if victim else None
    if killer:
        killer.start()
    printed, complaints = process.communicate()
    if killer:
        killer.join()
    assert process.returncode == 0, complaints.decode()
    total = json.loads(printed)["total"]
    assert total["failed"] == 0, total
    say(f"{title}: {total}")
    return total


def kill_one(process, out, victim):
    """Kill a process whose command line has `victim` in it, once some recordings are done."""
    n_least = KILL_AFTER_SHARE * len(list((out.parent / "talks").iterdir()))
    while process.poll() is None and len(list(out.glob("*.srt"))) < n_least:
        time.sleep(0.05)
    for status in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = status.read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if victim in command and is_ours(int(status.parent.name)):
            os.kill(int(status.parent.name), signal.SIGKILL)
            say(f"killed {command[:60].strip()}")
            return
    raise AssertionError(f"no process is called {victim}")


def is_ours(pid):
    """Say whether a process descends from this one."""
    while pid > 1:
        if pid == os.getpid():
            return True
        try:
            pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            return False
    return False


def captions(folder):
    return sorted(path.name for path in folder.glob("*.srt"))


def say(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
