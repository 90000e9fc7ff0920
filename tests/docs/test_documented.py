"""Every documented command that a quick test cannot run is run: `pytest -m documented`.

The words are those of the page, but for the sizes that `ways.py` makes small; programs are real,
and so is what is around them: a sound server, a screen, a host of files. The blocks of a page are
run in their order and in one folder, so that a command finds what the one before it made.
"""

import glob
import shlex
import signal
import subprocess

import pytest

from app.__main__ import main
from tests.docs.needed import Around, home_of_somebody
from tests.docs.pages import NOT_RUN, ROOT, blocks
from tests.docs.program import (
    PATIENCE_S,
    caption_and_interrupt,
    player_of,
    run_to_end,
    tell,
    window_and_quit,
)
from tests.docs.ways import is_quick, short, way_of
from tests.docs.workshop import own_variables, write_transcript

pytestmark = [pytest.mark.documented, pytest.mark.slow]
BLOCKS = sorted(
    (block for block in blocks() if block.page != NOT_RUN and not is_quick(block)),
    key=lambda block: block.page,
)
YES = "y\n"
PRIVATE = "mount -t tmpfs tmpfs /usr/local && exec "  # what is installed for everybody, and is gone


@pytest.fixture(autouse=True)
def _ctrl_c_counts():
    """Let programs end at Ctrl+C, also where whatever started the tests in the background did not.

    What is ignored stays ignored in a child; what is handled does not.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def run(request, workshops, tmp_path, monkeypatch):
    """Run the commands of a block."""
    arounds = []

    def run(block):
        home = workshops(block.page)
        monkeypatch.chdir(home)
        write_transcript()
        around = Around(request, home, own_variables(tmp_path / "sotto"))
        arounds.append(around)
        ways = [way_of(words) for words in block.commands]
        around.make(dict.fromkeys(need for way in ways for need in way.needs))
        for words, way in zip(block.commands, ways, strict=True):
            run_one(short(words, way), way, around)

    yield run
    for around in arounds:
        around.close()


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_a_block_of_commands_is_run(run, block):
    run(block)


def run_one(words, way, around):
    """Run a command in its way."""
    words = tuple(around.words.get(word, word) for word in expanded(words, around.home))
    match way.how:
        case "here":
            assert ended(words[1:]) == way.code, words
        case "alone":
            run_to_end(*as_root(words, around), code=way.code)
        case "live":
            play = player_of(around.server) if around.server else list
            caption_and_interrupt(words, around.home, around.variables, play)
        case "window":
            window_and_quit(words, around.home, around.variables, around.screen)
        case "told":
            tell(words, around.home, around.variables, around.screen)
        case "checks":
            is_this = words == ("pytest", "-m", "documented")
            assert is_this or f"exec {shlex.join(words)}" in (ROOT / ".ci" / "run").read_text()
        case "bare":
            in_bare_debian(words, around)
        case "before":
            assert way.needs, words  # whatever makes them has run it


def ended(arguments):
    try:
        return main(list(arguments))
    except SystemExit as end:
        return end.code


def expanded(words, home):
    """Return the words with what a shell makes of `*`."""
    for word in words:
        yield from sorted(glob.glob(word, root_dir=home)) if "*" in word else [word]


def as_root(words, around):
    """Return how a command is started, its folder and variables; `sudo` is nothing to root."""
    variables = around.variables | home_of_somebody(around.home)
    if words[0] != "sudo":
        return words, around.home, variables
    if "/usr/local" not in words:
        return words[1:], around.home, around.variables
    inside = ("unshare", "--mount", "sh", "-c", PRIVATE + shlex.join(words[1:]))
    return inside, around.home, variables


def in_bare_debian(words, around):
    """Run a command as root where there is nothing but Debian, and say yes to what it asks."""
    if around.root is None:
        around.enter_bare_debian()
    done = subprocess.run(
        around.root.command("sh", "-c", f"cd /root && exec {shlex.join(words[1:])}"),
        env=around.root_variables,
        input=YES,
        text=True,
        capture_output=True,
        timeout=4 * PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
