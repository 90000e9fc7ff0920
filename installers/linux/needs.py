"""Which libraries of the system a frozen Sotto needs, and which Debian packages bring them.

`python3 installers/linux/needs.py dist/sotto` prints them. What a library was linked with stands in
it; what is only loaded by name while Sotto runs, such as the sound server's library, stands in
`installers/system_needs.py`. A library that no package is known for is an error, not a gap.
"""

import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from installers.system_needs import SOUND_LIBRARIES, WINDOW_LIBRARIES

GLIBC = {
    *("ld-linux-x86-64.so.2", "libc.so.6", "libdl.so.2", "libm.so.6", "libmvec.so.1"),
    *("libpthread.so.0", "libresolv.so.2", "librt.so.1"),
}
LINKED_LIBRARIES = {
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libexpat.so.1": "libexpat1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "liblzma.so.5": "liblzma5",
    "libstdc++.so.6": "libstdc++6",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb.so.1": "libxcb1",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# A name of before the 64-bit clock, and the one of after it: Debian 13 has the latter.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}
NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
GLIBC_VERSION = re.compile(r"\bGLIBC_2\.(\d+)\b")
ELF = b"\x7fELF"


def main() -> None:
    """Print the packages, as a .deb asks for them."""
    print("\n".join(depends(Path(sys.argv[1]))))


def depends(folder: Path) -> list[str]:
    """Return what a .deb of the frozen folder depends on; raise LookupError: nobody has it."""
    headers = {path: headers_of(path) for path in folder.rglob("*") if is_library(path)}
    names = {path.name for path in folder.rglob("*")}
    needed = (
        {soname for text in headers.values() for soname in NEEDED.findall(text)} - names - GLIBC
    )
    known = WINDOW_LIBRARIES | LINKED_LIBRARIES
    unknown = needed - set(known)
    if unknown:
        raise LookupError(
            f"No package is known for {', '.join(sorted(unknown))}: "
            "add it to installers/linux/needs.py."
        )
    packages = {known[soname] for soname in needed} | set(SOUND_LIBRARIES.values())
    oldest = max(int(minor) for text in headers.values() for minor in GLIBC_VERSION.findall(text))
    return [f"libc6 (>= 2.{oldest})", *map(_either, sorted(packages))]


def is_library(path: Path) -> bool:
    """Say whether a path is a program or library of its own, and no link to one."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as content:
        return content.read(len(ELF)) == ELF


def headers_of(path: Path) -> str:
    """Return what binutils tell of a library: what it needs, in which versions."""
    command = ["objdump", "--private-headers", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _either(package: str) -> str:
    return f"{RENAMED[package]} | {package}" if package in RENAMED else package


if __name__ == "__main__":
    main()
