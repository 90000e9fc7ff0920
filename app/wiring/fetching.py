"""Gets the files of a model of the catalogue, from its hosts or from a folder, and installs them.

Prints nothing and asks nobody: that is for whoever calls it, a command or a window.
"""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from app import assets
from app.bundle_place import shelf_folder
from engine.bundle import MANIFEST
from engine.errors import BundleError, CheckpointError
from engine.importing.model import (
    ModelFacts,
    PublishedModel,
    PublishedVocabulary,
    PublishedVocoder,
    import_model,
)
from engine.installing.catalogue import STREAMSPEECH_FILES, Entry, RemoteFile, read_catalogue
from engine.installing.download import Downloads
from engine.installing.shelf import Shelf, checked_name
from engine.installing.signature import read_public_keys

TellShare = Callable[[float], None]  # how much is done, from 0 to 1
TellFile = Callable[[RemoteFile, int, int | None], None]  # bytes that are here, bytes of all of it


def names_of_ours() -> list[str]:
    """Return the names of the bundles that come with Sotto, sorted."""
    return sorted(path.parent.name for path in assets.BUNDLES.glob(f"*/{MANIFEST}"))


def open_shelf() -> Shelf:
    """Return the installed bundles, with those whose signatures are believed."""
    return Shelf(shelf_folder(), read_public_keys(assets.KEYS), names_of_ours())


def catalogue() -> tuple[Entry, ...]:
    """Return what can be fetched, and what is known and cannot be used; raise `BundleError`."""
    return read_catalogue(assets.CATALOGUE, read_public_keys(assets.KEYS))


def entry_called(name: str) -> Entry:
    """Return the model of that name; raise `BundleError` unless it can be used."""
    entries = catalogue()
    found = [entry for entry in entries if entry.name == name]
    if not found:
        known = ", ".join(entry.name for entry in entries if entry.kind != "not-taken")
        raise BundleError(f"{name} is neither a .sotto file nor one of the catalogue: {known}.")
    if found[0].kind == "not-taken":
        raise BundleError(f"{name} cannot be used: {found[0].about}")
    return found[0]


def free_name(entry: Entry, name: str | None) -> str:
    """Return what the model will be called; raise `BundleError` where that cannot be."""
    name = checked_name(name or entry.name)
    if entry.kind == "streamspeech" and open_shelf().find(name):
        raise BundleError(f"{name} is installed already: remove it first, or give --name.")
    return name


def sizes(entry: Entry, downloads: Downloads) -> dict[str, int | None]:
    """Return how large each file is, by asking its host where nobody has published it."""
    return {part: downloads.size(file) for part, file in entry.files.items()}


def fetch(
    entry: Entry, name: str, downloads: Downloads, tell: TellFile, tell_share: TellShare
) -> None:
    """Fetch the files, go on where an earlier try broke off, and install; raise `EngineError`."""
    paths = _fetch_files(entry, downloads, tell)
    try:
        install(entry, name, paths, tell_share)
    except (BundleError, CheckpointError):
        downloads.forget()  # what is wrong with it would be wrong with it again
        raise
    downloads.forget()


def _fetch_files(entry: Entry, downloads: Downloads, tell: TellFile) -> dict[str, Path]:
    paths = {}
    for part, file in entry.files.items():

        def tell_file(n_bytes: int, n_total: int | None, file: RemoteFile = file) -> None:
            tell(file, n_bytes, n_total)

        paths[part] = downloads.fetch(file, part, tell_file)
    return paths


def find(entry: Entry, folder: Path) -> dict[str, Path]:
    """Return where each file lies in `folder`, in folders as in its address or in none."""
    paths: dict[str, Path] = {}
    for part, file in entry.files.items():
        steps = PurePosixPath(urlsplit(file.url).path).parts
        places = [folder.joinpath(*steps[-n:]) for n in (3, 2, 1)]
        path = next((place for place in places if place.is_file()), None)
        if path is None:
            raise BundleError(f"{folder} has no {file.name}: fetch it from {file.url}.")
        if path in paths.values():
            raise BundleError(
                f"{path} cannot serve two ends: put it where {file.url} has it, in "
                f"{places[1].parent}."
            )
        paths[part] = path
    return paths


def install(entry: Entry, name: str, paths: Mapping[str, Path], tell: TellShare) -> None:
    """Make of the files a bundle on the shelf, whole or not at all; raise `EngineError`."""
    shelf = open_shelf()
    if entry.kind == "bundle":
        shelf.install(paths["bundle"], name)
        return
    assert set(paths) == set(STREAMSPEECH_FILES), entry.name
    shelf.folder.mkdir(parents=True, exist_ok=True)
    model = PublishedModel(
        checkpoint=paths["checkpoint"],
        vocoder=PublishedVocoder(paths["vocoder"], paths["vocoder_config"]),
        source=PublishedVocabulary(paths["source_spm"], paths["source_dict"]),
        target=PublishedVocabulary(paths["target_spm"], paths["target_dict"]),
        cmvn=paths["cmvn"],
    )
    facts = ModelFacts(name, entry.source_language, entry.target_language, entry.licence)
    import_model(model, facts, shelf.folder / name, assets.SKELETONS, tell)
