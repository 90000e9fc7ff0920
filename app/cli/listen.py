"""The arguments of `sotto listen`."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from app.cli.parser import Commands, add_live, add_policy, describe, read_policy
from engine.config import EngineConfig, Task


@dataclass(frozen=True, slots=True)
class ListenOptions:
    """`sotto listen`: what the computer hears or plays, live, in the terminal."""

    bundle: Path
    config: EngineConfig
    source: str
    output: str | None
    json: bool
    transcript: bool
    follow_default: bool = False


def add_to(commands: Commands) -> None:
    """Add `sotto listen` to the commands."""
    parser = describe(
        commands.add_parser("listen", help="translate what the computer hears or plays"),
        "Translate live, in the terminal, until Ctrl+C.",
        "sotto listen",
        "sotto listen --source mic --latency-ms 640",
        "sotto listen --dub --output headphones",
        "sotto listen --follow-default",
        "sotto listen --policy wait-k --lagging-k 5",
    )
    add_live(parser)
    add_policy(parser)
    parser.add_argument("--json", action="store_true", help="print one event a line")
    parser.set_defaults(read=_read)


def _read(options: argparse.Namespace) -> ListenOptions:
    task: Task = "s2st" if options.dub else "s2tt"
    config = EngineConfig(task, options.latency_ms, policy=read_policy(options))
    return ListenOptions(
        options.bundle,
        config,
        options.source,
        options.output,
        options.json,
        options.transcript,
        options.follow_default,
    )
