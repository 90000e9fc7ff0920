"""Where all code of a frozen Sotto comes from, and under which terms; or it is not shipped.

Modules and libraries belong to a package of the lock file, to Python, or to the few libraries of
the system that come along. Whatever belongs to nobody is refused, and so is what belongs to
somebody whose terms a permissive program may not ship.
"""

import functools
import re
import sys
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path, PurePosixPath

from installers.components import ALLOWED, components, terms
from installers.natives import NATIVE, PYINSTALLER, PYTHON, Origin

OURS = ("app", "engine", "sotto")
PYINSTALLERS = ("_pyi", "pyi_", "pyimod")
LIBRARY = re.compile(r"\.(so(\.[\d.]+)?|dylib|dll|pyd)$")


class OriginError(Exception):
    """Something would be shipped that must not be; says what, and what to do."""


# What packages carry inside for all to share: the run-time library of the compilers.
GCC_RUNTIME = Origin("GCC runtime", "GPL-3.0-or-later WITH GCC-exception-3.1")
INSIDE_PACKAGES = {"libgfortran": GCC_RUNTIME, "libgomp": GCC_RUNTIME, "libquadmath": GCC_RUNTIME}
# Modules whose package does not list them as its own.
PACKAGE_OF = {
    "_soundfile_data": "soundfile",
    "_sounddevice_data": "sounddevice",
    "google": "protobuf",
}


def check_origins(files: Iterable[str], modules: Iterable[str]) -> None:
    """Raise `OriginError` unless every library and module of a frozen Sotto may be shipped."""
    for file in files:
        if LIBRARY.search(file):
            check_terms(file, origin_of_file(file))
    for module in {name.partition(".")[0] for name in modules}:
        if module not in OURS and module not in sys.stdlib_module_names:
            check_terms(module, origin_of_module(module))


def check_folder(folder: Path) -> None:
    """Raise `OriginError` unless every library in a frozen folder may be shipped."""
    inside = folder / "_internal"
    files = [path for path in inside.rglob("*") if not path.is_symlink()]
    check_origins([path.relative_to(inside).as_posix() for path in files], [])


def check_terms(what: str, origin: Origin) -> None:
    """Raise `OriginError` unless the terms of `what` are among those a permissive program ships."""
    refused = terms(origin.licence) - ALLOWED
    if refused:
        raise OriginError(
            f"{what} of {origin.name} is under {', '.join(sorted(refused))}: leave it out."
        )


def origin_of_file(place: str) -> Origin:
    """Return who made the library at a place in the folder; raise `OriginError`: nobody known."""
    path = PurePosixPath(place.replace("\\", "/"))
    if path.parts[0].startswith("python3"):  # the folder of the modules that are libraries
        return PYTHON
    for start, origin in (INSIDE_PACKAGES | NATIVE).items():
        if path.name.startswith(start):
            return origin
    return origin_of_module(path.parts[0].partition(".")[0], place)


def origin_of_module(module: str, place: str = "") -> Origin:
    """Return the locked package that a module belongs to; raise `OriginError`: none."""
    if module.startswith("_sysconfigdata"):
        return PYTHON
    if module.startswith(PYINSTALLERS):
        return PYINSTALLER
    names = [PACKAGE_OF[module]] if module in PACKAGE_OF else _packages_of(module)
    for component in components():
        if component.name in names:
            return Origin(component.name, component.licence)
    raise OriginError(
        f"{place or module} is of nobody whose terms are known: leave it out in "
        "installers/contents.py, or name it in installers/origins.py."
    )


def _packages_of(module: str) -> list[str]:
    return [re.sub(r"[-_.]+", "-", name).lower() for name in _installed().get(module, [module])]


@functools.cache
def _installed() -> Mapping[str, list[str]]:
    """Return the packages of every module; it takes half a second to read them all."""
    return metadata.packages_distributions()
