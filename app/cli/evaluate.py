"""The arguments of `sotto evaluate`."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from app.cli.parser import (
    LATENCY_HELP,
    Commands,
    add_beam,
    add_bundle,
    add_policy,
    describe,
    read_policy,
)
from engine.config import LATENCIES_MS, EngineConfig
from engine.errors import ConfigError


@dataclass(frozen=True, slots=True)
class EvaluateOptions:
    """`sotto evaluate`: the sentences of `manifest`, once in each of the `configs`."""

    manifest: Path
    bundle: Path
    configs: tuple[EngineConfig, ...]
    speech: Path | None
    language: str | None
    n_skipped: int
    n_sentences: int | None
    out: Path
    json: bool
    card: Path | None = None
    people: Path | None = None


def add_to(commands: Commands) -> None:
    """Add `sotto evaluate` to the commands."""
    parser = describe(
        commands.add_parser("evaluate", help="measure how good and how late a bundle is"),
        "Translate recordings whose words are known, and measure quality and latency. MANIFEST is "
        "a tab-separated file whose first line names its columns: audio, source, target. Tables, "
        "logs that SimulEval can score, and the quality-latency curve go to --out.",
        "sotto evaluate talks.tsv",
        "sotto evaluate talks.tsv --task s2st --latency-ms 320,640,1280,2560 --out results",
        "sotto evaluate dev.fr-en.tsv --speech dev-wav --skip 200 --n 200 --offline",
        "sotto evaluate dev.fr-en.tsv --speech dev-wav --card model-card.md",
    )
    parser.add_argument("manifest", metavar="MANIFEST", type=Path)
    parser.add_argument(
        "--task", choices=("asr", "s2tt", "s2st"), default="s2tt", help="s2tt is the default"
    )
    parser.add_argument(
        "--offline",
        action="store_true",
        help="wait for the end of each utterance; with --latency-ms, one run more",
    )
    parser.add_argument("--latency-ms", metavar="N,...", help=f"{LATENCY_HELP}; a run for each")
    add_policy(parser)
    add_beam(parser)
    parser.add_argument("--n", metavar="N", type=int, help="only so many sentences")
    parser.add_argument("--skip", metavar="N", type=int, default=0, help="leave out the first ones")
    parser.add_argument("--language", metavar="CODE", help="only rows with it as their language")
    parser.add_argument(
        "--speech", metavar="DIR", type=Path, help="0000.wav, 0001.wav, ... for lines without audio"
    )
    parser.add_argument(
        "--out", metavar="DIR", type=Path, default=Path("evaluation"), help="default: evaluation"
    )
    parser.add_argument(
        "--card",
        metavar="FILE",
        type=Path,
        help="describe the bundle there: what it learned from, its figures, what goes wrong in the "
        "first run",
    )
    parser.add_argument(
        "--people",
        metavar="MANIFEST",
        type=Path,
        help="recordings of real people, with a column language: the card shows each of those in "
        "the language of the bundle",
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    add_bundle(parser)
    parser.set_defaults(read=_read)


def _read(options: argparse.Namespace) -> EvaluateOptions:
    if options.skip < 0 or (options.n is not None and options.n < 1):
        raise ConfigError("--skip takes a number from 0, and --n one from 1.")
    if options.people is not None and options.card is None:
        raise ConfigError("--people is for a model card: say with --card where to write it.")
    return EvaluateOptions(
        manifest=options.manifest,
        bundle=options.bundle,
        configs=_configs(options),
        speech=options.speech,
        language=options.language,
        n_skipped=options.skip,
        n_sentences=options.n,
        out=options.out,
        json=options.json,
        card=options.card,
        people=options.people,
    )


def _configs(options: argparse.Namespace) -> tuple[EngineConfig, ...]:
    latencies_ms = _latencies_ms(options.latency_ms) if options.latency_ms else []
    if not latencies_ms and not options.offline:
        latencies_ms = [LATENCIES_MS[0]]
    policy = read_policy(options)
    configs = [EngineConfig(options.task, each, policy=policy) for each in latencies_ms]
    if options.offline:
        configs.append(EngineConfig(options.task, offline=True, n_beam=options.beam))
    return tuple(configs)


def _latencies_ms(text: str) -> list[int]:
    try:
        return list(dict.fromkeys(int(word) for word in text.split(",")))
    except ValueError as error:
        raise ConfigError(
            f"--latency-ms takes numbers with commas between them, not {text!r}."
        ) from error
