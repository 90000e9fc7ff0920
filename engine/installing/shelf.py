"""The bundles that a person has installed: a folder with a folder for each, by its name.

A bundle is unpacked beside the others under a name that begins with a dot, checked there, and takes
its place by being renamed, so that it is there whole or not at all.
"""

import re
import secrets
import shutil
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeGuard

from engine.bundle import MANIFEST, Bundle, Manifest
from engine.errors import BundleError, OutputError
from engine.importing.refused import RefusedError
from engine.installing.bundle_check import signed_by
from engine.installing.entries import is_plain
from engine.installing.signature import PublicKey, Signed
from engine.installing.sotto_file import SottoFile
from engine.installing.track_check import check_any
from engine.installing.versions import Versions
from engine.track_bundle import TrackBundle, TrackManifest

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,62}")
STALE_S = 24 * 3600  # what is older was left by a program that was killed
OLD_SUFFIX = ".old"
VERSIONS = "versions.json"  # beside the bundles


@dataclass(frozen=True, slots=True)
class Installed:
    """A bundle that was installed, and who vouches for it; None: nobody."""

    bundle: Bundle | TrackBundle
    signed: Signed | None


class Shelf:
    """The installed bundles in `folder`, which need not be there yet.

    Who signs with one of the keys `trusted` is believed. The names `taken` are those of bundles
    that lie elsewhere: an unsigned one does not call itself so.
    """

    def __init__(
        self,
        folder: Path,
        trusted: tuple[PublicKey, ...] = (),
        taken: Collection[str] = (),
    ) -> None:
        self.folder = folder
        self._trusted = trusted
        self._taken = taken
        self._versions = Versions(folder / VERSIONS)

    def names(self) -> list[str]:
        """Return the names of the bundles, sorted."""
        if not self.folder.is_dir():
            return []
        return sorted(path.parent.name for path in self.folder.glob(f"[!.]*/{MANIFEST}"))

    def find(self, name: str) -> Path | None:
        """Return the folder of a bundle; None: there is no such."""
        folder = self.folder / name
        return folder if is_name(name) and (folder / MANIFEST).is_file() else None

    def install(self, path: Path, name: str | None = None) -> Installed:
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
                        archive.unpack(staging)
                signed = signed_by(staging, self._trusted)
                bundle = check_any(staging)
                self._check_version(bundle.manifest, signed)
            except RefusedError as refusal:
                raise _refused(path, refusal) from None
            except BundleError as error:  # it names a file of the staging folder, which is gone
                raise BundleError(str(error).replace(str(staging), str(path))) from error
            except OSError as error:
                raise BundleError(f"{path} cannot be read ({error.strerror}).") from error
            if name is None and bundle.manifest.name in self._taken and not _is_trusted(signed):
                raise BundleError(
                    f"{path} calls itself {bundle.manifest.name}, as another model does, "
                    "and nobody vouches for it: give it another name."
                )
            name = checked_name(name or bundle.manifest.name)
            self._check_place(name, signed)
            with _writing(self.folder):
                if _is_trusted(signed):
                    self._versions.remember(
                        signed.key_id, bundle.manifest.name, bundle.manifest.version
                    )
                self._put(staging, name)
        return Installed(replace(bundle, folder=self.folder / name), signed)

    def signed_by(self, folder: Path) -> Signed | None:
        """Return who vouches for the bundle in `folder`; raise `RefusedError` or OSError."""
        return signed_by(folder, self._trusted)

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

    def _check_version(self, manifest: Manifest | TrackManifest, signed: Signed | None) -> None:
        """Refuse an older bundle than one that was here before, which is signed all the same."""
        if not _is_trusted(signed):
            return
        highest = self._versions.highest(signed.key_id, manifest.name)
        if manifest.version < highest:
            raise RefusedError(
                f"is version {manifest.version} of {manifest.name}, and version {highest} was "
                "installed here before"
            )

    def _check_place(self, name: str, signed: Signed | None) -> None:
        """Let nobody take the place of a bundle that somebody vouches for."""
        folder = self.find(name)
        if folder is None or _is_trusted(signed):
            return
        with suppress(RefusedError, OSError):  # what was tampered with may be replaced
            if _is_trusted(self.signed_by(folder)):
                raise BundleError(
                    f"{name} is signed, and nobody vouches for what would take its place: give it "
                    "another name with --name, or remove the one that is there first."
                )

    def _check_room(self, n_bytes: int) -> None:
        n_free = shutil.disk_usage(self.folder).free
        if n_bytes > n_free:
            raise OutputError(
                f"{self.folder} has {n_free / 1e6:.0f} MB left, and the bundle needs "
                f"{n_bytes / 1e6:.0f}: make room first."
            )


def _is_trusted(signed: Signed | None) -> TypeGuard[Signed]:
    return signed is not None and signed.owner is not None


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
