"""The arguments of `sotto models quantise`."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from app import assets
from app.bundle_place import bundle_folder
from app.cli.parser import Commands, describe


@dataclass(frozen=True, slots=True)
class QuantiseOptions:
    """`sotto models quantise`: `bundle` in 8 bits to `out`, tried on `recordings`."""

    bundle: Path
    out: Path
    recordings: tuple[Path, ...]


def add_to(actions: Commands) -> None:
    """Add `sotto models quantise` to what `sotto models` can do."""
    parser = describe(
        actions.add_parser("quantise", help="a model in less memory, where it says the same"),
        "Make a smaller and quicker copy of a model: matrices in 8 bits. Each part is run beside "
        "the one that it was made of, and stays as it was unless both agree.",
        "sotto models quantise fr-en --out fr-en-int8",
        "sotto models quantise fr-en-published --out fr-en-int8 --recording talk.wav",
    )
    parser.add_argument(
        "bundle",
        metavar="BUNDLE",
        type=bundle_folder,
        help="the folder of a model, or a name of `sotto models list`",
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="the new bundle")
    parser.add_argument(
        "--recording",
        metavar="FILE",
        type=Path,
        action="append",
        help="speech to try it on, if not the demo clip; may be given again",
    )
    parser.set_defaults(read=_read)


def _read(options: argparse.Namespace) -> QuantiseOptions:
    recordings = tuple(options.recording or (assets.DEMO_CLIP,))
    return QuantiseOptions(options.bundle, options.out, recordings)
