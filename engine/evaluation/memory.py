"""How much memory this process has: resident pages, as the system counts them."""

import os
import sys
from pathlib import Path

MEGABYTE = 1e6
STATM = Path("/proc/self/statm")
STATUS = Path("/proc/self/status")
RESIDENT_PAGES = 1  # the field of statm


def resident_mb() -> float | None:
    """Return what is resident now in MB; None where the system does not tell."""
    if not STATM.exists():
        return None
    pages = int(STATM.read_text(encoding="ascii").split()[RESIDENT_PAGES])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def peak_mb() -> float | None:
    """Return the most that was ever resident in MB; None where the system does not tell.

    Linux counts the peak of the process that started this one into `ru_maxrss`, so the high-water
    mark of its own pages is read there.
    """
    if STATUS.exists():
        return _high_water_kib(STATUS.read_text(encoding="ascii")) * 1024 / MEGABYTE
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    n_bytes = peak if sys.platform == "darwin" else peak * 1024
    return n_bytes / MEGABYTE


def _high_water_kib(status: str) -> int:
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1])
