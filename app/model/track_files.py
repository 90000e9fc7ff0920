"""Names the files of caption tracks beside that of the main one, as players look for them."""

from collections.abc import Iterable
from pathlib import Path

ONE_TRANSLATION = (".bilingual.vtt", ".srt", ".vtt")  # formats with room for one
MANY = ".multilingual.vtt"


def track_files(path: Path, tracks: Iterable[str]) -> dict[str, Path]:
    """Return for each track its file beside `path`; none where the format holds all of them."""
    name = path.name.lower()
    if name.endswith(MANY):
        return {}
    for ending in ONE_TRANSLATION:
        if name.endswith(ending):
            stem, ending = path.name[: -len(ending)], path.name[-len(ending) :]
            return {track: path.with_name(f"{stem}.{track}{ending}") for track in tracks}
    return {}
