"""What cannot be built here, for Windows and macOS, agrees with the rest of the project."""

import plistlib
import re
import shutil
import struct
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from installers.icons import MACOS_KINDS, WINDOWS_SIZES_PX, icns, ico, write_icon
from installers.linux.layout import PLACES
from installers.macos.properties import BUNDLE_IDENTIFIER, properties
from installers.windows.setup import command

ROOT = Path(__file__).parents[2]
INSTALLERS = ROOT / "installers"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
SPEC = (INSTALLERS / "app.spec").read_text()
SETUP = (INSTALLERS / "windows" / "sotto.iss").read_text()
PNG = b"\x89PNG"


def section(name):
    return SETUP.split(f"[{name}]")[1].split("\n[")[0]


def test_the_setup_for_windows_is_told_the_version_of_the_project_file():
    assert f"/DVersion={VERSION}" in command()
    assert Path(command()[-1]).is_file()
    assert "AppVersion={#Version}" in SETUP
    assert VERSION not in SETUP


@pytest.mark.parametrize(
    "key",
    [
        *("AppId", "AppName", "DefaultDirName", "PrivilegesRequired", "ArchitecturesAllowed"),
        *("LicenseFile", "SetupIconFile", "UninstallDisplayIcon", "OutputDir", "MinVersion"),
    ],
)
def test_the_setup_for_windows_says_what_it_must(key):
    assert re.search(rf"^{key}=.+", section("Setup"), re.MULTILINE)


def test_the_files_that_the_setup_for_windows_takes_from_the_project_are_there():
    named = re.findall(r"\{#Root\}\\([^\n\"]+)", SETUP)
    built = ("build\\", "dist")  # by PyInstaller
    assert [name for name in named if not name.startswith(built)] == ["LICENSE"]
    assert (ROOT / "LICENSE").is_file()


def test_the_programs_of_the_setup_for_windows_are_those_that_are_frozen():
    started = set(re.findall(r"\{app\}\\([\w-]+)\.exe", SETUP))
    frozen = set(re.findall(r'program\("([\w-]+)"', SPEC))
    assert started <= frozen == {"sotto", "sotto-window"}


def test_what_the_setup_for_windows_writes_into_the_path_goes_with_the_program():
    assert "Check: IsNotInPath" in section("Registry")
    assert "CurUninstallStepChanged" in SETUP
    assert "RegWriteExpandStringValue" in SETUP


def test_the_bundle_for_macos_says_what_it_asks_a_person_for():
    keys = properties()
    assert keys["CFBundleShortVersionString"] == keys["CFBundleVersion"] == VERSION
    for use in ("NSMicrophoneUsageDescription", "NSLocalNetworkUsageDescription"):
        assert re.fullmatch(r"Sotto .+\.", keys[use])
    plistlib.dumps(keys)
    assert re.fullmatch(r"[A-Za-z0-9.-]+", BUNDLE_IDENTIFIER)


def test_the_entitlements_for_macos_are_few_and_let_the_microphone_in():
    entitlements = plistlib.loads((INSTALLERS / "macos" / "entitlements.plist").read_bytes())
    assert entitlements == {
        "com.apple.security.device.audio-input": True,
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
    }


def test_the_bundle_for_macos_is_signed_with_them_and_notarised():
    path = INSTALLERS / "macos" / "notarise.sh"
    text = path.read_text()
    subprocess.run(["sh", "-n", str(path)], check=True)
    steps = [
        "codesign --force",
        "codesign --verify",
        "hdiutil create",
        "notarytool submit",
        "stapler",
    ]
    places = [text.index(step) for step in steps]
    assert places == sorted(places)
    assert "entitlements.plist" in text
    assert (path.stat().st_mode & 0o111) != 0


@pytest.mark.parametrize("name", ["windows/sotto.iss", "windows/setup.py", "macos/notarise.sh"])
def test_what_was_never_built_says_so(name):
    text = re.sub(r"[\s#;]+", " ", (INSTALLERS / name).read_text())
    assert "Never run so far" in text


def test_the_icon_of_windows_has_a_picture_of_every_size():
    icon = ico(WINDOWS_SIZES_PX)
    reserved, kind, n_pictures = struct.unpack_from("<HHH", icon)
    assert (reserved, kind, n_pictures) == (0, 1, len(WINDOWS_SIZES_PX))
    for i, size_px in enumerate(WINDOWS_SIZES_PX):
        side, _, _, _, _, _, n_bytes, first = struct.unpack_from("<BBBBHHII", icon, 6 + 16 * i)
        assert (side or 256) == size_px
        assert icon[first : first + 4] == PNG
        assert struct.unpack_from(">I", icon, first + 16) == (size_px,)
        assert first + n_bytes <= len(icon)


def test_the_icon_of_macos_has_a_picture_of_every_size():
    icon = icns(MACOS_KINDS)
    assert struct.unpack_from(">4sI", icon) == (b"icns", len(icon))
    at, found = 8, {}
    while at < len(icon):
        kind, n_bytes = struct.unpack_from(">4sI", icon, at)
        assert icon[at + 8 : at + 12] == PNG
        (found[kind],) = struct.unpack_from(">I", icon, at + 24)
        at += n_bytes
    assert found == MACOS_KINDS


def test_linux_takes_the_drawing_itself(tmp_path):
    assert write_icon(tmp_path, "linux") is None
    assert write_icon(tmp_path, "win32") == str(tmp_path / "sotto.ico")


def test_what_a_desktop_is_told_is_there_and_agrees():
    assert all(source.is_file() for source in PLACES.values())
    metainfo = ET.parse(INSTALLERS / "linux" / "sotto.metainfo.xml").getroot()
    entry = (INSTALLERS / "linux" / "sotto.desktop").read_text()
    assert metainfo.findtext("id") == BUNDLE_IDENTIFIER
    assert f"share/applications/{metainfo.findtext('launchable')}" in PLACES
    assert metainfo.findtext("project_license") == "MIT"
    assert f"Comment={metainfo.findtext('summary')}" in entry
    assert "Exec=sotto\n" in entry


@pytest.mark.parametrize(
    ("program", "arguments", "name"),
    [
        ("desktop-file-validate", [], "sotto.desktop"),
        ("appstreamcli", ["validate", "--no-net"], "sotto.metainfo.xml"),
    ],
)
def test_what_a_desktop_is_told_is_valid(program, arguments, name):
    if shutil.which(program) is None:
        pytest.skip(f"needs {program}")
    subprocess.run([program, *arguments, str(INSTALLERS / "linux" / name)], check=True)
