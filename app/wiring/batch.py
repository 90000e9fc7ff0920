"""Does what `sotto batch` asks for."""

import hashlib
import json
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from app import cli
from app.batch import summary
from app.batch.cluster import Cluster
from app.batch.crew import Crew, run_jobs
from app.batch.file_translator import Doors
from app.batch.jobs import Job, find_jobs
from app.batch.ledger import Ledger
from app.batch.processes import Processes
from app.batch.result import FileResult
from app.cli.batch import n_cores
from engine import EngineConfig
from engine.audio.file import AudioFile, read_audio_blocks
from engine.audio.wav import WavSink
from engine.bundle import MANIFEST, open_bundle
from engine.errors import EngineError, OutputError
from engine.translation import Translator

SUMMARY = "summary.json"


def run_batch(options: cli.BatchOptions) -> None:
    """Translate what is not finished yet, print a summary, and keep it; raise `EngineError`."""
    started_s = time.perf_counter()
    jobs = find_jobs(options.source, options.out, options.formats, dub=options.dub)
    _make(options.out)
    ledger = Ledger(options.out, _how(options))
    results = {job: replace(r, outcome="skipped") for job in jobs if (r := ledger.result(job))}
    to_do = [job for job in jobs if job not in results]

    def tell(job: Job, result: FileResult) -> None:
        results[job] = result
        if result.outcome == "done":
            ledger.add(job, result)
        _show(result, len(results), len(jobs))

    with redirect_stdout(sys.stderr):  # Ray prints where it likes; stdout is for the summary
        n_workers = _work(to_do, options, tell) if to_do else 0
    ordered = [results[job] for job in jobs]
    _report(ordered, time.perf_counter() - started_s, n_workers, options)


def _work(
    jobs: list[Job], options: cli.BatchOptions, tell: Callable[[Job, FileResult], None]
) -> int:
    """Have the jobs done and return by how many workers."""
    open_bundle(options.bundle)  # what is wrong with it is told once, and not for each recording
    doors = Doors(
        partial(_load_translator, options.bundle.absolute(), options.config),
        read_audio_blocks,
        _duration_s,
        WavSink,
    )
    crew: Crew
    if options.ray is None:
        n_workers = min(len(jobs), options.n_workers or n_cores())
        crew = Processes(n_workers, doors)
    else:
        crew = Cluster(options.ray, options.n_workers, doors)
        n_workers = min(len(jobs), crew.n_workers)
    try:
        run_jobs(jobs, crew, tell)
    finally:
        crew.close()
    return n_workers


def _load_translator(bundle: Path, config: EngineConfig) -> Translator:
    from engine.runtime.translator import StreamingTranslator

    return StreamingTranslator(open_bundle(bundle), config)


def _duration_s(recording: Path) -> float:
    return AudioFile(recording).duration_ms / 1000


def _how(options: cli.BatchOptions) -> str:
    """Return what the captions depend on beside the recording, in few letters."""
    try:
        manifest = (options.bundle / MANIFEST).read_bytes()
    except OSError:
        manifest = b""  # opening the bundle says what is wrong
    facts = json.dumps(asdict(options.config), sort_keys=True)
    return hashlib.sha256(manifest + facts.encode()).hexdigest()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{folder} cannot be made: {reason}.") from error


def _show(result: FileResult, n_ended: int, n_jobs: int) -> None:
    """Tell of a recording as it ends, beside what goes to programs."""
    sys.stderr.write(f"[{n_ended}/{n_jobs}] {result.recording}: {result.outcome}\n")
    if result.message:
        sys.stderr.write(f"    {result.message}\n")


def _report(
    results: list[FileResult], elapsed_s: float, n_workers: int, options: cli.BatchOptions
) -> None:
    data = summary.to_json(results, elapsed_s, n_workers)
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    (options.out / SUMMARY).write_text(text, encoding="utf-8")
    table = summary.to_table(results, elapsed_s, n_workers, options.source)
    sys.stdout.write(text if options.json else table)
    n_failed = data["total"]["failed"]
    if n_failed:
        raise EngineError(
            f"{n_failed} of {len(results)} recordings failed: {options.out / SUMMARY} says why."
        )
