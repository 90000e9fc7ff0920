"""The arguments of `sotto translate`."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from app.bundle_place import ANY_BUNDLE
from app.cli.parser import (
    Commands,
    add_beam,
    add_bundle,
    add_latency,
    add_policy,
    describe,
    read_policy,
)
from app.cli.tracks import add_tracks, read_tracks
from app.model.export import FORMATS
from engine.caption_tracks import NO_TRACKS, TrackChoice
from engine.config import EngineConfig, Task
from engine.errors import ConfigError


@dataclass(frozen=True, slots=True)
class TranslateOptions:
    """`sotto translate`: a recording, its captions to `to`, its dub to `dub`.

    For the task `tts` the recording is a text, or `-` for what is typed, and `dub` is there.
    """

    recording: Path
    bundle: Path
    config: EngineConfig
    to: Path | None
    dub: Path | None
    realtime: bool
    json: bool
    tracks: TrackChoice = NO_TRACKS


def add_to(commands: Commands) -> None:
    """Add `sotto translate` to the commands."""
    parser = describe(
        commands.add_parser("translate", help="translate a recording"),
        "Translate a recording: captions in the terminal, and in files if you like.",
        "sotto translate talk.wav",
        "sotto translate talk.mp3 --to talk.srt --dub talk.en.wav",
        "sotto translate talk.flac --json | jq .stable",
        "sotto translate talk.wav --bundle auto          by the language that is spoken",
        "sotto translate talk.wav --tracks de,es --to talk.srt",
        "sotto translate talk.wav --policy wait-k --lagging-k 3 --stride-n 1",
        "sotto translate talk.txt --task tts --dub talk.wav",
        "echo Good morning. | sotto translate - --task tts --dub morning.wav",
    )
    parser.add_argument(
        "recording",
        metavar="FILE",
        type=Path,
        help="any file with sound in it, or a text for --task tts",
    )
    parser.add_argument("--to", metavar="FILE", type=Path, help=f"captions: {', '.join(FORMATS)}")
    parser.add_argument("--dub", metavar="FILE", type=Path, help="speak it into a .wav")
    parser.add_argument(
        "--task",
        choices=get_args(Task),
        help="recognise (asr), translate (s2tt, the default), speak as well (s2st); or speak a "
        "text that is in the target language already, word by word (tts)",
    )
    parser.add_argument("--offline", action="store_true", help="wait for the end of each utterance")
    add_beam(parser)
    parser.add_argument("--realtime", action="store_true", help="take it as fast as it would sound")
    parser.add_argument("--json", action="store_true", help="print one event a line")
    add_latency(parser)
    add_policy(parser)
    add_bundle(parser, by_language=True)
    add_tracks(parser)
    parser.set_defaults(read=_read)


def _read(options: argparse.Namespace) -> TranslateOptions:
    task: Task = options.task or ("s2st" if options.dub else "s2tt")
    if options.dub and task not in ("s2st", "tts"):
        raise ConfigError(f"--dub speaks the translation: leave out --task {task}.")
    if task == "tts" and not options.dub:
        raise ConfigError("--task tts speaks a text: say into which file with --dub FILE.wav.")
    if task == "tts" and options.realtime:
        raise ConfigError("--realtime is for recordings: leave it out with --task tts.")
    if task == "tts" and options.bundle == ANY_BUNDLE:
        raise ConfigError("--bundle auto hears recordings: name the model for --task tts.")
    if task == "tts" and options.tracks:
        raise ConfigError("--tracks is for recordings: leave it out with --task tts.")
    return TranslateOptions(
        recording=options.recording,
        bundle=options.bundle,
        config=EngineConfig(
            task, options.latency_ms, options.offline, read_policy(options), options.beam
        ),
        to=options.to,
        dub=options.dub,
        realtime=options.realtime,
        json=options.json,
        tracks=read_tracks(options),
    )
