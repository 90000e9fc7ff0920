"""The arguments of `sotto` alone: the window."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from app.cli.parser import Parser, add_live, add_log
from engine.config import EngineConfig


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """`sotto`: the window. `log_events` receives every event as JSON Lines."""

    bundle: Path
    source: str
    output: str | None
    dub: bool
    latency_ms: int
    start: bool
    log_events: Path | None
    transcript: bool = True
    follow_default: bool = False


def add_to(parser: Parser) -> None:
    """Add what the window takes to the command itself."""
    add_live(parser)
    parser.add_argument("--start", action="store_true", help="begin at once")
    add_log(parser)
    parser.set_defaults(read=read)


def read(options: argparse.Namespace) -> WindowOptions:
    """Return the options of the window."""
    EngineConfig(latency_ms=options.latency_ms)
    return WindowOptions(
        bundle=options.bundle,
        source=options.source,
        output=options.output,
        dub=options.dub,
        latency_ms=options.latency_ms,
        start=options.start,
        log_events=options.log_events,
        transcript=options.transcript,
        follow_default=options.follow_default,
    )
