"""Set Sotto up and start it: needs a Python of 3.11 or newer and nothing else.

python3 installers/bootstrap.py              set up, then open Sotto (no screen: the demo, here)
python3 installers/bootstrap.py run -- ARGS  set up, then hand ARGS to `sotto`
python3 installers/bootstrap.py test         set up, then run every check

This file only finds an interpreter that is new enough, so it must also run under old ones: the
types stand in quotes, and `installers/command.py`, which does the rest, is imported late.
"""

import os
import shutil
import subprocess
import sys

OLDEST_PYTHON = (3, 11)
NEWER_NAMES = ("python3.11", "python3.12", "python3.13", "python3.14", "python3", "python")
VERSION_PROGRAM = "import sys; print(sys.version_info[0], sys.version_info[1])"


def version_of(interpreter: str) -> "tuple[int, int]":
    """Return (major, minor) of an interpreter, or (0, 0) where it does not run."""
    command = [interpreter, "-c", VERSION_PROGRAM]
    try:
        answer = subprocess.check_output(command, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return (0, 0)
    major, minor = answer.split()
    return (int(major), int(minor))


def find_interpreter(paths: "list[str]") -> "str | None":
    """Return the first interpreter that is new enough, or None."""
    return next((path for path in paths if version_of(path) >= OLDEST_PYTHON), None)


def hand_over() -> int:
    """Run this file again under a newer Python; return its exit code."""
    mine = "{}.{}".format(*sys.version_info[:2])
    interpreter = find_interpreter([path for path in map(shutil.which, NEWER_NAMES) if path])
    if interpreter is None:
        sys.stderr.write(
            f"Sotto needs Python 3.11 or newer, this is {mine} and there is no newer one here: "
            "install one (Debian 12, Ubuntu 24.04: apt-get install python3 python3-venv).\n"
        )
        return 1
    sys.stderr.write(f"This is Python {mine}: going on with {interpreter}.\n")
    return subprocess.call([interpreter, os.path.abspath(__file__), *sys.argv[1:]])


def main() -> int:
    """Do what the command line asks, under a Python that is new enough."""
    if sys.version_info < OLDEST_PYTHON:
        return hand_over()
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from installers.command import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
