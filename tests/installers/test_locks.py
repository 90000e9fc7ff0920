"""The lock files: every line pinned and hashed, no registry named."""

import re
from pathlib import Path

import pytest

from installers.lock import TORCH_BLOCK, with_cpu_build

LOCK_PATHS = sorted((Path(__file__).parents[2] / "requirements").glob("*.lock"))
PINNED = re.compile(r"[a-z0-9-]+==\S+( ; [^\\]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def pins(path: Path) -> set[str]:
    return {line.rstrip(" \\") for line in path.read_text().splitlines() if "==" in line}


def lock_of(name: str) -> Path:
    (path,) = [path for path in LOCK_PATHS if path.stem == name]
    return path


def test_there_is_a_lock_for_each_purpose():
    assert {path.stem for path in LOCK_PATHS} == {"run", "dev", "train", "freeze"}


@pytest.mark.parametrize("path", LOCK_PATHS, ids=lambda path: path.name)
def test_a_lock_holds_pins_and_hashes_and_nothing_else(path):
    for line in path.read_text().splitlines():
        assert PINNED.fullmatch(line) or HASH.fullmatch(line), line


@pytest.mark.parametrize("path", LOCK_PATHS, ids=lambda path: path.name)
def test_a_lock_names_no_address(path):
    assert not re.search(r"://|--index|--find-links|@", path.read_text())


def test_each_lock_holds_the_one_before():
    run, dev, train = (pins(lock_of(name)) for name in ("run", "dev", "train"))
    assert run < dev < train


def test_what_is_frozen_is_what_is_run():
    assert pins(lock_of("run")) < pins(lock_of("freeze"))


def test_no_lock_brings_cuda():
    assert not [pin for pin in pins(lock_of("train")) if re.match("nvidia|cuda|triton", pin)]


def test_the_cpu_build_of_torch_stands_in_for_the_default_on_linux():
    locked = "a==1 \\\n    --hash=sha256:0\ntorch==9 \\\n    --hash=sha256:1\ntqdm==2 \\\n"
    lines = TORCH_BLOCK.sub(with_cpu_build, locked).splitlines()
    assert lines[2].startswith("torch==2.13.0+cpu ; sys_platform == 'linux'")
    assert lines[4:] == [
        "torch==9 ; sys_platform != 'linux' \\",
        "    --hash=sha256:1",
        "tqdm==2 \\",
    ]
