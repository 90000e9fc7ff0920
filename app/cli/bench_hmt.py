"""The arguments of `sotto bench hmt`."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from app.cli.parser import Commands, describe
from engine.caption_tracks import check_lag_words
from engine.errors import ConfigError

LAGS = (1, 2, 3, 4, 5, 7, 9)


@dataclass(frozen=True, slots=True)
class BenchHmtOptions:
    """`sotto bench hmt`: HMT against wait-k; `json` receives all figures.

    Attributes:
        oracle: Wait-k's bundle, HMT's, and the sentences of the made-up language.
        text: Likewise of real text.
        language: The one that is written.
        n_words_least: Shorter sentences are left out.
        n_sentences: How many are used at most.
        lags: Of wait-k, and of HMT.
        json: Where all figures go, too.
    """

    oracle: tuple[Path, Path, Path] | None
    text: tuple[Path, Path, Path] | None
    language: str
    n_words_least: int
    n_sentences: int
    lags: tuple[int, ...]
    json: Path | None


def add_to(benches: Commands) -> None:
    """Add `sotto bench hmt` to what `sotto bench` can do."""
    parser = describe(
        benches.add_parser("hmt", help="measure when caption tracks write, against wait-k"),
        "Measure caption tracks that decide when to write, by HMT, against multi-path wait-k: on a "
        "made-up language of which it is known when a word can be written, and on real text.",
        "sotto bench hmt --oracle WAIT-BUNDLE HMT-BUNDLE oracle.tsv",
        "sotto bench hmt --text WAIT-BUNDLE HMT-BUNDLE heldout.tsv --language en --json t2.json",
    )
    names = ("WAIT", "HMT", "TABLE")
    parser.add_argument("--oracle", metavar=names, nargs=3, type=Path, help="T1, of these")
    parser.add_argument("--text", metavar=names, nargs=3, type=Path, help="T2 and T4, of these")
    parser.add_argument("--language", metavar="L", default="en", help="which is written (en)")
    parser.add_argument("--words", metavar="N", type=int, default=8, help="least in a source (8)")
    parser.add_argument("--sentences", metavar="N", type=int, default=1000, help="at most (1000)")
    parser.add_argument(
        "--lags",
        metavar="L",
        type=int,
        nargs="+",
        default=LAGS,
        help="in rising order (all of the delay slider)",
    )
    parser.add_argument("--json", metavar="FILE", type=Path, help="write all figures here")
    parser.set_defaults(read=_read)


def _read(options: argparse.Namespace) -> BenchHmtOptions:
    if not options.oracle and not options.text:
        raise ConfigError("--oracle or --text must say what to measure")
    return BenchHmtOptions(
        _three(options.oracle),
        _three(options.text),
        options.language,
        options.words,
        options.sentences,
        tuple(map(check_lag_words, options.lags)),
        options.json,
    )


def _three(paths: list[Path] | None) -> tuple[Path, Path, Path] | None:
    if not paths:
        return None
    first, second, third = paths
    return first, second, third
