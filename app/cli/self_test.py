"""The argument `--self-test`, which stands in the place of a command."""

import argparse
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SelfTestOptions:
    """`sotto --self-test`: what this Sotto is made of, and whether it works here."""


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add it to the arguments of `sotto` itself."""
    parser.add_argument(
        "--self-test",
        dest="read",
        action="store_const",
        const=_read,
        help="tell versions, checksums, devices and speed as JSON, and end",
    )


def _read(_: argparse.Namespace) -> SelfTestOptions:
    return SelfTestOptions()
