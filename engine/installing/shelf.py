"""The bundles that a person has installed: a folder with a folder for each, by its name.

A bundle is unpacked beside the others under a name that begins with a dot, checked there, and takes
its place by being renamed, so that it is there whole or not at all.
"""

import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.bundle import MANIFEST, Bundle
from engine.errors import BundleError, OutputError
from engine.importing.refused import RefusedError
from engine.installing.bundle_check import check_bundle
from engine.installing.entries import is_plain
from engine.installing.sotto_file import SottoFile

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,62}")
STALE_S = 24 * 3600  # what is older was left by a program that was killed
OLD_SUFFIX = ".old"


class Shelf:
    """The installed bundles in `folder`, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> list[str]:
        """Return the names of the bundles, sorted."""
        if not self.folder.is_dir():
            return []
        return sorted(path.parent.name for path in self.folder.glob(f"[!.]*/{MANIFEST}"))

    def find(self, name: str) -> Path | None:
        """Return the folder of a bundle; None: there is no such."""
        folder = self.folder / name
        return folder if is_name(name) and (folder / MANIFEST).is_file() else None

    def install(self, path: Path, name: str | None = None) -> Bundle:
        """Install the bundle in the file `path`, in the place of one of the same name.

        Raises `BundleError` when it is not one that may be run, `OutputError` when there is no
        room; then nothing has changed.

        Args:
            path: A `.sotto` file.
            name: What to call it, if not what it calls itself.
        """
        with self._staged() as staging:
            try:
                with SottoFile(path) as archive:
                    self._check_room(archive.n_bytes)
                    with _writing(self.folder):
                        archive.unpack(staging, optional=())
                bundle = check_bundle(staging)
            except RefusedError as refusal:
                raise _refused(path, refusal) from None
            except BundleError as error:  # it names a file of the staging folder, which is gone
                raise BundleError(str(error).replace(str(staging), str(path))) from error
            except OSError as error:
                raise BundleError(f"{path} cannot be read ({error.strerror}).") from error
            name = checked_name(name or bundle.manifest.name)
            with _writing(self.folder):
                self._put(staging, name)
        return Bundle(
            self.folder / name,
            bundle.manifest,
            bundle.cmvn,
            bundle.source_pieces,
            bundle.target_pieces,
        )

    def remove(self, name: str) -> int:
        """Remove a bundle and return how many bytes that freed; raise `BundleError`: no such."""
        folder = self.find(name)
        if folder is None:
            raise BundleError(f"No bundle {name} is installed: `sotto models list` has the names.")
        n_bytes = sum(path.stat().st_size for path in folder.iterdir())
        with _writing(self.folder):
            gone = self._hidden(name)
            folder.rename(gone)
            shutil.rmtree(gone)
        return n_bytes

    @contextmanager
    def _staged(self) -> Iterator[Path]:
        """Give a new folder on the shelf, which is gone in the end unless it was put in place."""
        staging = self._hidden("new")
        with _writing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._tidy()
            staging.mkdir()
        try:
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)

    def _hidden(self, name: str) -> Path:
        return self.folder / f".{name}-{secrets.token_hex(4)}"

    def _put(self, staging: Path, name: str) -> None:
        """Let `staging` take the place of the bundle `name`."""
        folder = self.folder / name
        if not folder.exists():
            staging.rename(folder)
            return
        old = self.folder / f".{name}{OLD_SUFFIX}"
        shutil.rmtree(old, ignore_errors=True)
        folder.rename(old)
        staging.rename(folder)
        shutil.rmtree(old)

    def _tidy(self) -> None:
        """Put right what a program that was killed left behind."""
        for old in self.folder.glob(f".*{OLD_SUFFIX}"):
            folder = self.folder / old.name.removeprefix(".").removesuffix(OLD_SUFFIX)
            if not folder.exists():
                old.rename(folder)
        for hidden in self.folder.glob(".*"):
            if hidden.is_dir() and time.time() - hidden.stat().st_mtime > STALE_S:
                shutil.rmtree(hidden, ignore_errors=True)

    def _check_room(self, n_bytes: int) -> None:
        n_free = shutil.disk_usage(self.folder).free
        if n_bytes > n_free:
            raise OutputError(
                f"{self.folder} has {n_free / 1e6:.0f} MB left, and the bundle needs "
                f"{n_bytes / 1e6:.0f}: make room first."
            )


def is_name(name: str) -> bool:
    """Say whether a bundle may be called `name` on every system."""
    return bool(NAME.fullmatch(name)) and is_plain(name)


def checked_name(name: str) -> str:
    """Return `name`, or raise `BundleError` when a bundle cannot be called that."""
    if not is_name(name):
        raise BundleError(
            f"{name!r:.80} cannot be the name of an installed bundle: give one with --name, such "
            "as fr-en."
        )
    return name


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{folder} cannot be written: {reason}.") from error


def _refused(path: Path, refusal: RefusedError) -> BundleError:
    return BundleError(f"{path} was not installed, it {refusal}: fetch it from those who made it.")
