"""The arguments of `sotto models install` and `sotto models pack`."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from app.bundle_place import bundle_folder
from app.cli.parser import Commands, describe
from engine.errors import ConfigError

SUFFIX = ".sotto"


@dataclass(frozen=True, slots=True)
class InstallOptions:
    """`sotto models install`: the bundle in `file`, called `name` if that is given."""

    file: Path
    name: str | None


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """`sotto models install`: a model of the catalogue, from its hosts or the folder `source`."""

    entry: str
    name: str | None
    source: Path | None
    yes: bool


@dataclass(frozen=True, slots=True)
class PackOptions:
    """`sotto models pack`: the bundle in a folder as one file, signed if there is a `key`."""

    bundle: Path
    out: Path
    key: Path | None


def add_to(actions: Commands) -> None:
    """Add both to what `sotto models` can do."""
    _add_install(actions)
    _add_pack(actions)


def _add_install(actions: Commands) -> None:
    parser = describe(
        actions.add_parser("install", help="a model from a .sotto file or of the catalogue"),
        "Install a model from a file, or fetch one of `sotto models list`: hosts and sizes are "
        "shown and asked about first, and a download that broke off goes on. It is checked down to "
        "the last byte before anything of it is run.",
        "sotto models install es-en.sotto",
        "sotto models install streamspeech-es-en",
        "sotto models install streamspeech-es-en --from downloads",
        "sotto translate talk.wav --bundle es-en",
    )
    parser.add_argument("what", metavar="FILE|NAME", help="a .sotto file, or what the list names")
    parser.add_argument("--name", help="what to call it, if not what it calls itself")
    parser.add_argument(
        "--from", metavar="DIR", dest="source", type=Path, help="take the files from here instead"
    )
    parser.add_argument("--yes", action="store_true", help="fetch without asking")
    parser.set_defaults(read=_read_install)


def _read_install(options: argparse.Namespace) -> InstallOptions | FetchOptions:
    path = Path(options.what)
    if path.suffix == SUFFIX or path.is_file():
        return InstallOptions(path, options.name)
    return FetchOptions(options.what, options.name, options.source, options.yes)


def _add_pack(actions: Commands) -> None:
    parser = describe(
        actions.add_parser("pack", help="a model as one file, to give away"),
        "Write a model to one file that `sotto models install` takes. The same model always gives "
        "the same file.",
        "sotto models pack fr-en --out fr-en.sotto",
        "sotto models pack path/to/my-model --key my.key",
    )
    parser.add_argument(
        "bundle",
        metavar="DIR",
        type=bundle_folder,
        help="the folder of a model, or a name of `sotto models list`",
    )
    parser.add_argument(
        "--out", metavar="FILE", type=Path, help="if not the name of DIR and .sotto"
    )
    parser.add_argument(
        "--key", metavar="FILE", type=Path, help="sign it with a key that `minisign -G -W` made"
    )
    parser.set_defaults(read=_read_pack)


def _read_pack(options: argparse.Namespace) -> PackOptions:
    out = options.out or Path(options.bundle.absolute().name + SUFFIX)
    if out.suffix != SUFFIX:
        raise ConfigError(f"A model in one file ends in {SUFFIX}, which {out} does not.")
    return PackOptions(options.bundle, out, options.key)
