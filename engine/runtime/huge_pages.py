"""Asks Linux to hold in huge pages what the process has in memory now: the weights, once loaded.

Every chunk reads every weight once. In pages of 4 KiB a good part of that time goes into finding
the pages: the published model costs a tenth less in huge ones (docs/performance.md). It is a wish:
where the system has no huge pages, or none left, nothing changes.
"""

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path

HUGE_PAGE_BYTES = 2 << 20  # on x86-64, and on ARM with pages of 4 KiB
MADV_COLLAPSE = 25  # Linux 6.1; older kernels refuse it
MAPS = Path("/proc/self/maps")
HEAP = "[heap]"


def hold_weights() -> int:
    """Return how many huge pages the system made, or had made, of what is in memory."""
    if sys.platform != "linux":
        return 0
    libc = ctypes.CDLL(None)
    libc.madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    pages = (page for region in private_regions(MAPS.read_text()) for page in whole_pages(*region))
    # One by one: a refusal, as of a page with a hole in it, then costs no other page its chance.
    return sum(libc.madvise(page, HUGE_PAGE_BYTES, MADV_COLLAPSE) == 0 for page in pages)


def private_regions(maps: str) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each region that is written to and belongs to no file: see proc(5)."""
    for line in maps.splitlines():
        addresses, permissions, _, _, inode, *name = line.split(maxsplit=5)
        if permissions == "rw-p" and inode == "0" and name in ([], [HEAP]):
            begin, end = (int(address, 16) for address in addresses.split("-"))
            yield begin, end


def whole_pages(begin: int, end: int) -> range:
    """Return where each huge page begins that lies between `begin` and `end`."""
    return range(
        -(-begin // HUGE_PAGE_BYTES) * HUGE_PAGE_BYTES, end - HUGE_PAGE_BYTES + 1, HUGE_PAGE_BYTES
    )
