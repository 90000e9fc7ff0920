"""Make every package of Sotto that this system can: `python3 installers/freeze.py`.

Fills an environment of its own from requirements/freeze.lock, freezes Sotto into `dist/sotto`,
tries that (`smoke.py`), and packs it: on Linux a tarball and, with Debian's tools, a .deb; on
Windows the setup program; on macOS a disk image, where a certificate is named. Run it on the oldest
system that the packages are for, with that system's own Python.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.version import version
from installers.environment import Environment
from installers.errors import SetupError

ROOT = Path(__file__).resolve().parent.parent
DIST, BUILD = ROOT / "dist", ROOT / "build"
FROZEN = DIST / "sotto"

Step = tuple[str, list[str]]  # what it is, and the command


def main() -> int:
    """Do one step after the other; return the exit code of the first that fails."""
    environment = Environment(ROOT, BUILD / "venv")
    try:
        BUILD.mkdir(exist_ok=True)
        environment.make()
        environment.install("freeze")
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    for what, command in steps(str(environment.python), sys.platform, os.environ, shutil.which):
        print(f"== {what}", flush=True)
        code = subprocess.call(command, cwd=ROOT)
        if code != 0:
            return code
    print("== packages\n" + "\n".join(str(path) for path in sorted(DIST.glob("sotto[-_]*"))))
    return 0


def steps(
    python: str,
    platform: str,
    variables: Mapping[str, str],
    find: Callable[[str], str | None],
) -> list[Step]:
    """Return what is to be done on a system."""
    freeze = [python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    freeze += ["--distpath", str(DIST), "--workpath", str(BUILD), "installers/app.spec"]
    found = [
        ("freezing", freeze),
        ("trying it", [python, "installers/smoke.py", str(FROZEN)]),
    ]
    if platform == "linux":
        found.append(("tarball", packer(python, "tarball", f"sotto-{version()}-linux.tar.xz")))
        if find("dpkg-deb") and find("objdump"):
            found.append((".deb", packer(python, "deb", f"sotto_{version()}.deb")))
    elif platform == "win32":
        found.append(("setup program", [python, "installers/windows/setup.py"]))
    elif variables.get("SIGN_AS"):
        image = DIST / f"sotto-{version()}.dmg"
        command = ["sh", "installers/macos/notarise.sh", str(DIST / "Sotto.app"), str(image)]
        found.append(("disk image", command))
    return found


def packer(python: str, module: str, name: str) -> list[str]:
    """Return the command that packs the frozen folder for Linux."""
    return [python, f"installers/linux/{module}.py", str(FROZEN), str(DIST / name)]


if __name__ == "__main__":
    sys.exit(main())
