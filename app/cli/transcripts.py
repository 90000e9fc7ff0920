"""The arguments of `sotto transcripts`."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from app.cli.parser import Commands, Parser, describe
from app.model.export import FORMATS, Texts
from engine.errors import ConfigError

LAST = "last"
NUMBER_HELP = "its number in `sotto transcripts list`, or `last`"

Number = int | None  # None is the last one


@dataclass(frozen=True, slots=True)
class ListTranscriptsOptions:
    """`sotto transcripts list`."""

    json: bool


@dataclass(frozen=True, slots=True)
class ShowTranscriptOptions:
    """`sotto transcripts show`; `is_corrected`: lines as somebody corrected them."""

    number: Number
    json: bool
    is_corrected: bool = True


@dataclass(frozen=True, slots=True)
class SearchTranscriptsOptions:
    """`sotto transcripts search`; `is_corrected`: lines as somebody corrected them."""

    query: str
    json: bool
    is_corrected: bool = True


@dataclass(frozen=True, slots=True)
class ExportTranscriptOptions:
    """`sotto transcripts export`."""

    number: Number
    to: Path
    texts: Texts
    track: str = ""
    is_corrected: bool = True


@dataclass(frozen=True, slots=True)
class DeleteTranscriptsOptions:
    """`sotto transcripts delete`: `numbers`, or all of them where it is None."""

    numbers: tuple[Number, ...] | None


@dataclass(frozen=True, slots=True)
class CheckTranscriptsOptions:
    """`sotto transcripts check`: is the file sound? If not, it is mended."""


TranscriptsOptions = (
    ListTranscriptsOptions
    | ShowTranscriptOptions
    | SearchTranscriptsOptions
    | ExportTranscriptOptions
    | DeleteTranscriptsOptions
    | CheckTranscriptsOptions
)


def add_to(commands: Commands) -> None:
    """Add `sotto transcripts` and what it can do to the commands."""
    parser = describe(
        commands.add_parser("transcripts", help="read, search, export and delete what was said"),
        "Read, search, export and delete what was said in live sessions. Transcripts are kept on "
        "this computer alone; `sotto settings set transcript.keep off` keeps none.",
        "sotto transcripts list",
        "sotto transcripts show last",
        "sotto transcripts search train station",
        """sotto transcripts search '"good morning"' --json""",
        "sotto transcripts export 3 talk.srt",
        "sotto transcripts export last talk.en.vtt --text translation",
        "sotto transcripts export last talk.de.srt --track de",
        "sotto transcripts export 3 talk.en.ogg",
        "sotto transcripts export 3 talk.srt --original",
        "sotto transcripts delete 3 4",
        "sotto transcripts delete --all",
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True, parser_class=Parser)
    listing = actions.add_parser("list", help="every session, the newest first")
    listing.set_defaults(read=lambda options: ListTranscriptsOptions(options.json))
    show = actions.add_parser("show", help="what was said in one")
    show.add_argument("number", metavar="N", help=NUMBER_HELP)
    show.set_defaults(read=_read_show)
    search = actions.add_parser(
        "search", help="lines that have all these words, or words that begin so"
    )
    search.add_argument("words", metavar="WORD", nargs="+")
    search.set_defaults(read=_read_search)
    for action in (listing, show, search):
        action.add_argument("--json", action="store_true", help="print it as JSON")
    export = actions.add_parser("export", help="write one as subtitles or text, or its dub")
    export.add_argument("number", metavar="N", help=NUMBER_HELP)
    export.add_argument(
        "to",
        metavar="FILE",
        type=Path,
        help=f"its ending names the format: {', '.join(FORMATS)}; .wav, .flac, .ogg for the dub",
    )
    export.add_argument(
        "--text", choices=get_args(Texts), default="both", help="which of the two languages"
    )
    export.add_argument(
        "--track", metavar="LANGUAGE", default="", help="the caption track to use as translation"
    )
    export.set_defaults(read=_read_export)
    for action in (show, search, export):
        action.add_argument(
            "--original", action="store_true", help="as it was heard, without corrections"
        )
    delete = actions.add_parser("delete", help="delete for good")
    delete.add_argument("numbers", metavar="N", nargs="*", help=NUMBER_HELP)
    delete.add_argument("--all", action="store_true", help="every one of them")
    delete.set_defaults(read=_read_delete)
    check = actions.add_parser("check", help="is the file they are in sound? If not, mend it")
    check.set_defaults(read=lambda _: CheckTranscriptsOptions())


def _read_show(options: argparse.Namespace) -> ShowTranscriptOptions:
    return ShowTranscriptOptions(_number(options.number), options.json, not options.original)


def _read_search(options: argparse.Namespace) -> SearchTranscriptsOptions:
    return SearchTranscriptsOptions(" ".join(options.words), options.json, not options.original)


def _read_export(options: argparse.Namespace) -> ExportTranscriptOptions:
    number = _number(options.number)
    return ExportTranscriptOptions(
        number, options.to, options.text, options.track, not options.original
    )


def _read_delete(options: argparse.Namespace) -> DeleteTranscriptsOptions:
    if options.all == bool(options.numbers):
        raise ConfigError("Say which transcripts to delete: their numbers, or --all for all.")
    if options.all:
        return DeleteTranscriptsOptions(None)
    return DeleteTranscriptsOptions(tuple(map(_number, options.numbers)))


def _number(text: str) -> Number:
    if text == LAST:
        return None
    if not text.isdecimal():
        raise ConfigError(f"A transcript has a number such as 3, or is the {LAST} one; not {text}.")
    return int(text)
