"""The arguments of `sotto listen`."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from app.cli.parser import (
    Commands,
    add_live,
    add_page,
    add_policy,
    describe,
    read_original_percent,
    read_page,
    read_policy,
)
from app.cli.tracks import add_tracks, read_tracks
from app.web.address import Address
from engine.caption_tracks import NO_TRACKS, TrackChoice
from engine.config import EngineConfig, Task
from engine.errors import ConfigError


@dataclass(frozen=True, slots=True)
class ListenOptions:
    """`sotto listen`: what the computer hears or plays, live, in the terminal.

    `page` is where a second screen is served; None if there is none.
    """

    bundle: Path
    config: EngineConfig
    source: str
    output: str | None
    json: bool
    transcript: bool
    follow_default: bool = False
    page: Address | None = None
    original_percent: int | None = None
    tracks: TrackChoice = NO_TRACKS


def add_to(commands: Commands) -> None:
    """Add `sotto listen` to the commands."""
    parser = describe(
        commands.add_parser("listen", help="translate what the computer hears or plays"),
        "Translate live, in the terminal, until Ctrl+C.",
        "sotto listen",
        "sotto listen --source mic --latency-ms 640",
        "sotto listen --bundle auto              by the language that is spoken",
        "sotto listen --dub --output headphones",
        "sotto listen --dub --original-percent 20",
        "sotto listen --follow-default",
        "sotto listen --policy wait-k --lagging-k 5",
        "sotto listen --tracks de,es:6",
        "sotto listen --serve --lan",
    )
    add_live(parser)
    add_tracks(parser)
    add_policy(parser)
    parser.add_argument("--json", action="store_true", help="print one event a line")
    parser.add_argument("--serve", action="store_true", help="as `sotto serve` does")
    add_page(parser)
    parser.set_defaults(read=read)


def read(options: argparse.Namespace) -> ListenOptions:
    """Return what to do; raise `ConfigError`."""
    if not options.serve and (options.lan or options.host):
        raise ConfigError("--lan and --host say where to serve: add --serve")
    task: Task = "s2st" if options.dub else "s2tt"
    config = EngineConfig(task, options.latency_ms, policy=read_policy(options))
    page = read_page(options) if options.serve else None
    return ListenOptions(
        bundle=options.bundle,
        config=config,
        source=options.source,
        output=options.output,
        json=options.json,
        transcript=options.transcript,
        follow_default=options.follow_default,
        page=page,
        original_percent=read_original_percent(options),
        tracks=read_tracks(options),
    )
