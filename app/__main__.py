"""The `sotto` command: whatever goes wrong ends in one sentence and an exit code.

What takes time to import is imported where Ctrl+C is already waited for.
"""

import os
import sys

FAILED = 1
INTERRUPTED = 130  # 128 + SIGINT, as a shell counts
PIPE_CLOSED = 141  # 128 + SIGPIPE


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks for and return the exit code."""
    try:
        return _told(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return INTERRUPTED


def _told(arguments: list[str]) -> int:
    from engine.errors import EngineError

    try:
        return _run(arguments)
    except EngineError as error:
        sys.stderr.write(f"sotto: {error}\n")
        return FAILED
    except BrokenPipeError:
        _forget_stdout()
        return PIPE_CLOSED
    except OSError as error:
        _forget_stdout()
        what = error.filename or "The output"
        sys.stderr.write(f"sotto: {what} cannot be read or written: {error.strerror or error}.\n")
        return FAILED


def _run(arguments: list[str]) -> int:
    from app import cli, wiring

    code = wiring.run(cli.parse(arguments))
    sys.stdout.flush()  # a full disk is found out here and not after the exit code is settled
    return code


def _forget_stdout() -> None:
    """Send what is still buffered nowhere, or the interpreter would complain once more."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # no such descriptor: nothing to forget
        return


if __name__ == "__main__":
    sys.exit(main())
