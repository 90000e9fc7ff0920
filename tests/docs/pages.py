"""The pages of the documentation, and the blocks of commands in them."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
MEASURED = "it was run to measure something"
NOT_RUN = re.compile(r"<!-- not run: (.+?) -->")


@dataclass(frozen=True)
class Block:
    """Lines of a shell; `not_run` says why a test cannot run them, and is empty where it can.

    What is indented, not fenced, tells how something was measured: it is parsed and no more.
    """

    page: str
    line: int
    commands: tuple[tuple[str, ...], ...]
    not_run: str

    @property
    def name(self):
        return f"{self.page}:{self.line}"

    def of(self, *programs):
        """Return the commands of these programs."""
        return [words for words in self.commands if words[0] in programs]


def blocks():
    """Return every block of shell commands of every page."""
    return [block for page in PAGES for block in blocks_of(page)]


def blocks_of(page):
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "fence" and token.info == "sh":
            mark = NOT_RUN.fullmatch(before.content.strip()) if before is not None else None
            not_run = mark[1] if mark else ""
        elif token.type == "code_block":
            not_run = MEASURED
        else:
            continue
        yield Block(
            page.relative_to(ROOT).as_posix(),
            token.map[0] + 1,
            tuple(commands(token.content)),
            not_run,
        )


def commands(text):
    """Return the words of each line; a line that ends in a backslash goes on in the next one."""
    for line in text.replace("\\\n", " ").splitlines():
        if words := split(line):
            yield tuple(words)


def split(line):
    try:
        return shlex.split(line, comments=True)
    except ValueError:  # an indented block of another language
        return []
