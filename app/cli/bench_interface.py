"""The arguments of `sotto bench interface`."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from app.cli.parser import Commands, describe
from engine.errors import ConfigError


@dataclass(frozen=True, slots=True)
class BenchInterfaceOptions:
    """`sotto bench interface`: what the windows cost; `json` receives all figures.

    Attributes:
        watched_s: How long each state is watched.
        hours: Of captions, which are shown as fast as they can be.
        json: Where all figures go, too.
    """

    watched_s: float
    hours: float
    json: Path | None


def add_to(benches: Commands) -> None:
    """Add `sotto bench interface` to what `sotto bench` can do."""
    parser = describe(
        benches.add_parser("interface", help="measure what the windows cost"),
        "Measure the windows on the screen that is there, without sound: how long a repaint takes, "
        "what they cost while nothing runs, their memory and how it grows over hours of captions, "
        "and how long they stand still while a model loads.",
        "sotto bench interface",
        "sotto bench interface --hours 0.1 --json figures.json",
    )
    parser.add_argument(
        "--seconds", metavar="S", type=float, default=20.0, help="how long to watch each state (20)"
    )
    parser.add_argument(
        "--hours", metavar="H", type=float, default=2.0, help="of captions, sped up (2)"
    )
    parser.add_argument("--json", metavar="FILE", type=Path, help="write all figures here")
    parser.set_defaults(read=_read)


def _read(options: argparse.Namespace) -> BenchInterfaceOptions:
    if options.seconds <= 0:
        raise ConfigError(f"--seconds must be more than 0, not {options.seconds:g}")
    if options.hours < 0:
        raise ConfigError(f"--hours must be 0 or more, not {options.hours:g}")
    return BenchInterfaceOptions(options.seconds, options.hours, options.json)
