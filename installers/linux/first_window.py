"""How long a Sotto takes from its start to its first window, on a screen without glass.

The wall's time is what a person waits. On a busy machine most of that is waiting for a core, which
Linux counts: what remains without it is what a person with an idle machine would wait.
"""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = ("Xvfb", "xwininfo")
OURS = re.compile(r'^\s+(0x[0-9a-f]+) .*\("sotto" "sotto"\)', re.MULTILINE)  # by the window's class
PAUSE_S = 0.02
LONGEST_S = 60.0
# The fields of /proc/PID/stat behind the name: in user and in kernel mode, its own, its children's.
TIMES = slice(11, 15)


@dataclass(frozen=True, slots=True)
class Start:
    """One start to a window that is on the screen."""

    wall_s: float
    waited_s: float  # for a core, its first thread
    process_s: float  # computed, its children included

    @property
    def undisturbed_s(self) -> float:
        """What it would have taken with a core of its own."""
        return self.wall_s - self.waited_s


class NoWindowError(Exception):
    """There was none; says why."""


def can_measure() -> bool:
    """Say whether this machine has what a screen without glass takes."""
    return all(map(shutil.which, PROGRAMS))


def first_windows(command: Sequence[str], n_starts: int) -> list[Start]:
    """Start the program again and again, each time until its window is there.

    Raises `NoWindowError`.
    """
    with tempfile.TemporaryDirectory() as home, screen() as display:
        variables = {"HOME": home, "PATH": "/usr/bin:/bin", "DISPLAY": display, "LC_ALL": "C.UTF-8"}
        return [first_window(command, variables) for _ in range(n_starts)]


@contextmanager
def screen() -> Iterator[str]:
    """Yield the name of a screen that nobody sees."""
    reading, writing = os.pipe()
    options = ["-screen", "0", "1280x800x24", "-nolisten", "tcp", "-displayfd", str(writing)]
    options.append("-noreset")  # or it starts anew, and refuses Sotto, when whoever looks has gone
    server = subprocess.Popen(["Xvfb", *options], pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def first_window(command: Sequence[str], variables: dict[str, str]) -> Start:
    """Start the program once and end it when its window is there; raise `NoWindowError`."""
    start_s = time.perf_counter()
    with subprocess.Popen(
        command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as program:
        try:
            while not has_window(variables["DISPLAY"]):
                if program.poll() is not None:
                    said = program.stderr.read().strip() if program.stderr else ""
                    raise NoWindowError(f"It ended with {program.returncode}: {said}")
                if time.perf_counter() - start_s > LONGEST_S:
                    raise NoWindowError(f"No window within {LONGEST_S:.0f} s.")
                time.sleep(PAUSE_S)
            wall_s = time.perf_counter() - start_s
            return Start(wall_s, waited_s(program.pid), process_s(program.pid))
        finally:
            program.kill()


def has_window(display: str) -> bool:
    """Say whether a window of Sotto is on the screen."""
    tree = _xwininfo(display, "-root", "-tree")
    return any("IsViewable" in _xwininfo(display, "-id", each) for each in OURS.findall(tree))


def process_s(pid: int) -> float:
    """Return how long a process and its children have computed so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[TIMES])) / os.sysconf("SC_CLK_TCK")


def waited_s(pid: int) -> float:
    """Return how long the first thread of a process was ready and had no core."""
    _, waited_ns, _ = Path(f"/proc/{pid}/schedstat").read_text(encoding="utf-8").split()
    return int(waited_ns) / 1e9


def forget(folder: Path) -> None:
    """Let the system forget what it has read of a folder, as after it was switched on."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as content:
                os.fsync(content.fileno())
                os.posix_fadvise(content.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _xwininfo(display: str, *arguments: str) -> str:
    command = ["xwininfo", "-display", display, *arguments]
    return subprocess.run(command, capture_output=True, text=True).stdout
