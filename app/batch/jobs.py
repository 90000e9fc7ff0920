"""Which recordings an archive holds, and where the captions of each go."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path, PurePath

from engine.errors import AudioFileError

# What libsndfile reads, and so what a folder is searched for; a manifest may name anything.
SUFFIXES = frozenset(
    [".aif", ".aiff", ".au", ".caf", ".flac", ".mp3", ".oga", ".ogg", ".opus", ".w64", ".wav"]
)
COLUMN = "audio"
DUB = ".dub.wav"


@dataclass(frozen=True, slots=True)
class Job:
    """One recording, and all files that are to be made of it."""

    recording: Path
    captions: tuple[Path, ...]
    dub: Path | None

    @property
    def outputs(self) -> tuple[Path, ...]:
        """Every file that is made."""
        return self.captions if self.dub is None else (*self.captions, self.dub)


def find_jobs(source: Path, out: Path, formats: tuple[str, ...], *, dub: bool) -> list[Job]:
    """Return a job for each recording in the folder or manifest `source`.

    Files in `out` are named as their recordings, in folders as those are; where two would have one
    name, they keep their suffix as well. Raises `AudioFileError` when there is nothing to do.

    Args:
        formats: The suffixes of the captions, with their dots.
    """
    if source.is_dir():
        recordings = _in_folder(source)
        base = source
    else:
        recordings = _in_manifest(source)
        base = source.parent
    if not recordings:
        raise AudioFileError(f"{source} names no recording: choose another folder or manifest.")
    places = [_place(recording, base) for recording in recordings]
    shared = Counter(place.with_suffix("") for place in places)
    jobs = []
    for recording, place in zip(recordings, places, strict=True):
        stem = place if shared[place.with_suffix("")] > 1 else place.with_suffix("")
        captions = tuple(out / f"{stem}{suffix}" for suffix in formats)
        jobs.append(Job(recording, captions, out / f"{stem}{DUB}" if dub else None))
    return jobs


def _in_folder(folder: Path) -> list[Path]:
    """Return the recordings at any depth, but not the dubs that an earlier run put there."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES and path.is_file() and not path.name.endswith(DUB)
    )


def _in_manifest(manifest: Path) -> list[Path]:
    """Return what stands in it: one path a line, or a table with a column `audio`."""
    try:
        lines = manifest.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise AudioFileError(
            f"{manifest} is neither a folder nor a list of recordings in UTF-8: choose another."
        ) from error
    column = 0
    if lines and COLUMN in lines[0].split("\t"):
        column = lines[0].split("\t").index(COLUMN)
        lines = lines[1:]
    cells = [line.split("\t") for line in lines if line.strip()]
    names = [row[column].strip() for row in cells if len(row) > column and row[column].strip()]
    return [manifest.parent / name for name in dict.fromkeys(names)]


def _place(recording: Path, base: Path) -> PurePath:
    """Return where below the output folder the recording belongs."""
    path = Path(recording)
    if path.is_relative_to(base) and ".." not in path.relative_to(base).parts:
        return path.relative_to(base)
    return PurePath(path.name)
