"""The version stands in one place."""

import re
import subprocess
from pathlib import Path

from app.version import version

ROOT = Path(__file__).parents[2]


def test_the_version_is_that_of_the_project_file():
    text = (ROOT / "pyproject.toml").read_text()
    assert version() == re.search(r'^version = "(.+)"$', text, re.MULTILINE)[1]


def test_no_other_file_of_ours_has_it():
    command = ["git", "grep", "-lF", f'"{version()}"', "--", "*.py", "*.toml", "*.spec", "*.sh"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.split() == ["pyproject.toml"]
