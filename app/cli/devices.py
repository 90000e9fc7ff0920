"""The arguments of `sotto devices`."""

import argparse
from dataclasses import dataclass

from app.cli.parser import Commands, describe


@dataclass(frozen=True, slots=True)
class DevicesOptions:
    """`sotto devices`: a list."""

    json: bool = False


def add_to(commands: Commands) -> None:
    """Add `sotto devices` to the commands."""
    parser = describe(
        commands.add_parser("devices", help="what can be heard and where can be spoken"),
        "List what can be heard and where can be spoken, by the names that --source and --output "
        "take.",
        "sotto devices",
        "sotto devices --json",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(read=_read)


def _read(options: argparse.Namespace) -> DevicesOptions:
    return DevicesOptions(options.json)
