"""Make a tarball of a frozen Sotto: `python3 installers/linux/tarball.py dist/sotto sotto.tar.xz`.

Holds the program, its desktop file, icon and AppStream data, laid out as below a prefix such as
~/.local: unpack it there, and the menu of the desktop has Sotto. The same folder gives the same
archive to the last byte.
"""

import io
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ICON = HERE.parent.parent / "assets" / "web" / "icon.svg"
LAUNCHER = b'#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/../lib/sotto/sotto" "$@"\n'
PLACES = {
    "share/applications/sotto.desktop": HERE / "sotto.desktop",
    "share/metainfo/sotto.metainfo.xml": HERE / "sotto.metainfo.xml",
    "share/icons/hicolor/scalable/apps/sotto.svg": ICON,
}


def main() -> None:
    """Write the archive."""
    folder, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    with tarfile.open(out, "w:xz", preset=3) as archive:
        add(archive, "bin/sotto", LAUNCHER, 0o755)
        for name, path in PLACES.items():
            add(archive, name, path.read_bytes(), 0o644)
        for path in sorted(folder.rglob("*")):
            name = f"lib/sotto/{path.relative_to(folder)}"
            if path.is_symlink():
                link = plain(tarfile.TarInfo(name), 0o777)
                link.type, link.linkname = tarfile.SYMTYPE, str(path.readlink())
                archive.addfile(link)
            elif path.is_file():
                add(archive, name, path.read_bytes(), path.stat().st_mode & 0o755)


def add(archive: tarfile.TarFile, name: str, content: bytes, mode: int) -> None:
    """Add a file that says nothing of who made it, or when."""
    entry = plain(tarfile.TarInfo(name), mode)
    entry.size = len(content)
    archive.addfile(entry, io.BytesIO(content))


def plain(entry: tarfile.TarInfo, mode: int) -> tarfile.TarInfo:
    """Return `entry` with a mode, and without a date."""
    entry.mode, entry.mtime = mode, 0
    return entry


if __name__ == "__main__":
    main()
