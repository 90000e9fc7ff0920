"""What of all that PyInstaller finds goes into a frozen Sotto: nothing of the system, no dead Qt.

A library that every system has, or that its packages bring, is that system's: it gets its repairs
from there, and its drivers fit it. `installers/linux/needs.py` names those, and the .deb asks for
them. What is left out of Qt is what no window of ours loads.
"""

from collections.abc import Iterable
from pathlib import PurePath, PurePosixPath

Entry = tuple[str, str, str]  # where in the folder, from where, of which kind: PyInstaller's own

NEVER_SHIPPED_MODULES = (
    *("torch", "onnxscript", "pyworld", "tqdm", "ttspico", "pocketsphinx", "ray", "sacrebleu"),
    *("setuptools", "tkinter", "numpy.f2py", "numpy.testing", "PySide6.QtOpenGL"),
    *("readline", "_dbm", "_gdbm", "curses", "_curses"),  # the first is under the GPL
)
# Imported only when they are needed, out of sight of an analysis.
LATE_MODULES = (
    "app.wiring",
    "engine.runtime.translator",
    "engine.runtime.speaker",
    "_cffi_backend",
)
# Whose versions `--self-test` tells.
TOLD_PACKAGES = (
    *("sotto", "numpy", "onnx", "onnxruntime", "PyNaCl", "PySide6-Essentials", "soundfile", "soxr"),
)

SYSTEM_FOLDERS = ("/lib", "/lib64", "/usr/lib", "/usr/lib64")
# Those that come along: what Python is made of, whose names differ from system to system, and the
# small parts of X11 that a desktop may lack.
KEPT_LIBRARIES = (
    *("libpython", "libffi", "libcrypto", "libssl", "libsqlite3", "libbz2"),
    *("libxcb-cursor", "libxcb-icccm", "libxcb-image", "libxcb-keysyms", "libxcb-render-util"),
    "libxcb-util",
)
KEPT_PLUGINS = {
    "platforms": ("xcb", "wayland", "offscreen", "windows", "cocoa"),
    "platforminputcontexts": ("composeplatforminputcontext", "ibusplatforminputcontext"),
    "platformthemes": ("xdgdesktopportal",),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "iconengines": ("svgicon",),
    "imageformats": ("svg", "jpeg"),
    "styles": ("modernwindowsstyle", "macstyle", "mac"),
}
DEAD_QT_LIBRARIES = ("EglFS", "EglFs", "WlShellIntegration", "OpenGL", "opengl32sw")
KEPT_TRANSLATIONS = "qtbase_"


def shipped(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries of an analysis that go into the folder."""
    return [entry for entry in entries if is_shipped(entry[0], entry[1])]


def is_shipped(place: str, source: str) -> bool:
    """Say whether what comes from `source` goes to `place` in the folder."""
    path = PurePosixPath(place.replace("\\", "/"))
    if "plugins" in path.parts:
        return _is_used_plugin(path)
    if "translations" in path.parts:
        return path.name.startswith(KEPT_TRANSLATIONS)
    if any(name in path.name for name in DEAD_QT_LIBRARIES):
        return False
    is_systems = len(path.parts) == 1 and source.startswith(SYSTEM_FOLDERS)
    return not is_systems or path.name.startswith(KEPT_LIBRARIES)


def _is_used_plugin(path: PurePath) -> bool:
    name = path.stem.removeprefix("lib").removeprefix("q")
    return name in KEPT_PLUGINS.get(path.parent.name, ())
