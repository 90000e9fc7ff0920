"""Where a bundle lies that is called by its name, and where the installed ones are kept."""

import os
from pathlib import Path

from platformdirs import user_cache_path

from app import assets
from app.folders import NAME, VARIABLE, data_folder
from app.model.model_row import BY_LANGUAGE
from engine.bundle import MANIFEST


def shelf_folder() -> Path:
    """Return the folder of the installed bundles; it may not be there yet."""
    return data_folder() / "bundles"


def download_folder() -> Path:
    """Return the folder of what is being fetched; it may not be there yet."""
    cache = data_folder() if os.environ.get(VARIABLE) else user_cache_path(NAME, appauthor=False)
    return cache / "downloads"


ANY_BUNDLE = Path(BY_LANGUAGE)  # stands for whichever model hears the language that is spoken


def chosen_bundle(text: str) -> Path:
    """Return `ANY_BUNDLE` where that is chosen, else the folder of a bundle."""
    return ANY_BUNDLE if text == BY_LANGUAGE else bundle_folder(text)


def first_bundle(chosen: Path) -> Path:
    """Return the folder of the bundle to begin with."""
    return assets.BUNDLE if chosen == ANY_BUNDLE else chosen


def bundle_folder(text: str) -> Path:
    """Return the folder of a bundle: a path to it, or the name of one installed or of ours.

    Where the model is chosen by the language that is heard, it is that of ours.
    """
    if text == BY_LANGUAGE:
        return assets.BUNDLE
    path = Path(text)
    if path.name == text and not (path / MANIFEST).is_file():
        for place in (shelf_folder(), assets.BUNDLES):
            if (place / text / MANIFEST).is_file():
                return place / text
    return path


def bundle_name(folder: Path) -> str:
    """Return the name of an installed bundle or of ours; of any other one its path."""
    is_known = folder.parent in (shelf_folder(), assets.BUNDLES)
    return folder.name if is_known and bundle_folder(folder.name) == folder else str(folder)
