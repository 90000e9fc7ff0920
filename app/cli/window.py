"""The arguments of `sotto` alone: the window."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from app.cli.parser import Parser, add_live, add_log, read_original_percent
from app.model.wishes import MEANINGS, Wish
from engine.config import EngineConfig


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """`sotto`: the window. `log_events` receives every event as JSON Lines.

    What is None was not said: then the settings hold. `wish` is for a window that is open already.
    """

    bundle: Path | None = None
    source: str | None = None
    output: str | None = None
    dub: bool | None = None
    latency_ms: int | None = None
    start: bool = False
    log_events: Path | None = None
    transcript: bool = True
    follow_default: bool = False
    minimised: bool = False
    wish: Wish | None = None
    original_percent: int | None = None


def add_to(parser: Parser) -> None:
    """Add what the window takes to the command itself."""
    add_live(parser)
    parser.set_defaults(source=None, dub=None, latency_ms=None, bundle=None)
    parser.add_argument("--start", action="store_true", help="begin at once")
    parser.add_argument(
        "--minimised", action="store_true", help="open as an icon in the tray, without a window"
    )
    wishes = parser.add_mutually_exclusive_group()
    for wish, meaning in MEANINGS.items():
        wishes.add_argument(
            f"--{wish}",
            dest="wish",
            action="store_const",
            const=wish,
            help=f"tell the Sotto that runs: {meaning}",
        )
    add_log(parser)
    parser.set_defaults(read=read)


def read(options: argparse.Namespace) -> WindowOptions:
    """Return the options of the window."""
    if options.latency_ms is not None:
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
        minimised=options.minimised,
        wish=options.wish,
        original_percent=read_original_percent(options),
    )
