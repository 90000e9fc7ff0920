"""The arguments of `sotto bench multilingual`."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from app.cli.parser import Commands, describe


@dataclass(frozen=True, slots=True)
class BenchMultilingualOptions:
    """`sotto bench multilingual`: several caption tracks by one model; `json` has all figures.

    Attributes:
        tracks: The bundle that writes all languages.
        table: A source and, in the order of the bundle's languages, what it means.
        bilingual: Bundles of one language each.
        separate: Likewise, of decoders that were learned together over one encoder.
        synchronous: A bundle that was trained with one lag for all.
        n_words_least: Shorter sentences are left out.
        n_sentences: How many are used at most.
        json: Where all figures go, too.
    """

    tracks: Path
    table: Path
    bilingual: tuple[Path, ...]
    separate: tuple[Path, ...]
    synchronous: Path | None
    n_words_least: int
    n_sentences: int
    json: Path | None


def add_to(benches: Commands) -> None:
    """Add `sotto bench multilingual` to what `sotto bench` can do."""
    parser = describe(
        benches.add_parser("multilingual", help="measure several caption tracks by one model"),
        "Measure a model that writes several caption tracks: each language by itself and beside "
        "the others, at one lag and at several, what they cost, and whether each is what it says.",
        "sotto bench multilingual BUNDLE heldout.tsv",
        "sotto bench multilingual BUNDLE heldout.tsv --bilingual FR-EN --bilingual FR-DE",
    )
    parser.add_argument("tracks", metavar="BUNDLE", type=Path, help="writes all languages")
    parser.add_argument("table", metavar="TABLE", type=Path, help="a source and its translations")
    parser.add_argument(
        "--bilingual", metavar="DIR", type=Path, action="append", default=[], help="of one language"
    )
    parser.add_argument(
        "--separate",
        metavar="DIR",
        type=Path,
        action="append",
        default=[],
        help="of one language, learned with the others over one encoder",
    )
    parser.add_argument("--synchronous", metavar="DIR", type=Path, help="trained with one lag")
    parser.add_argument("--words", metavar="N", type=int, default=1, help="least in a source (1)")
    parser.add_argument("--sentences", metavar="N", type=int, default=1000, help="at most (1000)")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write all figures here")
    parser.set_defaults(read=_read)


def _read(options: argparse.Namespace) -> BenchMultilingualOptions:
    return BenchMultilingualOptions(
        options.tracks,
        options.table,
        tuple(options.bilingual),
        tuple(options.separate),
        options.synchronous,
        options.words,
        options.sentences,
        options.json,
    )
