"""Make the setup program for Windows, on Windows: `python installers/windows/setup.py`.

Wants `dist\\sotto`, which `pyinstaller installers/app.spec` makes, and Inno Setup's `iscc` on the
path. Never run so far: nobody has built Sotto on Windows yet.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> int:
    """Call Inno Setup; return its exit code."""
    return subprocess.call(command())


def command() -> list[str]:
    """Return the call of Inno Setup's compiler, with the version of the project file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    script = ROOT / "installers" / "windows" / "sotto.iss"
    return ["iscc", f"/DVersion={project['version']}", str(script)]


if __name__ == "__main__":
    sys.exit(main())
