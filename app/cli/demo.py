"""The arguments of `sotto demo`."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from app.cli.parser import Commands, add_bundle, add_latency, add_log, describe
from engine.config import EngineConfig


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """`sotto demo`: the demo clip through the whole chain."""

    bundle: Path
    latency_ms: int
    log_events: Path | None


def add_to(commands: Commands) -> None:
    """Add `sotto demo` to the commands."""
    parser = describe(
        commands.add_parser("demo", help="see it work on a clip that comes with it"),
        "Play the demo clip through the whole chain: over the screen, or in the terminal where "
        "there is none.",
        "sotto demo",
        "sotto demo --latency-ms 1280",
    )
    add_latency(parser)
    add_bundle(parser)
    add_log(parser)
    parser.set_defaults(read=_read)


def _read(options: argparse.Namespace) -> DemoOptions:
    EngineConfig(latency_ms=options.latency_ms)
    return DemoOptions(options.bundle, options.latency_ms, options.log_events)
