"""Make a Debian package of a frozen Sotto: `python3 installers/linux/deb.py dist/sotto sotto.deb`.

It depends on the system's libraries that the program was linked with, and on none of Python's.
Nothing is run when it is installed or removed, so that nothing of it stays. The same folder gives
the same package to the last byte.
"""

import gzip
import hashlib
import os
import subprocess
import sys
import tempfile
import textwrap
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from installers.linux.layout import PLACES, ROOT, lay_out
from installers.linux.needs import depends

MAINTAINER = "The Sotto authors <sotto@localhost>"
SUGGESTED = ("pipewire-pulse | pulseaudio", "fonts-dejavu-core | fonts-noto-core")
LONG_TEXT = (
    "Sotto listens to what the computer plays, or to the microphone, lays two caption lines over "
    "the screen, the original and its translation, and can whisper the translation into "
    "headphones. Nothing that is heard leaves the computer."
)
UNPACKED = 0  # no date: the same package whenever it is made


def main() -> None:
    """Write the package."""
    folder, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as place:
        stage = Path(place) / "sotto"
        fill(stage, folder)
        pack(stage, out)


def fill(stage: Path, folder: Path) -> None:
    """Lay out what the package holds, and what it says of itself."""
    lay_out(folder, stage / "usr")
    for page in [place for place in PLACES if "/man/" in place]:
        squeeze(stage / "usr" / page)
    papers = stage / "usr" / "share" / "doc" / "sotto"
    papers.mkdir(parents=True)
    (papers / "copyright").write_text(terms(), encoding="utf-8")
    (papers / "changelog").write_bytes((ROOT / "CHANGELOG.md").read_bytes())
    squeeze(papers / "changelog")
    control = stage / "DEBIAN"
    control.mkdir()
    n_bytes = sum(path.stat().st_size for path in files_of(stage))
    (control / "control").write_text(fields(depends(folder), n_bytes), encoding="utf-8")
    (control / "md5sums").write_text(checksums(stage), encoding="utf-8")


def pack(stage: Path, out: Path) -> None:
    """Have dpkg-deb write the package, as if root had made everything at no time."""
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(stage), str(out)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(UNPACKED)}
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


def fields(needs: list[str], n_bytes: int) -> str:
    """Return the control file of a package of `n_bytes` that needs other packages."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    machine = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    text = "\n".join(f" {line}" for line in textwrap.wrap(LONG_TEXT, 78))
    return (
        f"Package: sotto\nVersion: {project['version']}\nArchitecture: {machine}\n"
        f"Maintainer: {MAINTAINER}\nSection: sound\nPriority: optional\n"
        f"Installed-Size: {-(-n_bytes // 1024)}\n"
        f"Depends: {', '.join(needs)}\nRecommends: {', '.join(SUGGESTED)}\n"
        f"Description: live captions and a spoken translation of what you hear\n{text}\n"
    )


def terms() -> str:
    """Return the terms of Sotto, and where those of everything inside it lie."""
    licence, notice = ((ROOT / name).read_text(encoding="utf-8") for name in ("LICENSE", "NOTICE"))
    others = (
        "/usr/lib/sotto/_internal/THIRD-PARTY.txt has the terms of every library inside; the text\n"
        "of the LGPL is in /usr/share/common-licenses/LGPL-3 and LGPL-2.1, too."
    )
    return f"{licence}\n{notice}\n{others}\n"


def checksums(stage: Path) -> str:
    """Return the list by which `dpkg --verify` finds what was changed."""
    lines = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  "
        f"{path.relative_to(stage)}\n"
        for path in files_of(stage)
        if path.relative_to(stage).parts[0] != "DEBIAN"
    ]
    return "".join(lines)


def files_of(stage: Path) -> list[Path]:
    """Return every file of its own, in the same order always."""
    return sorted(path for path in stage.rglob("*") if path.is_file() and not path.is_symlink())


def squeeze(path: Path) -> None:
    """Put NAME.gz in the place of a file, without a date in it."""
    squeezed = path.with_name(f"{path.name}.gz")
    squeezed.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    squeezed.chmod(0o644)
    path.unlink()


if __name__ == "__main__":
    main()
