"""Whatever is shipped is somebody's whose terms allow it; the build refuses the rest."""

import pytest

from installers import origins
from installers.components import ALLOWED, terms
from installers.contents import KEPT_LIBRARIES
from installers.natives import NATIVE, Origin
from installers.origins import (
    INSIDE_PACKAGES,
    OriginError,
    check_folder,
    check_origins,
    check_terms,
    origin_of_file,
)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("PySide6/Qt/lib/libQt6Core.so.6", "pyside6-essentials"),
        ("PySide6\\QtCore.pyd", "pyside6-essentials"),
        ("numpy/_core/_multiarray_umath.cpython-311-x86_64-linux-gnu.so", "numpy"),
        ("numpy.libs/libscipy_openblas64_-1.so", "numpy"),
        ("numpy.libs/libgfortran-1.so.5.0.0", "GCC runtime"),
        ("_soundfile_data/libsndfile_x86_64.so", "soundfile"),
        ("_cffi_backend.cpython-311-x86_64-linux-gnu.so", "cffi"),
        ("google/_upb/_message.abi3.so", "protobuf"),
        ("python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", "Python"),
        ("libpython3.11.so.1.0", "Python"),
        ("libssl.so.3", "OpenSSL"),
    ],
)
def test_a_library_is_known_by_its_place(place, name):
    assert origin_of_file(place).name == name


@pytest.mark.parametrize("place", ["libreadline.so.8", "evil/_evil.abi3.so", "libjack.so.0"])
def test_a_library_of_nobody_is_refused(place):
    with pytest.raises(OriginError, match=f"{place} is of nobody .* installers/origins.py"):
        check_origins([place], [])


@pytest.mark.parametrize("module", ["torch", "pyworld", "evil"])
def test_a_module_that_no_lock_file_names_is_refused(module):
    with pytest.raises(OriginError, match=f"{module} is of nobody"):
        check_origins([], [f"{module}.inner"])


def test_our_modules_and_those_of_python_and_of_the_lock_file_are_taken():
    check_origins(["LICENSE", "assets/demo/demo-fr.wav"], ["app.cli", "json", "websockets.asyncio"])


@pytest.mark.parametrize(
    "licence",
    ["GPL-3.0-or-later", "AGPL-3.0-only", "CC-BY-NC-4.0", "MIT AND GPL-2.0-only", "SSPL-1.0"],
)
def test_terms_that_bind_others_or_forbid_trade_are_refused(licence):
    with pytest.raises(OriginError, match=r"libevil\.so of Evil is under .*: leave it out"):
        check_terms("libevil.so", Origin("Evil", licence))


@pytest.mark.parametrize("origin", [*NATIVE.values(), *INSIDE_PACKAGES.values()])
def test_the_terms_of_what_comes_along_are_allowed(origin):
    assert terms(origin.licence) <= ALLOWED


def test_every_library_of_the_system_that_comes_along_is_known():
    assert {origin_of_file(f"{name}.so.0") for name in KEPT_LIBRARIES} <= set(NATIVE.values())


def test_a_frozen_folder_is_looked_through(tmp_path):
    (tmp_path / "_internal" / "numpy").mkdir(parents=True)
    (tmp_path / "_internal" / "numpy" / "a.so").touch()
    (tmp_path / "_internal" / "libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    check_folder(tmp_path)
    (tmp_path / "_internal" / "libreadline.so.8").touch()
    with pytest.raises(OriginError, match=r"libreadline\.so\.8"):
        check_folder(tmp_path)


def test_what_pyinstaller_adds_is_named():
    assert origins.origin_of_module("_pyi_rth_utils").name == "PyInstaller"
