"""Turns the command line into one checked value that says what to do; does nothing of it.

To add a command: write a module with its options, `add_to` and what reads them, and add it to
`COMMANDS` and to `Command`; mypy then asks `app.wiring` for the rest.
"""

from app.cli import (
    batch,
    bench,
    demo,
    devices,
    evaluate,
    listen,
    models,
    self_test,
    selftest,
    serve,
    settings,
    transcripts,
    translate,
    window,
)
from app.cli.batch import BatchOptions
from app.cli.bench import BenchOptions
from app.cli.bench_hmt import BenchHmtOptions
from app.cli.bench_interface import BenchInterfaceOptions
from app.cli.bench_multilingual import BenchMultilingualOptions
from app.cli.bench_serve import BenchServeOptions
from app.cli.bench_tracks import BenchTracksOptions
from app.cli.bundle_file import FetchOptions, InstallOptions, PackOptions
from app.cli.demo import DemoOptions
from app.cli.devices import DevicesOptions
from app.cli.evaluate import EvaluateOptions
from app.cli.listen import ListenOptions
from app.cli.models import ImportOptions
from app.cli.parser import Parser, describe
from app.cli.quantise import QuantiseOptions
from app.cli.self_test import SelfTestOptions
from app.cli.selftest import SelftestOptions
from app.cli.settings import (
    SetSettingOptions,
    SettingsOptions,
    SettingsPathOptions,
    ShowSettingsOptions,
)
from app.cli.shelf import InfoOptions, ListOptions, RemoveOptions, VerifyOptions
from app.cli.transcripts import (
    CheckTranscriptsOptions,
    DeleteTranscriptsOptions,
    ExportTranscriptOptions,
    ListTranscriptsOptions,
    Number,
    SearchTranscriptsOptions,
    ShowTranscriptOptions,
    TranscriptsOptions,
)
from app.cli.translate import TranslateOptions
from app.cli.window import WindowOptions
from app.version import version

__all__ = [
    "BatchOptions",
    "BenchInterfaceOptions",
    "BenchHmtOptions",
    "BenchMultilingualOptions",
    "BenchOptions",
    "BenchServeOptions",
    "BenchTracksOptions",
    "CheckTranscriptsOptions",
    "Command",
    "DeleteTranscriptsOptions",
    "DemoOptions",
    "DevicesOptions",
    "EvaluateOptions",
    "ExportTranscriptOptions",
    "FetchOptions",
    "ImportOptions",
    "InfoOptions",
    "InstallOptions",
    "ListOptions",
    "ListTranscriptsOptions",
    "ListenOptions",
    "ModelsCommand",
    "Number",
    "PackOptions",
    "QuantiseOptions",
    "RemoveOptions",
    "SearchTranscriptsOptions",
    "SelftestOptions",
    "SetSettingOptions",
    "SelfTestOptions",
    "SettingsOptions",
    "SettingsPathOptions",
    "ShowSettingsOptions",
    "ShowTranscriptOptions",
    "TranscriptsOptions",
    "TranslateOptions",
    "VerifyOptions",
    "WindowOptions",
    "parse",
]

ModelsCommand = (
    ImportOptions
    | QuantiseOptions
    | ListOptions
    | InfoOptions
    | VerifyOptions
    | RemoveOptions
    | InstallOptions
    | FetchOptions
    | PackOptions
)
Command = (
    WindowOptions
    | TranslateOptions
    | ListenOptions
    | DevicesOptions
    | SelftestOptions
    | DemoOptions
    | EvaluateOptions
    | BatchOptions
    | BenchOptions
    | BenchHmtOptions
    | BenchMultilingualOptions
    | BenchInterfaceOptions
    | BenchServeOptions
    | BenchTracksOptions
    | SelfTestOptions
    | SettingsOptions
    | TranscriptsOptions
    | ModelsCommand
)

# In the order of `sotto --help`.
COMMANDS = (
    translate,
    listen,
    serve,
    transcripts,
    devices,
    selftest,
    demo,
    batch,
    evaluate,
    models,
    settings,
    bench,
)


def parse(arguments: list[str]) -> Command:
    """Return what the command line asks for; raise `ConfigError` where a value makes no sense."""
    options = _build_parser().parse_args(arguments)
    command: Command = options.read(options)
    return command


def _build_parser() -> Parser:
    parser = describe(
        Parser(prog="sotto", add_help=True, allow_abbrev=False),
        "Live subtitles and spoken translation for whatever your computer plays, on this computer "
        "alone.",
        "sotto                                  open the window",
        "sotto --start --source mic             open it and begin with the microphone",
        "sotto --toggle                         start or stop the Sotto that is open",
        "sotto translate talk.wav               captions of a recording, in the terminal",
        "sotto listen --source system           captions of what the computer plays",
        "sotto demo                             see it work without a setup",
    )
    parser.add_argument("--version", action="version", version=f"sotto {version()}")
    window.add_to(parser)
    self_test.add_to(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    for command in COMMANDS:
        command.add_to(commands)
    return parser
