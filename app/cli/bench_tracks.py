"""The arguments of `sotto bench tracks`."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from app import assets
from app.cli.parser import Commands, add_bundle, add_latency, describe
from app.cli.tracks import add_tracks, read_tracks
from engine.caption_tracks import TrackChoice
from engine.config import EngineConfig
from engine.errors import ConfigError


@dataclass(frozen=True, slots=True)
class BenchTracksOptions:
    """`sotto bench tracks`: what caption tracks cost beside the speech engine, live.

    Attributes:
        bundle: The model of the speech.
        recording: What is spoken, over and over.
        config: What the speech engine does.
        tracks: Those that are measured; none stands for all that a model writes, up to three.
        spoken_s: For how long.
        is_copied: Without a model: words are copied, which tells what all but it costs.
        json: Where all figures go, too.
    """

    bundle: Path
    recording: Path
    config: EngineConfig
    tracks: TrackChoice
    spoken_s: float
    is_copied: bool
    json: Path | None


def add_to(benches: Commands) -> None:
    """Add `sotto bench tracks` to what `sotto bench` can do."""
    parser = describe(
        benches.add_parser("tracks", help="measure caption tracks beside the speech engine"),
        "Take sound in as fast as it is spoken, without caption tracks and then with them, and "
        "measure how soon the captions of each chunk and the last word of every track are there.",
        "sotto bench tracks",
        "sotto bench tracks --tracks de,es,en --bundle NAME --seconds 120",
        "sotto bench tracks --copied            what all but a model of tracks costs",
    )
    add_tracks(parser)
    parser.add_argument(
        "--copied", action="store_true", help="copy words in place of a model of caption tracks"
    )
    parser.add_argument("--task", choices=("asr", "s2tt"), default="s2tt", help="what to do (s2tt)")
    parser.add_argument(
        "--seconds", metavar="S", type=float, default=60.0, help="how long each time (60)"
    )
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


def _read(options: argparse.Namespace) -> BenchTracksOptions:
    if options.seconds <= 0:
        raise ConfigError(f"--seconds must be more than 0, not {options.seconds:g}")
    return BenchTracksOptions(
        bundle=options.bundle,
        recording=options.recording,
        config=EngineConfig(options.task, options.latency_ms),
        tracks=read_tracks(options),
        spoken_s=options.seconds,
        is_copied=options.copied,
        json=options.json,
    )
