"""Chooses the model by the language that is heard, among those that are here; asks nobody."""

from collections.abc import Callable, Iterator
from pathlib import Path

from app import assets
from app.bundle_place import shelf_folder
from engine.audio.file import read_audio_blocks
from engine.bundle import MANIFEST, Manifest, read_manifest
from engine.errors import BundleError
from engine.events import LanguageHeard
from engine.runtime.features import SAMPLE_RATE_HZ
from engine.runtime.language import LanguageListener, LanguageSpoken, open_identifier
from engine.runtime.language_choice import LanguageChoice, ModelChoice
from engine.track_bundle import is_track_bundle
from engine.translation import Translator

Load = Callable[[Path], Translator]


def by_language(load: Load) -> LanguageChoice:
    """Return the choice for a live session; `load` returns a model's translator, in seconds."""

    def choose(spoken: LanguageSpoken, present: tuple[str, str]) -> ModelChoice:
        told, folder = choose_model(spoken.language, present)
        return ModelChoice(told, None if folder is None else lambda: load(folder))

    return LanguageChoice(open_listener, choose)


def open_listener() -> LanguageListener:
    """Return what hears languages; raise `BundleError`."""
    return open_identifier(assets.LANGUAGES)


def choose_for_recording(recording: Path, *, is_offline: bool) -> tuple[LanguageHeard, Path]:
    """Return what was heard in a recording and the model's folder; raise `EngineError`."""
    listener, usual = open_listener(), read_manifest(assets.BUNDLE)
    spoken = None
    for block in read_audio_blocks(recording, SAMPLE_RATE_HZ):
        spoken = listener.push(block)
        if spoken is not None:
            break
    language = (spoken or listener.finish()).language
    present = (usual.source_language, usual.target_language)
    told, folder = choose_model(language, present, is_offline=is_offline)
    return told, folder or assets.BUNDLE


def choose_model(
    language: str, present: tuple[str, str], *, is_offline: bool = False
) -> tuple[LanguageHeard, Path | None]:
    """Return what to tell of a language that was heard, and the model's folder; None: the present.

    `present` has the two languages of the model that is at hand. Of several for a language the one
    that writes what the present one writes is taken, and of those one that a person installed.
    """
    source, target = present
    if not language:
        return LanguageHeard("", "", is_understood=False), None
    if language == source:
        return LanguageHeard(language, "", is_understood=True), None
    found = [
        (folder, manifest)
        for folder, manifest in listening_bundles(is_offline=is_offline)
        if manifest.source_language == language
    ]
    if not found:
        offered = _offered(language)
        return LanguageHeard(language, "", is_understood=False, offered=offered), None
    folder = min(found, key=lambda each: each[1].target_language != target)[0]
    return LanguageHeard(language, folder.name, is_understood=True), folder


def listening_bundles(*, is_offline: bool) -> Iterator[tuple[Path, Manifest]]:
    """Yield the models that can hear what comes, those of the person before ours."""
    for place in (shelf_folder(), assets.BUNDLES):
        for path in sorted(place.glob(f"[!.]*/{MANIFEST}")):
            try:
                if is_track_bundle(path.parent):
                    continue
                manifest = read_manifest(path.parent)
            except BundleError:
                continue  # a damaged one hears nothing
            if is_offline or not manifest.network.is_offline:
                yield path.parent, manifest


def _offered(language: str) -> str:
    """Return the name of a model for a language that could be fetched, or nothing."""
    from engine.installing.catalogue import read_catalogue
    from engine.installing.signature import read_public_keys

    try:
        entries = read_catalogue(assets.CATALOGUE, read_public_keys(assets.KEYS))
    except BundleError:
        return ""
    names = [
        entry.name
        for entry in entries
        if entry.kind != "not-taken" and entry.source_language == language
    ]
    return next((name for name in names if "offline" not in name), "")
