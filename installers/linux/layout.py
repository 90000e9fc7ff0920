"""Where every file of a frozen Sotto lies below a prefix, such as /usr or ~/.local."""

import os
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
COMMAND = Path("bin/sotto")
PROGRAM = Path("lib/sotto/sotto")
PLACES = {
    "share/applications/sotto.desktop": HERE / "sotto.desktop",
    "share/metainfo/sotto.metainfo.xml": HERE / "sotto.metainfo.xml",
    "share/icons/hicolor/scalable/apps/sotto.svg": ROOT / "assets" / "icons" / "sotto.svg",
    "share/man/man1/sotto.1": HERE / "sotto.1",
}
FILE, EXECUTABLE = 0o644, 0o755


def lay_out(folder: Path, prefix: Path) -> None:
    """Copy the frozen folder below `prefix`, with all that a desktop wants to know of it."""
    program = prefix / PROGRAM
    shutil.copytree(folder, program.parent, symlinks=True)
    for place, source in PLACES.items():
        (prefix / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, prefix / place)
    command = prefix / COMMAND
    command.parent.mkdir(parents=True)
    command.symlink_to(os.path.relpath(program, command.parent))
    for path in prefix.rglob("*"):
        if not path.is_symlink():
            path.chmod(EXECUTABLE if path.is_dir() or path == program else FILE)
