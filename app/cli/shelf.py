"""The arguments of `sotto models list`, `info`, `verify` and `remove`."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from app.bundle_place import bundle_folder
from app.cli.parser import Commands, Parser, describe


@dataclass(frozen=True, slots=True)
class ListOptions:
    """`sotto models list`."""

    json: bool


@dataclass(frozen=True, slots=True)
class InfoOptions:
    """`sotto models info`: what the bundle in a folder says of itself."""

    bundle: Path
    json: bool


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """`sotto models verify`: every check of an installation, for the bundles in `bundles`.

    None of them means every bundle that is installed or came with Sotto.
    """

    bundles: tuple[Path, ...]
    json: bool


@dataclass(frozen=True, slots=True)
class RemoveOptions:
    """`sotto models remove`: an installed bundle, by its name."""

    name: str


def add_to(actions: Commands) -> None:
    """Add the four to what `sotto models` can do."""
    _add_list(actions)
    _add_info(actions)
    _add_verify(actions)
    _add_remove(actions)


def _add_list(actions: Commands) -> None:
    parser = describe(
        actions.add_parser("list", help="what is here"),
        "List the models that are installed or came with Sotto.",
        "sotto models list",
        "sotto models list --json",
    )
    _add_json(parser)
    parser.set_defaults(read=lambda options: ListOptions(options.json))


def _add_info(actions: Commands) -> None:
    parser = describe(
        actions.add_parser("info", help="what a model says of itself"),
        "Tell what a model is: languages, sizes, licence, signature, and what it measured.",
        "sotto models info fr-en",
        "sotto models info fr-en --json",
    )
    _add_bundle(parser)
    _add_json(parser)
    parser.set_defaults(read=lambda options: InfoOptions(options.bundle, options.json))


def _add_verify(actions: Commands) -> None:
    parser = describe(
        actions.add_parser("verify", help="whether a model is as it was made"),
        "Check every byte of a model and everything its graphs ask for, as an installation does.",
        "sotto models verify",
        "sotto models verify fr-en",
    )
    _add_bundle(parser, nargs="*")
    _add_json(parser)
    parser.set_defaults(read=_read_verify)


def _read_verify(options: argparse.Namespace) -> VerifyOptions:
    return VerifyOptions(tuple(options.bundle), options.json)


def _add_remove(actions: Commands) -> None:
    parser = describe(
        actions.add_parser("remove", help="remove an installed model"),
        "Remove an installed model from this computer.",
        "sotto models remove es-en",
    )
    parser.add_argument("name", metavar="NAME", help="a name of `sotto models list`")
    parser.set_defaults(read=lambda options: RemoveOptions(options.name))


def _add_bundle(parser: Parser, nargs: str | None = None) -> None:
    parser.add_argument(
        "bundle",
        metavar="NAME",
        type=bundle_folder,
        nargs=nargs,
        help="a name of `sotto models list`, or a folder",
    )


def _add_json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="print it as JSON")
