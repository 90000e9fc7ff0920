"""Does what `sotto models install NAME` asks for: shows, asks, fetches, and installs."""

import sys
from collections.abc import Mapping

from app import cli
from app.bundle_place import download_folder
from app.progress import Progress
from app.wiring import fetching
from engine.errors import ConfigError
from engine.installing.catalogue import Entry, RemoteFile
from engine.installing.download import Downloads

YES = ("y", "yes")


def run_fetch(options: cli.FetchOptions, downloads: Downloads | None = None) -> None:
    """Install what the catalogue calls so, and say what to do next; raise `EngineError`."""
    entry = fetching.entry_called(options.entry)
    name = fetching.free_name(entry, options.name)
    show = Progress(sys.stderr).show
    if options.source is not None:
        fetching.install(entry, name, fetching.find(entry, options.source), show)
    else:
        downloads = downloads or Downloads(download_folder() / entry.name)
        _agree(entry, downloads, is_agreed=options.yes)
        fetching.fetch(entry, name, downloads, _shown(), show)
    sys.stdout.write(f"{name} is installed: sotto translate FILE --bundle {name}\n")


def _agree(entry: Entry, downloads: Downloads, *, is_agreed: bool) -> None:
    """Show what would be fetched and ask; raise `ConfigError` when nobody says yes."""
    sys.stdout.write(_plan(entry, fetching.sizes(entry, downloads)))
    sys.stdout.flush()
    if not is_agreed and not _is_yes():
        raise ConfigError("Nothing was fetched: say yes, or add --yes.")


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


def _is_yes() -> bool:
    """Ask; nobody there to ask is a no."""
    if not sys.stdin.isatty():
        return False
    sys.stdout.write("Fetch it? [y/N] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in YES


def _shown() -> fetching.TellFile:
    """Return what shows how far each file has come."""
    progress = Progress(sys.stderr)

    def tell(_: RemoteFile, n_bytes: int, n_total: int | None) -> None:
        if n_total:
            progress.show(n_bytes / n_total)

    return tell
