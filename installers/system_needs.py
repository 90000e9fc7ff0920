"""The libraries and programs Sotto takes from the system: which are missing, how to install them.

Knows nothing of Python packages. Libraries are looked up as the program will: by loading them.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from installers.errors import SetupError

SOUND_LIBRARIES = {"libpulse.so.0": "libpulse0", "libportaudio.so.2": "libportaudio2"}
# What the Qt wheel expects to find: for any window, then for a window on X11.
WINDOW_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# What the end-to-end tests start: a screen without glass, a sound server without a card, a browser.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "picom": "picom",
    "trayer": "trayer",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "xwininfo": "x11-utils",
    "strace": "strace",
    "dbus-daemon": "dbus",
    "dbus-launch": "dbus-x11",
    "chromium": "chromium",
    "pulseaudio": "pulseaudio",
    "pactl": "pulseaudio-utils",
}
# Debian takes this part out of Python; without it `venv` makes an environment without pip.
VENV_MODULE = {"ensurepip": "python{}.{}-venv".format(*sys.version_info)}
# What no program loads by name: a font for captions, and what leads PortAudio to a server.
TEST_FILES = {
    "NotoSans-Regular.ttf": "fonts-noto-core",
    "libasound_module_pcm_pulse.so": "libasound2-plugins",
}
FILE_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/usr/lib/alsa-lib"),
    Path("/usr/lib64/alsa-lib"),
    *Path("/usr/lib").glob("*/alsa-lib"),
)


@dataclass(frozen=True, slots=True)
class Need:
    """A library, program or file the system should hold, and the Debian package that brings it."""

    name: str
    package: str


def library_loads(soname: str) -> bool:
    """Return whether the dynamic linker finds a library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def program_exists(name: str) -> bool:
    """Return whether a program is on the path."""
    return shutil.which(name) is not None


def module_exists(name: str) -> bool:
    """Return whether this Python brings a module of its standard library."""
    return importlib.util.find_spec(name) is not None


def file_exists(name: str) -> bool:
    """Return whether a file lies in or below one of the folders where the system keeps such."""
    return any(next(folder.rglob(name), None) for folder in FILE_FOLDERS if folder.is_dir())


def missing(needs: dict[str, str], found: Callable[[str], bool]) -> list[Need]:
    """Return the needs, `{name: package}`, that `found` denies."""
    return [Need(name, package) for name, package in needs.items() if not found(name)]


def missing_to_run() -> list[Need]:
    """Return what a session with sound and a window lacks; on Windows and macOS wheels bring it."""
    if not sys.platform.startswith("linux"):
        return []
    libraries = missing(SOUND_LIBRARIES | WINDOW_LIBRARIES, library_loads)
    return missing(VENV_MODULE, module_exists) + libraries


def missing_to_test() -> list[Need]:
    """Return what the checks lack."""
    if not sys.platform.startswith("linux"):
        return []
    programs = missing(TEST_PROGRAMS, program_exists)
    return missing_to_run() + programs + missing(TEST_FILES, file_exists)


def install_command(needs: Iterable[Need]) -> list[str]:
    """Return the command that installs the packages of `needs` on Debian and its kin."""
    packages = sorted({need.package for need in needs})
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def report(needs: list[Need], *, is_root: bool) -> str:
    """Return the sentence that names what is missing and the command that installs it."""
    names = ", ".join(need.name for need in needs)
    command = ["" if is_root else "sudo", *install_command(needs)]
    return (
        f"The system lacks {names}; install it with `{' '.join(command).strip()}`"
        " (packages of Debian and Ubuntu; elsewhere, whatever brings those files)."
    )


def may_install() -> bool:
    """Return whether this process can install packages itself."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and program_exists("apt-get")


def install(needs: list[Need]) -> None:
    """Install the packages of `needs` with apt-get."""
    command = install_command(needs)
    print(f"Installing what the system lacks: {' '.join(command)}", file=sys.stderr)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-q"], command):
        done = subprocess.run(
            step, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if done.returncode != 0 and step is command:
            last_line = (done.stderr.strip().splitlines() or ["no message"])[-1]
            raise SetupError(f"apt-get failed ({last_line}). {report(needs, is_root=True)}")


def provide(find_missing: Callable[[], list[Need]]) -> list[Need]:
    """Install what is missing if that is allowed; return what is still missing."""
    needs = find_missing()
    if needs and may_install():
        install(needs)
        needs = find_missing()
    return needs
