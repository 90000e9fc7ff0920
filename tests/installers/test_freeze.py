"""One command makes every package that a system can make, in an order that works."""

from pathlib import Path

import pytest

from app.version import version
from installers.freeze import steps

ROOT = Path(__file__).parents[2]


def names(platform, variables=(), programs=()):
    return [what for what, _ in steps("python", platform, dict(variables), dict(programs).get)]


@pytest.mark.parametrize(
    ("platform", "variables", "programs", "packages"),
    [
        ("linux", {}, {}, ["tarball"]),
        ("linux", {}, {"dpkg-deb": "yes", "objdump": "yes"}, ["tarball", ".deb"]),
        ("win32", {}, {}, ["setup program"]),
        ("darwin", {}, {}, []),
        ("darwin", {"SIGN_AS": "somebody"}, {}, ["disk image"]),
    ],
)
def test_what_is_frozen_is_tried_before_it_is_packed(platform, variables, programs, packages):
    assert names(platform, variables, programs) == ["freezing", "trying it", *packages]


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_every_program_that_a_step_calls_is_there(platform):
    programs = {"dpkg-deb": "yes", "objdump": "yes"}
    for _, command in steps("python", platform, {"SIGN_AS": "somebody"}, programs.get):
        ours = [word for word in command if word.startswith("installers/")]
        assert ours
        assert all((ROOT / word).is_file() for word in ours)


def test_packages_have_the_version_in_their_names():
    programs = {"dpkg-deb": "yes", "objdump": "yes"}
    for what, command in steps("python", "linux", {}, programs.get):
        if what in ("tarball", ".deb"):
            assert version() in command[-1]
