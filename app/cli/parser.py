"""What every command's arguments are made of."""

import argparse
import textwrap
from pathlib import Path
from typing import NoReturn, TypeAlias

from app import assets
from app.bundle_place import bundle_folder
from engine.config import DEFAULT_BEAM, DEFAULT_LAGGING_K, LATENCIES_MS, PolicyConfig

LATENCY_HELP = f"how much source to take at once, in ms: {', '.join(map(str, LATENCIES_MS))}"


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, and where to read on."""

    def error(self, message: str) -> NoReturn:
        """End the program with exit code 2."""
        self.exit(2, f"{self.prog}: {message} (see `{self.prog} --help`)\n")


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def add_live(parser: argparse.ArgumentParser) -> None:
    """Add what a live session takes."""
    source_help = "system (what the computer plays, the default), mic, or a name of `sotto devices`"
    parser.add_argument("--source", metavar="NAME", default="system", help=source_help)
    parser.add_argument(
        "--follow-default",
        action="store_true",
        help="hear whatever is the default device at any time, not only what it is at the start",
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
    add_bundle(parser)


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


def add_bundle(parser: argparse.ArgumentParser) -> None:
    """Add `--bundle`."""
    parser.add_argument(
        "--bundle",
        metavar="NAME",
        type=bundle_folder,
        default=assets.BUNDLE,
        help="the model, if not the French to English one that comes with Sotto: a name of "
        "`sotto models list`, or a folder",
    )


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
