"""The arguments of `sotto selftest`."""

import argparse
from dataclasses import dataclass

from app.cli.parser import Commands, describe
from engine.errors import ConfigError

SHORTEST_S, LONGEST_S = 3, 3600


@dataclass(frozen=True, slots=True)
class SelftestOptions:
    """`sotto selftest`: chirps through an output and back; None is one made for it, unheard."""

    output: str | None
    source: str | None
    duration_s: int
    json: bool


def add_to(commands: Commands) -> None:
    """Add `sotto selftest` to the commands."""
    parser = describe(
        commands.add_parser("selftest", help="measure the way of sound through this computer"),
        "Play chirps, listen for them, and print how late they came, what was lost and how two "
        "clocks drift apart. Unless an output is named, nothing is heard: they go through one that "
        "is made for it and removed again.",
        "sotto selftest",
        "sotto selftest --output headphones           chirps that are heard there",
        "sotto selftest --output speakers --source mic    through the air",
        "sotto selftest --seconds 600 --json",
    )
    parser.add_argument("--output", metavar="NAME", help="play into this one, aloud")
    parser.add_argument(
        "--source", metavar="NAME", help="listen to this one, if not to what the output plays"
    )
    parser.add_argument(
        "--seconds", metavar="N", type=int, default=10, help="how long, 10 if not said"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(read=_read)


def _read(options: argparse.Namespace) -> SelftestOptions:
    if not SHORTEST_S <= options.seconds <= LONGEST_S:
        raise ConfigError(
            f"seconds must be from {SHORTEST_S} to {LONGEST_S}, not {options.seconds}"
        )
    if options.source is not None and options.output is None:
        raise ConfigError("--source needs --output: the chirps must be played where it hears them")
    return SelftestOptions(options.output, options.source, options.seconds, options.json)
