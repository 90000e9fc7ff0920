"""The `.venv` of the checkout: made once, filled from a lock file with hashes, kept while it fits.

Nothing is installed that no lock file names, and no address of a registry stands in any of them:
pip asks whichever it is configured for. What was installed is remembered in a stamp, so that the
second start takes no time.
"""

import hashlib
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from installers.errors import SetupError

NO_NETWORK_SIGNS = ("from versions: none", "ConnectionError", "Connection to", "resolution")


class Environment:
    """A virtual environment that serves the checkout at `root`, in its `.venv` or elsewhere."""

    def __init__(self, root: Path, folder: Path | None = None) -> None:
        self.root = root
        self.folder = folder or root / ".venv"
        scripts = self.folder / ("Scripts" if sys.platform == "win32" else "bin")
        self.python = scripts / ("python.exe" if sys.platform == "win32" else "python")
        self._log_path = self.folder / "setup.log"
        self._home_path = self.folder / "made-for"

    def make(self) -> None:
        """Make the environment unless a working one of this checkout is there."""
        if self._is_usable():
            return
        print(f"Making {self.folder.name} with Python {sys.version.split()[0]}", file=sys.stderr)
        command = [sys.executable, "-m", "venv", "--clear", str(self.folder)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise SetupError(venv_complaint(done.stdout + done.stderr, self.folder))
        self._home_path.write_text(str(self.root), encoding="utf-8")

    def install(self, name: str) -> None:
        """Install `requirements/<name>.lock` and the checkout, unless that was done before."""
        lock_path = self.root / "requirements" / f"{name}.lock"
        stamp_path = self.folder / f"{name}.stamp"
        stamp = stamp_of([lock_path, self.root / "pyproject.toml"])
        if stamp_path.exists() and stamp_path.read_text(encoding="utf-8") == stamp:
            return
        print(f"Installing the packages of requirements/{name}.lock", file=sys.stderr)
        self._pip("--require-hashes", "-r", str(lock_path))
        self._pip("--no-build-isolation", "-e", str(self.root))
        stamp_path.write_text(stamp, encoding="utf-8")

    def _is_usable(self) -> bool:
        """Return whether the environment runs, has pip, and has not been moved with its folder."""
        if not self._home_path.exists():
            return False
        if self._home_path.read_text(encoding="utf-8") != str(self.root):
            return False
        probe = [str(self.python), "-c", "import pip"]
        return self.python.exists() and subprocess.run(probe, capture_output=True).returncode == 0

    def _pip(self, *arguments: str) -> None:
        """Run `pip install` without letting it choose anything the lock file did not."""
        command = [str(self.python), "-m", "pip", "install", "-qq", "--no-deps", *arguments]
        command += ["--disable-pip-version-check", "--no-input"]
        done = subprocess.run(
            command, cwd=self.root, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if done.returncode != 0:
            self._log_path.write_text(done.stdout + done.stderr, encoding="utf-8")
            raise SetupError(pip_complaint(done.stderr, self._log_path))


def stamp_of(paths: Iterable[Path]) -> str:
    """Return a digest of the files that decide what is installed."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def venv_complaint(output: str, folder: Path) -> str:
    """Return why an environment could not be made, and the way out."""
    if "ensurepip" in output:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return (
            "This Python comes without its venv module; install it "
            f"(Debian and Ubuntu: apt-get install python{version}-venv) and start again."
        )
    if "Permission denied" in output or "Read-only" in output:
        return f"{folder.parent} cannot be written; copy Sotto to a folder of yours."
    if "No space left" in output:
        return f"The disk of {folder.parent} is full; Sotto needs about 600 MB there."
    return f"{folder} could not be made: {last_line(output)}"


def pip_complaint(output: str, log_path: Path) -> str:
    """Return why packages could not be installed, and the way out."""
    if "DO NOT MATCH THE HASHES" in output:
        return f"A package is not the one the lock file names, so it was refused; see {log_path}."
    if "No space left" in output:
        return f"The disk of {log_path.parent} is full; Sotto needs about 600 MB there."
    if any(sign in output for sign in NO_NETWORK_SIGNS):
        return f"The packages could not be fetched; go online and start again (see {log_path})."
    return f"The packages could not be installed: {last_line(output)} (see {log_path})."


def last_line(output: str) -> str:
    """Return the last line of a program's output that says something."""
    lines = [line for line in output.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "no message"
