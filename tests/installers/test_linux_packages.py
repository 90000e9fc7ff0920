"""The packages for Linux hold what they should, go where they should, and leave nothing."""

import shutil
import subprocess
import tarfile

import pytest

from app.version import version
from installers.linux import deb, needs, tarball
from installers.linux.layout import PLACES
from installers.linux.needs import depends

PROGRAM = shutil.which("true")  # a small program that needs the C library
TOOLS = [name for name in ("dpkg-deb", "dpkg", "objdump") if shutil.which(name) is None]
needs_tools = pytest.mark.skipif(bool(TOOLS), reason=f"needs {', '.join(TOOLS)}")


@pytest.fixture
def frozen(tmp_path):
    """A folder such as PyInstaller leaves, but small."""
    folder = tmp_path / "dist" / "sotto"
    (folder / "_internal" / "PySide6").mkdir(parents=True)
    shutil.copy(PROGRAM, folder / "sotto")
    (folder / "_internal" / "PySide6" / "libQt6Core.so.6").write_bytes(b"no library")
    (folder / "_internal" / "libQt6Core.so.6").symlink_to("PySide6/libQt6Core.so.6")
    return folder


def write(module, monkeypatch, folder, out):
    monkeypatch.setattr("sys.argv", [module.__name__, str(folder), str(out)])
    module.main()
    return out


@pytest.fixture
def package(frozen, tmp_path, monkeypatch):
    return write(deb, monkeypatch, frozen, tmp_path / "sotto.deb")


@pytest.fixture
def archive(frozen, tmp_path, monkeypatch):
    return write(tarball, monkeypatch, frozen, tmp_path / "sotto.tar.xz")


def told(*command):
    return subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout


@needs_tools
def test_a_deb_says_what_it_is_and_what_it_needs(package):
    assert told("dpkg-deb", "-f", package, "Version").strip() == version()
    asked = told("dpkg-deb", "-f", package, "Depends")
    assert asked.startswith("libc6 (>= 2.")
    assert {"libpulse0", "libportaudio2"} <= set(asked.strip().split(", "))
    assert "python" not in asked


@needs_tools
def test_a_deb_is_unpacked_into_usr_and_its_command_is_the_program(package, tmp_path):
    told("dpkg-deb", "-x", package, tmp_path / "root")
    usr = tmp_path / "root" / "usr"
    assert [path.name for path in (tmp_path / "root").iterdir()] == ["usr"]
    assert (usr / "bin/sotto").resolve() == usr / "lib/sotto/sotto"
    assert (usr / "lib/sotto/_internal/libQt6Core.so.6").read_bytes() == b"no library"
    for place in PLACES:
        assert (usr / place).exists() or (usr / f"{place}.gz").exists()
    assert "MIT License" in (usr / "share/doc/sotto/copyright").read_text()
    told(usr / "bin/sotto")


@needs_tools
def test_a_deb_runs_nothing_when_it_is_installed_or_removed(package, tmp_path):
    told("dpkg-deb", "-e", package, tmp_path / "control")
    assert {path.name for path in (tmp_path / "control").iterdir()} == {"control", "md5sums"}


@needs_tools
def test_a_deb_belongs_to_root_and_nobody_else_may_write_it(package):
    for line in told("dpkg-deb", "-c", package).splitlines():
        mode, owner = line.split()[:2]
        assert owner == "root/root"
        assert mode in ("drwxr-xr-x", "-rwxr-xr-x", "-rw-r--r--", "lrwxrwxrwx")


@needs_tools
@pytest.mark.parametrize("module", [deb, tarball])
def test_the_same_folder_makes_the_same_package(module, frozen, tmp_path, monkeypatch):
    first = write(module, monkeypatch, frozen, tmp_path / "first").read_bytes()
    for path in frozen.rglob("*"):
        path.touch()
    assert write(module, monkeypatch, frozen, tmp_path / "second").read_bytes() == first


@needs_tools
def test_a_library_that_no_package_is_known_for_is_named(frozen, monkeypatch):
    monkeypatch.setattr(needs, "GLIBC", set())
    with pytest.raises(LookupError, match=r"libc\.so\.6: add it to installers/linux/needs\.py"):
        depends(frozen)


def test_a_tarball_is_put_below_a_prefix_and_taken_away_again(archive, tmp_path):
    with tarfile.open(archive) as content:
        content.extractall(tmp_path / "unpacked", filter="data")
    home = tmp_path / "a home"
    install = tmp_path / "unpacked" / "sotto" / "install.sh"
    assert "Sotto is in" in told(install, home)
    assert (home / "bin/sotto").resolve() == home / "lib/sotto/sotto"
    assert f'Exec="{home}/bin/sotto"\n' in (home / "share/applications/sotto.desktop").read_text()
    assert all((home / place).exists() for place in PLACES)
    told(home / "bin/sotto")
    told(install, home)  # once more, upon the first
    told(install, "--remove", home)
    assert [path for path in home.rglob("*") if not path.is_dir()] == []
    assert not (home / "lib/sotto").exists()
