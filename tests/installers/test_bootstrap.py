"""The door of the installer: which interpreter it goes on with."""

import subprocess
import sys
from pathlib import Path

import pytest

from installers import bootstrap

ROOT = Path(bootstrap.__file__).parent.parent


def fake_interpreter(folder: Path, name: str, answer: str) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{answer}\n")
    path.chmod(0o755)
    return str(path)


def test_the_version_is_the_one_the_interpreter_tells():
    assert bootstrap.version_of(sys.executable) == sys.version_info[:2]


@pytest.mark.skipif(sys.platform == "win32", reason="the fakes are shell scripts")
def test_an_interpreter_that_does_not_run_has_no_version(tmp_path):
    assert bootstrap.version_of(fake_interpreter(tmp_path, "python3", "exit 127")) == (0, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="the fakes are shell scripts")
def test_the_first_interpreter_that_is_new_enough_is_taken(tmp_path):
    broken = fake_interpreter(tmp_path, "python3.12", "exit 127")
    old = fake_interpreter(tmp_path, "python3", "echo 3 9")
    new = fake_interpreter(tmp_path, "python3.13", "echo 3 13")
    newer = fake_interpreter(tmp_path, "python3.14", "echo 3 14")
    assert bootstrap.find_interpreter([broken, old, new, newer]) == new


def test_without_a_new_enough_interpreter_there_is_none():
    assert bootstrap.find_interpreter([]) is None


def test_help_shows_how_to_call_it():
    command = [sys.executable, str(ROOT / "installers" / "bootstrap.py"), "--help"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "bootstrap.py run -- translate talk.mp3 --to talk.srt" in shown
