"""Turns the command line into one checked value that says what to do; does nothing of it."""

import argparse
import textwrap
import tomllib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NoReturn

from app import assets
from engine.config import LATENCIES_MS, EngineConfig, Task
from engine.errors import ConfigError


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """`sotto`: the window. `log_events` receives every event as JSON Lines."""

    bundle: Path
    source: str
    output: str | None
    dub: bool
    latency_ms: int
    start: bool
    log_events: Path | None


@dataclass(frozen=True, slots=True)
class TranslateOptions:
    """`sotto translate`: a recording, its captions to `to`, its dub to `dub`."""

    recording: Path
    bundle: Path
    config: EngineConfig
    to: Path | None
    dub: Path | None
    realtime: bool
    json: bool


@dataclass(frozen=True, slots=True)
class ListenOptions:
    """`sotto listen`: what the computer hears or plays, live, in the terminal."""

    bundle: Path
    config: EngineConfig
    source: str
    output: str | None
    json: bool


@dataclass(frozen=True, slots=True)
class DevicesOptions:
    """`sotto devices`: a list."""


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """`sotto demo`: the demo clip through the whole chain."""

    bundle: Path
    latency_ms: int
    log_events: Path | None


Command = WindowOptions | TranslateOptions | ListenOptions | DevicesOptions | DemoOptions

LATENCY_HELP = f"how much source to take at once, in ms: {', '.join(map(str, LATENCIES_MS))}"


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, and where to read on."""

    def error(self, message: str) -> NoReturn:
        """End the program with exit code 2."""
        self.exit(2, f"{self.prog}: {message} (see `{self.prog} --help`)\n")


def parse(arguments: list[str]) -> Command:
    """Return what the command line asks for; raise `ConfigError` where a value makes no sense."""
    options = _build_parser().parse_args(arguments)
    match options.command:
        case "translate":
            return _translate_options(options)
        case "listen":
            config = EngineConfig("s2st" if options.dub else "s2tt", options.latency_ms)
            output = options.output
            return ListenOptions(options.bundle, config, options.source, output, options.json)
        case "devices":
            return DevicesOptions()
        case "demo":
            EngineConfig(latency_ms=options.latency_ms)
            return DemoOptions(options.bundle, options.latency_ms, options.log_events)
        case _:
            return _window_options(options)


def _translate_options(options: argparse.Namespace) -> TranslateOptions:
    task: Task = options.task or ("s2st" if options.dub else "s2tt")
    if options.dub and task != "s2st":
        raise ConfigError(f"--dub speaks the translation: leave out --task {task}.")
    return TranslateOptions(
        recording=options.recording,
        bundle=options.bundle,
        config=EngineConfig(task, options.latency_ms, options.offline),
        to=options.to,
        dub=options.dub,
        realtime=options.realtime,
        json=options.json,
    )


def _window_options(options: argparse.Namespace) -> WindowOptions:
    EngineConfig(latency_ms=options.latency_ms)
    return WindowOptions(
        bundle=options.bundle,
        source=options.source,
        output=options.output,
        dub=options.dub,
        latency_ms=options.latency_ms,
        start=options.start,
        log_events=options.log_events,
    )


def _build_parser() -> Parser:
    parser = _describe(
        Parser(prog="sotto", add_help=True),
        "Live subtitles and spoken translation for whatever your computer plays, on this computer "
        "alone.",
        "sotto                                  open the window",
        "sotto --start --source mic             open it and begin with the microphone",
        "sotto translate talk.wav               captions of a recording, in the terminal",
        "sotto listen --source system           captions of what the computer plays",
        "sotto demo                             see it work without a setup",
    )
    parser.add_argument("--version", action="version", version=f"sotto {_version()}")
    _add_live(parser)
    parser.add_argument("--start", action="store_true", help="begin at once")
    _add_log(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _add_translate(commands)
    _add_listen(commands)
    _describe(
        commands.add_parser("devices", help="what can be heard and where can be spoken"),
        "List what can be heard and where can be spoken, by the names that --source and --output "
        "take.",
        "sotto devices",
    )
    _add_demo(commands)
    return parser


def _add_translate(commands: "argparse._SubParsersAction[Parser]") -> None:
    parser = _describe(
        commands.add_parser("translate", help="translate a recording"),
        "Translate a recording: captions in the terminal, and in files if you like.",
        "sotto translate talk.wav",
        "sotto translate talk.mp3 --to talk.srt --dub talk.en.wav",
        "sotto translate talk.flac --json | jq .stable",
    )
    parser.add_argument("recording", metavar="FILE", type=Path, help="any file with sound in it")
    parser.add_argument("--to", metavar="FILE", type=Path, help="captions: .srt, .vtt, .txt, .json")
    parser.add_argument("--dub", metavar="FILE", type=Path, help="speak it into a .wav")
    parser.add_argument(
        "--task",
        choices=("asr", "s2tt", "s2st"),
        help="recognise, translate (the default), or speak as well",
    )
    parser.add_argument("--offline", action="store_true", help="wait for the end of each utterance")
    parser.add_argument("--realtime", action="store_true", help="take it as fast as it would sound")
    parser.add_argument("--json", action="store_true", help="print one event a line")
    _add_latency(parser)
    _add_bundle(parser)


def _add_listen(commands: "argparse._SubParsersAction[Parser]") -> None:
    parser = _describe(
        commands.add_parser("listen", help="translate what the computer hears or plays"),
        "Translate live, in the terminal, until Ctrl+C.",
        "sotto listen",
        "sotto listen --source mic --latency-ms 640",
        "sotto listen --dub --output headphones",
    )
    _add_live(parser)
    parser.add_argument("--json", action="store_true", help="print one event a line")


def _add_demo(commands: "argparse._SubParsersAction[Parser]") -> None:
    parser = _describe(
        commands.add_parser("demo", help="see it work on a clip that comes with it"),
        "Play the demo clip through the whole chain: over the screen, or in the terminal where "
        "there is none.",
        "sotto demo",
        "sotto demo --latency-ms 1280",
    )
    _add_latency(parser)
    _add_bundle(parser)
    _add_log(parser)


def _add_live(parser: argparse.ArgumentParser) -> None:
    source_help = "system (what the computer plays, the default), mic, or a name of `sotto devices`"
    parser.add_argument("--source", metavar="NAME", default="system", help=source_help)
    parser.add_argument("--output", metavar="NAME", help="where the dub is heard")
    parser.add_argument("--dub", action="store_true", help="speak the translation")
    _add_latency(parser)
    _add_bundle(parser)


def _add_latency(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--latency-ms", metavar="N", type=int, default=LATENCIES_MS[0], help=LATENCY_HELP
    )


def _add_bundle(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--bundle",
        metavar="DIR",
        type=Path,
        default=assets.BUNDLE,
        help="the model, if not the French to English one that comes with Sotto",
    )


def _add_log(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--log-events", metavar="FILE", type=Path, help="also write every event, one JSON a line"
    )


def _describe(parser: Parser, description: str, *examples: str) -> Parser:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.description = textwrap.fill(description, 80)
    parser.epilog = "examples:\n" + "\n".join(f"  {example}" for example in examples)
    return parser


def _version() -> str:
    try:
        return version("sotto")
    except PackageNotFoundError:  # a checkout that was never installed
        project = tomllib.loads(assets.PROJECT.read_text(encoding="utf-8"))
        return str(project["project"]["version"])
