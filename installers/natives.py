"""The libraries of the build machine that come along in a frozen Sotto, with versions and terms."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from installers.components import licence_texts

DOCUMENTS = Path("/usr/share/doc")


@dataclass(frozen=True, slots=True)
class Origin:
    """Who made something, and under which terms (of SPDX); `package` of Debian brings it."""

    name: str
    licence: str
    package: str = ""


PYTHON = Origin("Python", "PSF-2.0")
# The first instructions of a frozen program, and the modules that find the others.
PYINSTALLER = Origin("PyInstaller", "GPL-2.0-or-later WITH Bootloader-exception")
# By how the name of a library begins.
NATIVE = {
    "libpython": PYTHON,
    "libffi": Origin("libffi", "MIT", "libffi8"),
    "libcrypto": Origin("OpenSSL", "Apache-2.0", "libssl3"),
    "libssl": Origin("OpenSSL", "Apache-2.0", "libssl3"),
    "libsqlite3": Origin("SQLite", "blessing", "libsqlite3-0"),
    "libbz2": Origin("bzip2", "bzip2-1.0.6", "libbz2-1.0"),
    "libxcb-cursor": Origin("xcb-util-cursor", "MIT", "libxcb-cursor0"),
    "libxcb-icccm": Origin("xcb-util-wm", "MIT", "libxcb-icccm4"),
    "libxcb-image": Origin("xcb-util-image", "MIT", "libxcb-image0"),
    "libxcb-keysyms": Origin("xcb-util-keysyms", "MIT", "libxcb-keysyms1"),
    "libxcb-render-util": Origin("xcb-util-renderutil", "MIT", "libxcb-render-util0"),
    "libxcb-util": Origin("xcb-util", "MIT", "libxcb-util1"),
}


def version_of(origin: Origin) -> str:
    """Return the version of what this machine has, or nothing where nobody can tell."""
    if origin is PYTHON:
        return sys.version.split()[0]
    if origin is PYINSTALLER:
        return metadata.version("pyinstaller")
    if not origin.package or shutil.which("dpkg-query") is None:
        return ""
    command = ["dpkg-query", "--show", "--showformat=${Version}", origin.package]
    return subprocess.run(command, capture_output=True, text=True).stdout


def terms_of(origin: Origin) -> str:
    """Return the text of the terms, or nothing where this machine has none."""
    if origin is PYTHON:
        path = Path(os.__file__).with_name("LICENSE.txt")
    elif origin is PYINSTALLER:
        return "\n".join(text for _, text in licence_texts("pyinstaller"))
    else:
        path = DOCUMENTS / origin.package / "copyright"
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
