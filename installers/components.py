"""The libraries that ship with Sotto, from the lock file, and the terms of each."""

import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN_LOCK = ROOT / "requirements" / "run.lock"
PIN = re.compile(r"^([a-z0-9-]+)==([^ ;\\]+)( ; [^\\]+)? \\$", re.MULTILINE)
SETUP_ONLY = ("setuptools",)  # makes the checkout importable; nothing that ships imports it
# LGPL libraries ship as files of their own, which a person can replace.
ALLOWED = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "MIT", "MIT-0"),
    *("PSF-2.0", "Zlib", "LGPL-2.1-or-later", "LGPL-3.0-only", "blessing", "bzip2-1.0.6"),
    # Bind nobody who only links to them, or is started by them.
    *("GPL-3.0-or-later WITH GCC-exception-3.1", "GPL-2.0-or-later WITH Bootloader-exception"),
}
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|third.?party)", re.IGNORECASE)

# What a package says of itself in other words than the identifiers of SPDX, or not at all.
IN_SPDX = {
    "flatbuffers": "Apache-2.0",
    "onnxruntime": "MIT",
    "protobuf": "BSD-3-Clause",
    "pulsectl": "MIT",
    "pyaudiowpatch": "Apache-2.0",
    "pynacl": "Apache-2.0",
    "pyside6-essentials": "LGPL-3.0-only",  # of the three it offers
    "segno": "BSD-3-Clause",
    "jeepney": "MIT",
    "shiboken6": "LGPL-3.0-only",
    "soundfile": "BSD-3-Clause",
}
# The native libraries inside these packages, and their terms.
INSIDE = {
    "onnxruntime": "see ThirdPartyNotices.txt of the package",
    "pyaudiowpatch": "PortAudio, MIT",
    "pynacl": "libsodium, ISC",
    "pyside6-essentials": "Qt, LGPL-3.0-only",
    "sounddevice": "PortAudio, MIT (on Windows and macOS)",
    "soundfile": "libsndfile, mpg123 and LAME, LGPL-2.1; FLAC, Ogg, Vorbis and Opus, BSD-3-Clause",
    "soxr": "libsoxr, LGPL-2.1-or-later",
}


@dataclass(frozen=True, slots=True)
class Component:
    """A library; `licence` is an expression of SPDX, `marker` says where it is needed."""

    name: str
    version: str
    licence: str
    marker: str


def components(lock: Path = RUN_LOCK) -> list[Component]:
    """Return what a lock file pins, with the terms; LookupError where nobody knows them."""
    pins = PIN.findall(lock.read_text(encoding="utf-8"))
    return [
        Component(name, version, licence_of(name), marker.removeprefix(" ; "))
        for name, version, marker in pins
        if name not in SETUP_ONLY
    ]


def licence_of(name: str) -> str:
    """Return the terms of a package as SPDX has them."""
    if name in IN_SPDX:
        return IN_SPDX[name]
    try:
        expression = metadata.metadata(name).json.get("license_expression")
    except metadata.PackageNotFoundError:
        expression = None
    if not expression:
        raise LookupError(f"{name} does not say its licence: add it to installers/components.py")
    return str(expression)


def terms(expression: str) -> set[str]:
    """Return the terms that an expression of SPDX names, an exception together with its licence."""
    return set(re.split(r" (?:AND|OR) ", expression.replace("(", "").replace(")", "")))


def licence_texts(name: str) -> list[tuple[str, str]]:
    """Return name and text of every licence that an installed package brings."""
    try:
        files = metadata.files(name) or []
    except metadata.PackageNotFoundError:
        return []
    found = [file for file in files if LICENCE_FILE.search(file.name) and file.suffix != ".py"]
    return [(file.name, str(file.read_text(encoding="utf-8"))) for file in found]
