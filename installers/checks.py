"""Every check of the project, in order; CI and people run the same list."""

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CHECKS: tuple[tuple[str, Sequence[str]], ...] = (
    ("ruff format", ("-m", "ruff", "format", "--check", ".")),
    ("ruff", ("-m", "ruff", "check", ".")),
    ("import-linter", ("-c", LINT_IMPORTS, "--no-logo")),
    ("mypy", ("-m", "mypy")),
    # Last, so that its closing line ends the run.
    ("pytest", ("-m", "pytest", "-m", "not slow and not device")),
)


def run_checks(python: Path, root: Path) -> int:
    """Run every check, also those behind a failed one; return the number that failed."""
    failed = []
    for name, arguments in CHECKS:
        print(f"--- {name}", flush=True)
        started_s = time.monotonic()
        done = subprocess.run(
            [str(python), *arguments], cwd=root, stdin=subprocess.DEVNULL, env=check_environment()
        )
        if done.returncode != 0:
            failed.append(name)
        elif name != "pytest":
            print(f"passed in {time.monotonic() - started_s:.1f} s", flush=True)
    if failed:
        print(f"failed: {', '.join(failed)}", flush=True)
    return len(failed)


def check_environment() -> dict[str, str]:
    """Return the variables the checks run with: one thread each, no bytecode left behind."""
    return os.environ | {"OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
