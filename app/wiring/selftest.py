"""Measures the way of sound through this computer, as `sotto selftest` does."""

import dataclasses
import json
import sys

from app.cli.selftest import SelftestOptions
from app.loop_report import describe_loop
from engine.audio.devices import (
    choose_output,
    choose_source,
    list_outputs,
    list_sources,
    open_once,
    open_playback,
    unheard_output,
)
from engine.audio.loopback import LoopReport, measure_loop
from engine.errors import DeviceError


def run_selftest(options: SelftestOptions) -> None:
    """Print what became of the chirps; raise `DeviceError` when they were not heard."""
    if options.output is None:
        with unheard_output() as name:
            report = _measure(name, None, options.duration_s)
    else:
        report = _measure(options.output, options.source, options.duration_s)
    if options.json:
        sys.stdout.write(json.dumps(dataclasses.asdict(report)) + "\n")
    else:
        sys.stdout.write(describe_loop(report))
    if not report.n_heard:
        raise DeviceError(
            "No chirp was heard: choose a source that hears the output, or turn it up."
        )


def _measure(output_name: str, source_name: str | None, duration_s: int) -> LoopReport:
    output = choose_output(list_outputs(), output_name)
    sources = list_sources()
    if source_name is None:
        heard = [source for source in sources if source.monitor_of == output.name]
        if not heard:
            raise DeviceError(f"What {output.title} plays cannot be heard here: name a --source.")
        source = heard[0]
    else:
        source = choose_source(sources, source_name)
    return measure_loop(open_playback(output.name), open_once(source), duration_s * 1000)
