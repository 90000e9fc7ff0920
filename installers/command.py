"""What the bootstrap does, in order: system libraries, environment, then Sotto or the checks.

What it says itself goes to the error stream: the other one belongs to `sotto`.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from installers.checks import run_checks
from installers.environment import Environment
from installers.errors import SetupError
from installers.system_needs import may_install, missing_to_run, missing_to_test, provide, report

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = """examples:
  python3 installers/bootstrap.py
  python3 installers/bootstrap.py run -- translate talk.mp3 --to talk.srt
  python3 installers/bootstrap.py test
"""


def run(arguments: list[str]) -> int:
    """Do what the command line asks; return the exit code."""
    options = parse(arguments)
    try:
        if options.action == "test":
            return test()
        return start(options.arguments)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or ROOT}: {error.strerror}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def parse(arguments: list[str]) -> argparse.Namespace:
    """Return `action`, `run` or `test`, and the `arguments` meant for `sotto`."""
    parser = argparse.ArgumentParser(
        prog="bootstrap.py",
        description="Set Sotto up in .venv, then start it or run its checks.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(action="run", arguments=[])
    actions = parser.add_subparsers(dest="action", metavar="run|test")
    run_action = actions.add_parser("run", help="set up, then hand what follows -- to sotto")
    run_action.add_argument("arguments", nargs="*", metavar="ARGS", help="for sotto, after --")
    actions.add_parser("test", help="set up, then run every check")
    options = parser.parse_args(arguments)
    options.action = options.action or "run"
    return options


def start(arguments: list[str]) -> int:
    """Set up and start Sotto: with its arguments, in a window, or as a demo in the terminal."""
    still_missing = provide(missing_to_run)
    environment = prepare("run")
    if not arguments and not has_screen(sys.platform, os.environ):
        print("There is no screen here, so the demo clip runs in this terminal.", file=sys.stderr)
        arguments = ["demo"]
    elif still_missing and not arguments:
        raise SetupError(report(still_missing, is_root=may_install()))
    if still_missing:
        print(report(still_missing, is_root=may_install()), file=sys.stderr)
    return subprocess.call([str(environment.python), "-m", "app", *arguments])


def test() -> int:
    """Set up and run every check."""
    still_missing = provide(missing_to_test)
    if still_missing:
        raise SetupError(report(still_missing, is_root=may_install()))
    environment = prepare("dev")
    try:
        environment.install("train")
    except SetupError as error:
        # The lock names the CPU builds of torch, which not every registry and Python has.
        print(f"The tests that need torch are skipped. {error}", file=sys.stderr)
    return 1 if run_checks(environment.python, ROOT) else 0


def prepare(lock_name: str) -> Environment:
    """Return the environment of this checkout with the packages of a lock file in it."""
    environment = Environment(ROOT)
    environment.make()
    environment.install(lock_name)
    return environment


def has_screen(platform: str, variables: Mapping[str, str]) -> bool:
    """Return whether a window could be shown."""
    if not platform.startswith("linux"):
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))
