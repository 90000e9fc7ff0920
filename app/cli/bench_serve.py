"""The arguments of `sotto bench serve`."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from app.cli.parser import Commands, describe
from engine.errors import ConfigError

MOST_VIEWERS = 250  # the page takes 256


@dataclass(frozen=True, slots=True)
class BenchServeOptions:
    """`sotto bench serve`: how many viewers the second screen bears; `json` receives the figures.

    Attributes:
        n_viewers: How many watch.
        n_slow: How many more take nothing in.
        spoken_s: For how long somebody speaks.
        json: Where all figures go, too.
    """

    n_viewers: int
    n_slow: int
    spoken_s: float
    json: Path | None


def add_to(benches: Commands) -> None:
    """Add `sotto bench serve` to what `sotto bench` can do."""
    parser = describe(
        benches.add_parser("serve", help="measure how many viewers the second screen bears"),
        "Serve the second screen on this computer alone, speak eight times a second, and measure "
        "how late each piece of text reaches every viewer; then start it again: all come back.",
        "sotto bench serve",
        "sotto bench serve --viewers 50 --seconds 10 --json figures.json",
    )
    parser.add_argument("--viewers", metavar="N", type=int, default=200, help="how many (200)")
    parser.add_argument(
        "--slow", metavar="N", type=int, default=10, help="how many more take nothing in (10)"
    )
    parser.add_argument(
        "--seconds", metavar="S", type=float, default=60.0, help="how long to speak (60)"
    )
    parser.add_argument("--json", metavar="FILE", type=Path, help="write all figures here")
    parser.set_defaults(read=_read)


def _read(options: argparse.Namespace) -> BenchServeOptions:
    if not 1 <= options.viewers <= MOST_VIEWERS:
        raise ConfigError(f"--viewers must be from 1 to {MOST_VIEWERS}, not {options.viewers}")
    if not 0 <= options.slow <= MOST_VIEWERS - options.viewers:
        raise ConfigError(
            f"--slow must be from 0 to {MOST_VIEWERS - options.viewers}, not {options.slow}"
        )
    if options.seconds <= 0:
        raise ConfigError(f"--seconds must be more than 0, not {options.seconds:g}")
    return BenchServeOptions(options.viewers, options.slow, options.seconds, options.json)
