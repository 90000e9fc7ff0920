"""Measures a bundle: each number of threads in a process of its own, so that all start cold."""

import json
import multiprocessing
import os
import platform
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from app import cli
from engine.audio.file import AudioFile, read_audio_blocks
from engine.bundle import open_bundle
from engine.evaluation.bench import as_minute, load_timed, run
from engine.evaluation.bench_report import Figures, figures_of, table
from engine.evaluation.stopwatch import Stopwatch

CPUINFO = Path("/proc/cpuinfo")


def bench(options: cli.BenchOptions) -> None:
    """Measure, print, and write what is asked for; raise `EngineError`."""
    AudioFile(options.recording)
    sys.stdout.write(
        f"{options.bundle.name}, {options.config.task} at {options.config.latency_ms} ms, "
        f"{cpu_name()} with {os.cpu_count()} cores; times are processor time\n"
    )
    runs = []
    for n_threads in options.n_threads:
        runs.append(_measure_apart(options, n_threads))
        sys.stdout.write(f"\n{table(runs[-1])}\n")
        sys.stdout.flush()
    if options.json is not None:
        text = json.dumps(report(options, runs), indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")


def report(options: cli.BenchOptions, runs: list[Figures]) -> dict[str, Any]:
    """Return everything as plain data."""
    return {
        "machine": {
            "cpu": cpu_name(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "system": platform.platform(),
        },
        "bundle": options.bundle.name,
        "recording": options.recording.name,
        "config": asdict(options.config),
        "runs": [asdict(figures) for figures in runs],
    }


def measure(options: cli.BenchOptions, n_threads: int, started_s: float) -> Figures:
    """Measure in this process, which was started at `started_s`; raise `EngineError`."""
    watch = Stopwatch()
    translator = load_timed(open_bundle(options.bundle), options.config, n_threads, watch)
    rate_hz = translator.input_rate_hz
    clip = np.concatenate(list(read_audio_blocks(options.recording, rate_hz)))
    block_samples = options.config.latency_ms * rate_hz // 1000
    session = run(
        translator,
        watch,
        as_minute(clip, rate_hz, block_samples),
        options.n_minutes,
        block_samples=block_samples,
        started_s=started_s,
    )
    return figures_of(session, n_threads)


def cpu_name() -> str:
    """Return what the processor is called."""
    if CPUINFO.exists():
        lines = CPUINFO.read_text(encoding="utf-8").splitlines()
        names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
        if names:
            return names[0]
    return platform.processor() or platform.machine()


def _measure_apart(options: cli.BenchOptions, n_threads: int) -> Figures:
    """Measure in a process that has done nothing before."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=fresh) as pool:
        return pool.submit(measure, options, n_threads, time.time()).result()
