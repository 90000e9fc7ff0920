"""Make a tarball of a frozen Sotto: `python3 installers/linux/tarball.py dist/sotto sotto.tar.xz`.

Holds the program, its desktop file, icon, AppStream data and `install.sh`, which puts all of it
below a prefix, ~/.local unless another is named, and takes it away again. The same folder gives the
same archive to the last byte.
"""

import io
import sys
import tarfile
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from installers.linux.layout import EXECUTABLE, HERE, lay_out

INSTALL = HERE / "install.sh"


def main() -> None:
    """Write the archive."""
    folder, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as place:
        prefix = Path(place)
        lay_out(folder, prefix)
        with tarfile.open(out, "w:xz", preset=3) as archive:
            add(archive, "install.sh", INSTALL, EXECUTABLE)
            for path in sorted(prefix.rglob("*")):
                if path.is_symlink() or path.is_file():
                    add(archive, str(path.relative_to(prefix)), path, path.lstat().st_mode)


def add(archive: tarfile.TarFile, name: str, path: Path, mode: int) -> None:
    """Add a file or a link, which says nothing of who made it, or when."""
    entry = tarfile.TarInfo(f"sotto/{name}")
    entry.mode, entry.mtime = mode & 0o777, 0
    if path.is_symlink():
        entry.type, entry.linkname = tarfile.SYMTYPE, str(path.readlink())
        archive.addfile(entry)
        return
    content = path.read_bytes()
    entry.size = len(content)
    archive.addfile(entry, io.BytesIO(content))


if __name__ == "__main__":
    main()
