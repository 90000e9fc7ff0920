"""What every command's arguments are made of."""

import argparse
import ipaddress
import textwrap
from pathlib import Path
from typing import NoReturn, TypeAlias

from app import assets
from app.bundle_place import ANY_BUNDLE, bundle_folder, chosen_bundle
from app.model.model_row import BY_LANGUAGE
from app.web.address import EVERYWHERE, LOOPBACK, Address
from engine.config import DEFAULT_BEAM, DEFAULT_LAGGING_K, LATENCIES_MS, PolicyConfig
from engine.errors import ConfigError

DEFAULT_PORT = 8765
LAST_PORT = 65_535
BUNDLE_HELP = (
    "the model, if not the French to English one that comes with Sotto: a name of "
    "`sotto models list`, or a folder"
)
LATENCY_HELP = f"how much source to take at once, in ms: {', '.join(map(str, LATENCIES_MS))}"


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, and where to read on."""

    def error(self, message: str) -> NoReturn:
        """End the program with exit code 2."""
        self.exit(2, f"{self.prog}: {message} (see `{self.prog} --help`)\n")


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def add_live(parser: argparse.ArgumentParser) -> None:
    """Add what a live session takes."""
    source_help = (
        "system (what the computer plays, the default), mic, or a name of `sotto devices`, such as "
        "app:Firefox for one program alone, or an address (http, https, rtmp), or a recording"
    )
    parser.add_argument(
        "--source", metavar="NAME", type=_read_source, default="system", help=source_help
    )
    parser.add_argument(
        "--follow-default",
        action="store_true",
        help="hear whatever is the default device at any time, not only what it is at the start",
    )
    parser.add_argument(
        "--original-percent",
        metavar="N",
        type=int,
        help="how loud what else plays stays while the dub speaks, from 0 to 100 (as it is)",
    )
    parser.add_argument("--output", metavar="NAME", help="where the dub is heard")
    parser.add_argument("--dub", action="store_true", help="speak the translation")
    parser.add_argument(
        "--no-transcript",
        dest="transcript",
        action="store_false",
        help="keep nothing of what is said (see `sotto transcripts --help`)",
    )
    add_latency(parser)
    add_bundle(parser, by_language=True)


def _read_source(name: str) -> str:
    """Return the whole path of a recording, and any other source as it is named."""
    path = Path(name)
    return str(path.resolve()) if path.suffix and path.is_file() else name


def add_page(parser: argparse.ArgumentParser) -> None:
    """Add where the second screen is served."""
    parser.add_argument(
        "--lan",
        action="store_true",
        help="let other devices on this network watch, with a code that works once",
    )
    parser.add_argument(
        "--host", metavar="ADDRESS", help="serve on this address of the computer's, by number"
    )
    parser.add_argument(
        "--port", metavar="N", type=int, default=DEFAULT_PORT, help=f"{DEFAULT_PORT} if not said"
    )


def read_page(options: argparse.Namespace) -> Address:
    """Return where the options of `add_page` say; raise `ConfigError`."""
    if not 0 <= options.port <= LAST_PORT:
        raise ConfigError(f"--port must be a number from 0 to {LAST_PORT}, not {options.port}")
    if options.host is None:
        return Address(EVERYWHERE if options.lan else LOOPBACK, options.port)
    try:
        ipaddress.ip_address(options.host)
    except ValueError as error:
        raise ConfigError(
            f"--host must be an address such as {LOOPBACK}, not {options.host!r}"
        ) from error
    return Address(options.host, options.port)


def read_original_percent(options: argparse.Namespace) -> int | None:
    """Return `--original-percent`; raise `ConfigError` where it is no percentage."""
    percent: int | None = options.original_percent
    if percent is not None and not 0 <= percent <= 100:
        raise ConfigError(f"original-percent must be from 0 to 100, not {percent}")
    return percent


def add_latency(parser: argparse.ArgumentParser) -> None:
    """Add `--latency-ms`."""
    parser.add_argument(
        "--latency-ms", metavar="N", type=int, default=LATENCIES_MS[0], help=LATENCY_HELP
    )


def add_policy(parser: argparse.ArgumentParser) -> None:
    """Add `--policy` with its two numbers."""
    parser.add_argument(
        "--policy",
        choices=tuple(DEFAULT_LAGGING_K),
        default="ctc",
        help="write when enough words were heard (ctc, the default) or enough time (wait-k)",
    )
    parser.add_argument(
        "--lagging-k",
        metavar="K",
        type=int,
        help="how far the translation keeps behind: sub-words (ctc, 0 if not said) or segments of "
        "--latency-ms (wait-k, 3 if not said)",
    )
    parser.add_argument(
        "--stride-n", metavar="N", type=int, default=1, help="how many sub-words to write at once"
    )


def add_beam(parser: argparse.ArgumentParser) -> None:
    """Add `--beam`."""
    parser.add_argument(
        "--beam",
        metavar="N",
        type=int,
        default=DEFAULT_BEAM,
        help=f"how many hypotheses --offline follows, {DEFAULT_BEAM} if not said",
    )


def read_policy(options: argparse.Namespace) -> PolicyConfig:
    """Return the policy that the options of `add_policy` name; raise `ConfigError`."""
    lagging_k = options.lagging_k
    if lagging_k is None:
        lagging_k = DEFAULT_LAGGING_K[options.policy]
    return PolicyConfig(options.policy, lagging_k, options.stride_n)


def add_bundle(parser: argparse.ArgumentParser, *, by_language: bool = False) -> None:
    """Add `--bundle`, which may leave the choice to the language that is heard: `ANY_BUNDLE`."""
    choice = f"; {BY_LANGUAGE}: the one that hears the language spoken at first"
    parser.add_argument(
        "--bundle",
        "--model",
        metavar="NAME",
        type=chosen_bundle if by_language else _one_bundle,
        default=assets.BUNDLE,
        help=BUNDLE_HELP + choice if by_language else BUNDLE_HELP,
    )


def _one_bundle(text: str) -> Path:
    if chosen_bundle(text) == ANY_BUNDLE:
        raise argparse.ArgumentTypeError(
            f"{BY_LANGUAGE} is for live sessions and recordings: name one"
        )
    return bundle_folder(text)


def add_log(parser: argparse.ArgumentParser) -> None:
    """Add `--log-events`."""
    parser.add_argument(
        "--log-events", metavar="FILE", type=Path, help="also write every event, one JSON a line"
    )


def describe(parser: Parser, description: str, *examples: str) -> Parser:
    """Give `parser` its help: a description, then examples."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.description = textwrap.fill(description, 80)
    parser.epilog = "examples:\n" + "\n".join(f"  {example}" for example in examples)
    return parser
