"""The arguments of `sotto bench`."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from app import assets
from app.cli import bench_hmt, bench_interface, bench_multilingual, bench_serve, bench_tracks
from app.cli.parser import Commands, Parser, add_bundle, add_latency, describe
from engine.config import EngineConfig
from engine.errors import ConfigError

MOST_THREADS = 64


@dataclass(frozen=True, slots=True)
class BenchOptions:
    """`sotto bench`: what a bundle costs; `json` receives all figures."""

    bundle: Path
    recording: Path
    config: EngineConfig
    n_minutes: int
    n_threads: tuple[int, ...]
    json: Path | None


def add_to(commands: Commands) -> None:
    """Add `sotto bench` to the commands."""
    parser = describe(
        commands.add_parser("bench", help="measure what a model costs on this computer"),
        "Measure what each stage of a model costs: processor time for a chunk and for a second of "
        "sound, memory, start, and whether a long session costs more.",
        "sotto bench",
        "sotto bench --task s2tt --minutes 10 --threads 1",
        "sotto bench --bundle DIR --recording talk.wav --json figures.json",
        "sotto bench hmt --help",
        "sotto bench multilingual --help",
        "sotto bench interface",
        "sotto bench serve",
        "sotto bench tracks",
    )
    parser.add_argument(
        "--task", choices=("asr", "s2tt", "s2st"), default="s2st", help="what to do (s2st)"
    )
    parser.add_argument("--minutes", metavar="M", type=int, default=1, help="how long (1)")
    parser.add_argument("--threads", metavar="N,...", default="1,2", help="how many (1,2)")
    parser.add_argument(
        "--recording",
        metavar="FILE",
        type=Path,
        default=assets.DEMO_CLIP,
        help="the sound to use, over and over, if not the demo clip",
    )
    parser.add_argument("--json", metavar="FILE", type=Path, help="write all figures here")
    add_latency(parser)
    add_bundle(parser)
    parser.set_defaults(read=_read)
    benches = parser.add_subparsers(
        metavar="WHAT", title="what else can be measured", parser_class=Parser
    )
    bench_hmt.add_to(benches)
    bench_interface.add_to(benches)
    bench_multilingual.add_to(benches)
    bench_serve.add_to(benches)
    bench_tracks.add_to(benches)


def _read(options: argparse.Namespace) -> BenchOptions:
    if options.minutes < 1:
        raise ConfigError(f"--minutes must be 1 or more, not {options.minutes}")
    return BenchOptions(
        bundle=options.bundle,
        recording=options.recording,
        config=EngineConfig(options.task, options.latency_ms),
        n_minutes=options.minutes,
        n_threads=_threads(options.threads),
        json=options.json,
    )


def _threads(text: str) -> tuple[int, ...]:
    counts = tuple(int(part) if part.isdecimal() else 0 for part in text.split(","))
    if not all(1 <= n_threads <= MOST_THREADS for n_threads in counts):
        raise ConfigError(
            f"--threads must be numbers from 1 to {MOST_THREADS} such as 1,2, not {text!r}"
        )
    return counts
