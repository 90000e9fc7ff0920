"""Does what `sotto models install NAME` asks for: shows, asks, fetches, and installs."""

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from app import assets, cli
from app.bundle_place import download_folder, shelf_folder
from app.progress import Progress
from engine.errors import BundleError, ConfigError
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

YES = ("y", "yes")


def run_fetch(options: cli.FetchOptions, downloads: Downloads | None = None) -> None:
    """Install what the catalogue calls so, and say what to do next; raise `EngineError`."""
    entry = _entry(options.entry)
    name = checked_name(options.name or entry.name)
    shelf = Shelf(shelf_folder(), read_public_keys(assets.KEYS))
    if entry.kind == "streamspeech" and shelf.find(name):
        raise BundleError(f"{name} is installed already: remove it first, or give --name.")
    folder = download_folder() / entry.name
    downloads = downloads or Downloads(folder)
    paths = _files(entry, options, downloads)
    if entry.kind == "bundle":
        shelf.install(paths["bundle"], name)
    else:
        shelf.folder.mkdir(parents=True, exist_ok=True)
        _import(entry, name, paths, shelf.folder / name)
    if options.source is None:
        shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.write(f"{name} is installed: sotto translate FILE --bundle {name}\n")


def _entry(name: str) -> Entry:
    entries = read_catalogue(assets.CATALOGUE, read_public_keys(assets.KEYS))
    found = [entry for entry in entries if entry.name == name]
    if not found:
        known = ", ".join(entry.name for entry in entries if entry.kind != "not-taken")
        raise BundleError(f"{name} is neither a .sotto file nor one of the catalogue: {known}.")
    if found[0].kind == "not-taken":
        raise BundleError(f"{name} cannot be used: {found[0].about}")
    return found[0]


def _files(entry: Entry, options: cli.FetchOptions, downloads: Downloads) -> dict[str, Path]:
    """Return where each file of the model lies, once it is there."""
    if options.source is not None:
        return _found(entry, options.source)
    sizes = {part: downloads.size(file) for part, file in entry.files.items()}
    sys.stdout.write(_plan(entry, sizes))
    sys.stdout.flush()
    if not options.yes and not _is_agreed():
        raise ConfigError("Nothing was fetched: say yes, or add --yes.")
    return {part: _fetch(file, part, downloads) for part, file in entry.files.items()}


def _found(entry: Entry, folder: Path) -> dict[str, Path]:
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


def _plan(entry: Entry, sizes: Mapping[str, int | None]) -> str:
    """Return what would be fetched, from whom, and under which terms."""
    lines = [f"{entry.about}", f"{entry.licence}", ""]
    for part, file in entry.files.items():
        lines.append(f"{_megabytes(sizes[part]):>12}  {file.host}  {file.name}")
    known = [size for size in sizes.values() if size is not None]
    total = f"{_megabytes(sum(known))}{'' if len(known) == len(sizes) else ' and more'}"
    lines.append(f"{total:>12}  in all")
    return "\n".join(lines) + "\n"


def _megabytes(n_bytes: int | None) -> str:
    return "unknown" if n_bytes is None else f"{n_bytes / 1e6:.1f} MB"


def _is_agreed() -> bool:
    """Ask; nobody there to ask is a no."""
    if not sys.stdin.isatty():
        return False
    sys.stdout.write("Fetch it? [y/N] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in YES


def _fetch(file: RemoteFile, part: str, downloads: Downloads) -> Path:
    progress = Progress(sys.stderr)

    def tell(n_bytes: int, n_total: int | None) -> None:
        if n_total:
            progress.show(n_bytes / n_total)

    return downloads.fetch(file, part, tell)


def _import(entry: Entry, name: str, paths: Mapping[str, Path], folder: Path) -> None:
    assert set(paths) == set(STREAMSPEECH_FILES), entry.name
    model = PublishedModel(
        checkpoint=paths["checkpoint"],
        vocoder=PublishedVocoder(paths["vocoder"], paths["vocoder_config"]),
        source=PublishedVocabulary(paths["source_spm"], paths["source_dict"]),
        target=PublishedVocabulary(paths["target_spm"], paths["target_dict"]),
        cmvn=paths["cmvn"],
    )
    facts = ModelFacts(name, entry.source_language, entry.target_language, entry.licence)
    import_model(model, facts, folder, assets.SKELETONS, Progress(sys.stderr).show)
