"""Does what `sotto models install` and `sotto models pack` ask for."""

import sys
from typing import assert_never

from app import cli
from app.bundle_place import shelf_folder
from engine.errors import BundleError
from engine.importing.refused import RefusedError
from engine.installing.bundle_check import check_bundle
from engine.installing.shelf import Shelf
from engine.installing.sotto_file import pack


def run_bundle_file(command: cli.InstallOptions | cli.PackOptions) -> None:
    """Install or pack, and say what to do next; raise `EngineError`."""
    match command:
        case cli.InstallOptions():
            _install(command)
        case cli.PackOptions():
            _pack(command)
        case _:
            assert_never(command)


def _install(options: cli.InstallOptions) -> None:
    bundle = Shelf(shelf_folder()).install(options.file, options.name)
    name = bundle.folder.name
    sys.stdout.write(f"{name} is installed: sotto translate FILE --bundle {name}\n")


def _pack(options: cli.PackOptions) -> None:
    """Pack what would be installed again, and nothing else."""
    try:
        check_bundle(options.bundle)
    except RefusedError as refusal:
        raise BundleError(f"{options.bundle} was not packed, it {refusal}.") from None
    digest = pack(options.bundle, options.out)
    n_bytes = options.out.stat().st_size
    sys.stdout.write(f"{options.out} is ready: {n_bytes / 1e6:.1f} MB, SHA-256 {digest}\n")
