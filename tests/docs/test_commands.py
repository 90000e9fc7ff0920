"""Every command in the documentation is run: here those that take no time, which needs no more.

`test_documented.py` runs the others: what listens, opens windows, measures or learns.
"""

import os
import shutil

import pytest

from app import cli
from app.__main__ import main
from tests.docs.pages import NOT_RUN, PROGRAMS, SHOWN, begins_one_of, blocks, forms, shown
from tests.docs.ways import WAYS, is_quick, short, way_of
from tests.docs.workshop import write_transcript

BLOCKS = blocks()
COMMANDS = [words for block in BLOCKS for words in block.commands]


@pytest.mark.parametrize(
    "words", sorted({words for words in COMMANDS if words[0] == "sotto"}), ids=" ".join
)
def test_a_command_is_understood(words):
    assert understood(words[1:])


def understood(words):
    try:
        return cli.parse(list(words)) is not None
    except SystemExit as end:  # --version and its like say all there is to say at once
        return end.code == 0


@pytest.fixture
def at_home(samples, tmp_path, monkeypatch):
    """Be in a folder with all that the commands take, and have a transcript."""
    home = shutil.copytree(samples, tmp_path / "home", copy_function=os.link)
    monkeypatch.chdir(home)
    write_transcript()


@pytest.mark.parametrize("block", list(filter(is_quick, BLOCKS)), ids=lambda block: block.name)
def test_a_block_of_commands_does_what_it_says(block, at_home, request, capfd):
    if any("sound" in way_of(words).needs for words in block.commands):
        request.getfixturevalue("sound_server")
    for words in block.commands:
        way = way_of(words)
        assert ran(short(words, way)[1:]) == way.code, (words, capfd.readouterr().err)


def ran(words):
    try:
        return main(list(words))
    except SystemExit as end:
        return end.code


def test_every_command_has_a_way():
    """What no row of `ways.py` is for would be run by nobody."""
    elsewhere = {words for block in BLOCKS if block.page == NOT_RUN for words in block.commands}
    lost = [words for words in COMMANDS if way_of(words) is None and words not in elsewhere]
    assert lost == []


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.begins)
def test_every_way_is_taken(way):
    assert any(way_of(words) == way for words in COMMANDS)


def test_what_is_left_open_belongs_to_a_command_that_is_run():
    assert [words for words in forms() if not begins_one_of(words, COMMANDS)] == []


def test_what_is_indented_is_a_command_or_seen_not_to_be_one():
    """A program that nobody knows would be taken for a drawing."""
    assert [text for _, text in shown() if not SHOWN.search(text)] == []


def test_many_commands_are_run():
    assert len(COMMANDS) >= 150
    assert "sotto" in PROGRAMS
