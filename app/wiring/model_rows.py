"""Lists the models that are here and those that could be fetched, as a person is told of them."""

from collections.abc import Iterator
from pathlib import Path

from app import assets
from app.bundle_place import download_folder
from app.model.model_row import Listing, ModelRow, Origin, to_measured
from app.wiring.fetching import catalogue, names_of_ours, open_shelf
from engine.bundle import read_manifest
from engine.errors import BundleError
from engine.importing.refused import RefusedError
from engine.installing.catalogue import Entry
from engine.installing.shelf import Shelf
from engine.track_bundle import is_track_bundle, read_track_manifest


def list_models() -> Listing:
    """Return every model: ours, those installed, and those of the catalogue that are not."""
    shelf = open_shelf()
    ours = [name for name in names_of_ours() if shelf.find(name) is None]
    here = [_row(shelf, assets.BUNDLES / name, "sotto") for name in ours]
    here += [_row(shelf, shelf.folder / name, "installed") for name in shelf.names()]
    try:
        return Listing((*here, *_offered(shelf)))
    except BundleError as error:  # what is installed can be used all the same
        return Listing(tuple(here), str(error))


def _row(shelf: Shelf, folder: Path, origin: Origin) -> ModelRow:
    signed_by, is_changed = None, False
    try:
        signed = shelf.signed_by(folder)
        signed_by = signed.owner if signed else None
    except (RefusedError, OSError):
        is_changed = True
    try:
        if is_track_bundle(folder):
            return _track_row(folder, origin, signed_by, is_changed=is_changed)
        manifest = read_manifest(folder)
    except BundleError:
        return ModelRow(folder.name, origin, is_changed=is_changed)
    return ModelRow(
        name=folder.name,
        origin=origin,
        source_language=manifest.source_language,
        target_language=manifest.target_language,
        n_bytes=sum(record.n_bytes for record in manifest.files.values()),
        signed_by=signed_by,
        is_changed=is_changed,
        licence=manifest.licence,
        hears_whole=manifest.network.is_offline,
        measured=tuple(map(to_measured, manifest.measured)),
    )


def _track_row(
    folder: Path, origin: Origin, signed_by: str | None, *, is_changed: bool
) -> ModelRow:
    manifest = read_track_manifest(folder)
    return ModelRow(
        name=folder.name,
        origin=origin,
        source_language=manifest.source_language,
        target_language=", ".join(manifest.languages),
        n_bytes=sum(record.n_bytes for record in manifest.files.values()),
        signed_by=signed_by,
        is_changed=is_changed,
        licence=manifest.licence,
        measured=tuple(map(to_measured, manifest.measured)),
        makes_tracks=True,
    )


def _offered(shelf: Shelf) -> Iterator[ModelRow]:
    for entry in catalogue():
        if entry.kind != "not-taken" and shelf.find(entry.name) is None:
            yield _offer(entry)


def _offer(entry: Entry) -> ModelRow:
    sizes = [file.n_bytes for file in entry.files.values()]
    known = [size for size in sizes if size is not None]
    return ModelRow(
        name=entry.name,
        origin="catalogue",
        source_language=entry.source_language,
        target_language=entry.target_language,
        n_bytes=sum(known) if len(known) == len(sizes) else None,
        licence=entry.licence,
        about=entry.about,
        measured=tuple(map(to_measured, entry.measured)),
        hosts=tuple(dict.fromkeys(file.host for file in entry.files.values())),
        n_fetched_bytes=_n_fetched_bytes(download_folder() / entry.name),
    )


def _n_fetched_bytes(folder: Path) -> int:
    paths = folder.rglob("*") if folder.is_dir() else ()
    return sum(path.stat().st_size for path in paths if path.is_file() and path.suffix != ".json")
