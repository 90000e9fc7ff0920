"""A bare Debian in a folder, in which commands are run as if nothing else existed.

Needs root and debootstrap.
"""

import argparse
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

# Its own mounts, so that nothing of them is left whatever happens; the process keeps its number.
INSIDE = 'mount --bind /proc "$0/proc" && exec /usr/sbin/chroot "$0" "$@"'
KEPT_BY_OTHERS = ("/var/log/", "/var/cache/", "/var/lib/apt/", "/var/lib/dpkg/", "/tmp/", "/root/")
VARIABLES = {
    "HOME": "/root",
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    "LC_ALL": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
}


class Root:
    """A file system of its own at `folder`, in which commands are run."""

    def __init__(self, folder: Path, apt_options: Sequence[str]) -> None:
        self.folder = folder
        self.variables: dict[str, str] = {}
        self._apt = [
            "apt-get",
            "-o",
            "Dpkg::Use-Pty=0",
            *(word for option in apt_options for word in ("-o", option)),
        ]

    def make(self, suite: str) -> None:
        """Fill it with what every Debian has, and no more."""
        command = ["debootstrap", "--variant=minbase", suite, str(self.folder)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        assert not self.has("/usr/bin/python3"), "a bare Debian has no Python"

    def has(self, path: str) -> bool:
        """Say whether there is something at an absolute path in it."""
        return (self.folder / path.lstrip("/")).exists()

    def command(self, *words: str) -> list[str]:
        """Return how to start a command in it."""
        return ["unshare", "--mount", "sh", "-c", INSIDE, str(self.folder), *words]

    def run(self, *words: str) -> str:
        """Return what a command in it prints; raise `CalledProcessError`."""
        done = subprocess.run(
            self.command(*words), env=VARIABLES | self.variables, stdout=subprocess.PIPE, check=True
        )
        return done.stdout.decode()

    def apt(self, *words: str) -> None:
        """Have apt-get do something."""
        self.run(*self._apt, "-qq", "-y", *words)

    def files(self) -> set[str]:
        """Return every path in it that is not a log, a list, or somebody's own."""
        paths = self.run("find", "/", "-xdev").split("\n")
        return {path for path in paths if not path.startswith(KEPT_BY_OTHERS)}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add which Debian is wanted, and where."""
    parser.add_argument("--suite", default="bookworm", help="which Debian")
    parser.add_argument("--folder", type=Path, help="where there is room for 2 GB")
    parser.add_argument("--apt", action="append", default=[], metavar="OPTION=VALUE")


@contextmanager
def bare_debian(options: argparse.Namespace) -> Iterator[Root]:
    """Yield what the options ask for, and take it away afterwards."""
    with tempfile.TemporaryDirectory(dir=options.folder, ignore_cleanup_errors=True) as place:
        root = Root(Path(place) / "root", options.apt)
        root.make(options.suite)
        yield root
