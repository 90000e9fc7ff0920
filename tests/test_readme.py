"""The commands of the README are commands, and its links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest

from app import cli
from installers import command

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL_LINES = [
    shlex.split(line, comments=True)
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
]
LINKS = re.findall(r"(?<!!)\[[^]]+\]\(([^)#:]+)\)", README)


@pytest.mark.parametrize(
    "words", [words[1:] for words in SHELL_LINES if words[0] == "sotto"], ids=shlex.join
)
def test_a_sotto_command_of_the_readme_is_understood(words):
    assert cli.parse(words) is not None


@pytest.mark.parametrize(
    "words", [words[2:] for words in SHELL_LINES if words[0] == "python3"], ids=shlex.join
)
def test_a_bootstrap_command_of_the_readme_is_understood(words):
    assert command.parse(words).action in ("run", "test")


def test_the_readme_has_the_two_commands_that_do_everything():
    commands = [words for words in SHELL_LINES if words[0] == "python3"]
    script = ["python3", "installers/bootstrap.py"]
    assert commands == [script, [*script, "test"]]


@pytest.mark.parametrize("link", LINKS)
def test_a_link_of_the_readme_leads_to_a_file(link):
    assert (ROOT / link).exists()


def test_the_readme_is_one_page():
    lines = [line for line in README.splitlines() if not line.startswith("![")]
    assert len(lines) <= 68
    assert max(map(len, lines)) <= 110


def test_the_readme_has_three_examples():
    assert len([words for words in SHELL_LINES if words[0] == "sotto"]) == 3


def test_every_folder_of_the_tree_is_there():
    tree = re.findall(r"^(\.?[a-z]+)/? {2,}", README, re.MULTILINE)
    assert {"app", "engine", "docs", "tests"} <= set(tree)
    assert all((ROOT / name).exists() for name in tree)
