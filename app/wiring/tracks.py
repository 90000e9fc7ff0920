"""Finds and loads what writes caption tracks: models beside that of the speech, by language."""

from collections.abc import Iterator
from pathlib import Path

from app import assets
from app.bundle_place import shelf_folder
from engine.bundle import MANIFEST, read_manifest
from engine.caption_tracks import TrackChoice, TrackTranslator, set_all
from engine.errors import BundleError, ConfigError
from engine.runtime.track_thread import TrackThread
from engine.track_bundle import is_track_bundle, open_track_bundle, read_track_manifest


def track_folders(source_language: str) -> Iterator[Path]:
    """Yield the models of caption tracks from a language, those of the person before ours."""
    for place in (shelf_folder(), assets.BUNDLES):
        for path in sorted(place.glob(f"[!.]*/{MANIFEST}")):
            folder = path.parent
            if not is_track_bundle(folder):
                continue
            if read_track_manifest(folder).source_language == source_language:
                yield folder


def track_languages(bundle: Path) -> tuple[str, ...]:
    """Return the languages in which tracks of what `bundle` recognises can be written."""
    manifest = read_manifest(bundle)
    known = written_languages(manifest.source_language)
    return tuple(language for language in known if language != manifest.target_language)


def written_languages(source_language: str) -> tuple[str, ...]:
    """Return every language that a model of caption tracks here writes from another one."""
    return tuple(
        dict.fromkeys(
            language
            for folder in track_folders(source_language)
            for language in read_track_manifest(folder).languages
        )
    )


def check_tracks(choice: TrackChoice, bundle: Path) -> None:
    """Raise `ConfigError` or `BundleError` where the tracks cannot be written beside `bundle`."""
    if not choice.tracks:
        return
    manifest = read_manifest(bundle)
    if manifest.target_language in choice.languages:
        raise ConfigError(
            f"The captions are in {manifest.target_language} already: leave it out of the tracks."
        )
    _folder_for(choice.languages, manifest.source_language)


def load_tracks(source_language: str, languages: tuple[str, ...]) -> TrackTranslator:
    """Return what writes all these languages; takes seconds, raises `BundleError`."""
    return load(_folder_for(languages, source_language))


def load(folder: Path) -> TrackTranslator:
    """Load the model in `folder`; takes seconds, raises `BundleError`."""
    from engine.runtime.track_translator import load as load_network

    return load_network(open_track_bundle(folder))


def open_tracks(choice: TrackChoice, bundle: Path) -> TrackTranslator:
    """Return what writes the chosen tracks, set as chosen; raises as `check_tracks`."""
    check_tracks(choice, bundle)
    translator = load_tracks(read_manifest(bundle).source_language, choice.languages)
    set_all(translator, choice)
    return translator


def build_tracks(choice: TrackChoice) -> TrackThread:
    """Return what writes tracks beside a live session; nothing is loaded before one is wanted."""
    return TrackThread(load_tracks, choice)


def _folder_for(languages: tuple[str, ...], source_language: str) -> Path:
    known: set[str] = set()
    for folder in track_folders(source_language):
        offered = read_track_manifest(folder).languages
        if set(languages) <= set(offered):
            return folder
        known.update(offered)
    there_is = f"there is {', '.join(sorted(known))}" if known else "there is none"
    raise BundleError(
        f"No model here makes caption tracks in {', '.join(languages)} of {source_language} "
        f"({there_is}): `sotto models list` shows what can be installed."
    )
