"""Huge pages: which memory is asked for, and that the system gives them where it has any."""

import sys
from pathlib import Path

import numpy as np
import pytest

from engine.runtime.huge_pages import (
    HUGE_PAGE_BYTES,
    hold_weights,
    private_regions,
    whole_pages,
)

ENABLED = Path("/sys/kernel/mm/transparent_hugepage/enabled")
ROLLUP = Path("/proc/self/smaps_rollup")

MAPS = """\
00400000-00452000 r-xp 00000000 08:02 173521      /usr/bin/thing
00e03000-00e24000 rw-p 00000000 00:00 0           [heap]
35b1a21000-35b1a22000 rw-p 00000000 00:00 0
35b1c00000-35b1c02000 rw-p 00020000 08:02 135522  /usr/lib/thing.so
35b1d00000-35b1d02000 ---p 00000000 00:00 0
7fffb2c0d000-7fffb2c2e000 rw-p 00000000 00:00 0   [stack]
"""


def test_only_what_the_process_wrote_itself_is_asked_for():
    assert list(private_regions(MAPS)) == [(0xE03000, 0xE24000), (0x35B1A21000, 0x35B1A22000)]


@pytest.mark.parametrize(
    ("begin", "end", "n_pages"),
    [
        (0, HUGE_PAGE_BYTES, 1),
        (0, HUGE_PAGE_BYTES - 1, 0),
        (1, HUGE_PAGE_BYTES, 0),
        (1, 2 * HUGE_PAGE_BYTES, 1),
        (HUGE_PAGE_BYTES, 4 * HUGE_PAGE_BYTES + 4096, 3),
    ],
)
def test_only_whole_pages_are_asked_for(begin: int, end: int, n_pages: int):
    pages = whole_pages(begin, end)
    assert len(pages) == n_pages
    assert all(page >= begin and page + HUGE_PAGE_BYTES <= end for page in pages)


@pytest.mark.skipif(sys.platform == "linux", reason="Linux is asked for huge pages")
def test_other_systems_are_not_asked():
    assert hold_weights() == 0


@pytest.mark.skipif(not ENABLED.exists(), reason="this system has no huge pages to give")
def test_what_is_in_memory_comes_to_lie_in_huge_pages():
    weights = np.ones(16 * HUGE_PAGE_BYTES, np.uint8)
    before_kb = huge_kb()
    n_pages = hold_weights()
    if n_pages == 0:
        pytest.skip("the kernel makes no huge pages on demand, or has none left")
    assert huge_kb() >= before_kb
    assert huge_kb() * 1024 >= n_pages // 2 * HUGE_PAGE_BYTES
    assert weights.min() == 1


def huge_kb() -> int:
    """Return how much memory of this process lies in huge pages, in KiB."""
    line = next(x for x in ROLLUP.read_text().splitlines() if x.startswith("AnonHugePages"))
    return int(line.split()[1])
