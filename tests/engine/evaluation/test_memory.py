"""Memory is this process's own."""

import subprocess
import sys

import pytest

from engine.evaluation.memory import STATUS, peak_mb, resident_mb

N_BYTES = 400_000_000
PRINT_PEAK = "from engine.evaluation.memory import peak_mb; print(peak_mb())"


@pytest.mark.skipif(not STATUS.exists(), reason="only Linux tells a process its own peak")
def test_the_peak_of_a_process_is_not_that_of_the_one_that_started_it():
    held = bytearray(b"\x01" * N_BYTES)  # written to, so that the pages are resident
    command = [sys.executable, "-c", PRINT_PEAK]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert len(held) == N_BYTES
    assert 5 < float(done.stdout) < N_BYTES / 1e6 / 2


@pytest.mark.skipif(not STATUS.exists(), reason="only Linux tells a process its own peak")
def test_the_peak_is_at_least_what_is_resident_now():
    before = resident_mb()
    assert before is not None
    assert peak_mb() >= before * 0.99
