"""The arguments of `sotto batch`."""

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

from app.cli.parser import (
    Commands,
    add_beam,
    add_bundle,
    add_latency,
    add_policy,
    describe,
    read_policy,
)
from app.model.export import FORMATS
from engine.config import EngineConfig
from engine.errors import ConfigError


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """`sotto batch`: every recording of `source`, captions (and dubs) to `out`.

    `n_workers` is None where it is for the machine, or the cluster at `ray`, to say.
    """

    source: Path
    out: Path
    formats: tuple[str, ...]
    dub: bool
    bundle: Path
    config: EngineConfig
    n_workers: int | None
    ray: str | None
    json: bool


def add_to(commands: Commands) -> None:
    """Add `sotto batch` to the commands."""
    parser = describe(
        commands.add_parser("batch", help="translate an archive of recordings"),
        "Translate every recording of a folder, or of a list, with several processes. What is "
        "finished is skipped, so that a run that was broken off goes on; what fails is told and "
        "stops nothing.",
        "sotto batch talks --out captions",
        "sotto batch talks.txt --out captions --format srt,json --dub --workers 2",
        "sotto batch /shared/talks --out /shared/captions --ray auto",
    )
    parser.add_argument(
        "source",
        metavar="DIR|MANIFEST",
        type=Path,
        help="a folder, or a text with one recording a line, or a table with a column audio",
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="for the results")
    parser.add_argument(
        "--format",
        metavar="NAME,...",
        default="srt",
        help=f"of the captions: {', '.join(suffix[1:] for suffix in FORMATS)}; srt if not said",
    )
    parser.add_argument("--dub", action="store_true", help="speak each into a .dub.wav, too")
    parser.add_argument("--offline", action="store_true", help="wait for the end of each utterance")
    add_beam(parser)
    parser.add_argument(
        "--workers", metavar="N", type=int, help="how many processes, one a core if not said"
    )
    parser.add_argument(
        "--ray", metavar="ADDRESS", help="a Ray cluster to do it on, such as auto or HOST:6379"
    )
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")
    add_latency(parser)
    add_policy(parser)
    add_bundle(parser)
    parser.set_defaults(read=_read)


def _read(options: argparse.Namespace) -> BatchOptions:
    if options.workers is not None and options.workers < 1:
        raise ConfigError(f"--workers takes a number from 1, not {options.workers}.")
    return BatchOptions(
        source=options.source,
        out=options.out,
        formats=_formats(options.format),
        dub=options.dub,
        bundle=options.bundle,
        config=EngineConfig(
            "s2st" if options.dub else "s2tt",
            options.latency_ms,
            options.offline,
            read_policy(options),
            options.beam,
        ),
        n_workers=options.workers,
        ray=options.ray,
        json=options.json,
    )


def _formats(text: str) -> tuple[str, ...]:
    suffixes = tuple(dict.fromkeys(f".{name.strip().lower()}" for name in text.split(",")))
    for suffix in suffixes:
        if suffix not in FORMATS:
            known = ", ".join(each[1:] for each in FORMATS)
            raise ConfigError(f"--format takes {known}, not {suffix[1:]!r}.")
    return suffixes


def n_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
