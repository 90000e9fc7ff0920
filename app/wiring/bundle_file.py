"""Does what `sotto models install` and `sotto models pack` ask for."""

import sys
from typing import assert_never

from app import assets, cli
from app.wiring.fetching import open_shelf
from engine.bundle import MANIFEST
from engine.errors import BundleError
from engine.importing.refused import RefusedError
from engine.installing.bundle_check import signed_by
from engine.installing.signature import Signed, read_public_keys, sign
from engine.installing.sotto_file import pack
from engine.installing.track_check import check_any
from engine.track_bundle import TrackBundle


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
    installed = open_shelf().install(options.file, options.name)
    name = installed.bundle.folder.name
    who = vouching(installed.signed)
    if isinstance(installed.bundle, TrackBundle):
        use = f"sotto listen --tracks {','.join(installed.bundle.manifest.languages)}"
    else:
        use = f"sotto translate FILE --bundle {name}"
    sys.stdout.write(f"{name} is installed ({who}): {use}\n")


def vouching(signed: Signed | None) -> str:
    """Return in a few words who vouches for a bundle."""
    if signed is None:
        return "unsigned, nobody vouches for it"
    if signed.owner is None:
        return f"signed with a key that Sotto does not know ({signed.key_id})"
    return f"signed by {signed.owner}"


def _pack(options: cli.PackOptions) -> None:
    """Pack what would be installed again, and nothing else."""
    try:
        bundle = check_any(options.bundle)
        signed_by(options.bundle, read_public_keys(assets.KEYS))
    except RefusedError as refusal:
        raise BundleError(f"{options.bundle} was not packed, it {refusal}.") from None
    signature = None
    if options.key is not None:
        comment = f"{bundle.manifest.name} version {bundle.manifest.version}"
        signature = sign((options.bundle / MANIFEST).read_bytes(), options.key, comment)
    digest = pack(options.bundle, options.out, signature)
    n_bytes = options.out.stat().st_size
    sys.stdout.write(f"{options.out} is ready: {n_bytes / 1e6:.1f} MB, SHA-256 {digest}\n")
