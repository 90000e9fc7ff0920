"""Tells when a processor of this machine stood still, as those of virtual machines do.

A program of each processor, with more priority than any sound server, asks to be woken every 2 ms.
When it is woken later, nothing else can have run there meanwhile: the machine's host ran something
else.
"""

import contextlib
import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Iterator

EVERY_S, LATE_S = 0.002, 0.005
PRIORITY = 95  # sound servers have 88
LOCK_ALL_PAGES = 3


class Standstills:
    """When they were, by `time.monotonic`, and how long: known when the block is over."""

    def __init__(self) -> None:
        self.found: list[tuple[float, float]] = []  # the end in s, and the length in s

    @property
    def longest_ms(self) -> float:
        """How long the longest was, 0 where there was none."""
        return 1000 * max((length_s for _, length_s in self.found), default=0.0)

    def explains(self, at_s: float) -> bool:
        """Whether one ended then or within the next second, by which players begin late."""
        return any(at_s - 0.2 < end_s < at_s + 1.2 for end_s, _ in self.found)

    def chance(self, from_s: float, to_s: float) -> float:
        """Return the share of these moments that one would explain, whatever was lost then."""
        n_moments = 1000
        moments = (from_s + (to_s - from_s) * i / n_moments for i in range(n_moments))
        return sum(map(self.explains, moments)) / n_moments


@contextlib.contextmanager
def watched() -> Iterator[Standstills]:
    """Watch while the block runs; where that is not permitted, nothing is found."""
    command = [sys.executable, __file__]
    watchers = [
        subprocess.Popen(
            [*command, str(cpu)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for cpu in sorted(os.sched_getaffinity(0))
    ]
    standstills = Standstills()
    try:
        yield standstills
    finally:
        for watcher in watchers:
            lines, _ = watcher.communicate()  # its input ends, and so does it
            for line in lines.splitlines():
                end_s, length_s = map(float, line.split())
                standstills.found.append((end_s, length_s))


def watch(cpu: int) -> None:
    """Print when this processor stood still, until the input ends."""
    try:
        os.sched_setaffinity(0, {cpu})
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(PRIORITY))
    except PermissionError:
        return
    ctypes.CDLL(None).mlockall(LOCK_ALL_PAGES)
    os.set_blocking(0, False)
    due_s = time.monotonic()
    while _is_wanted():
        due_s += EVERY_S
        time.sleep(max(0.0, due_s - time.monotonic()))
        late_s = time.monotonic() - due_s
        if late_s > LATE_S:
            due_s += late_s
            print(due_s, late_s, flush=True)


def _is_wanted() -> bool:
    try:
        return os.read(0, 1) != b""
    except BlockingIOError:
        return True


if __name__ == "__main__":
    watch(int(sys.argv[1]))
