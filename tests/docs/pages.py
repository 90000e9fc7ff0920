"""The pages of the documentation, and the commands in them."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
NOT_RUN = "CONTRIBUTING.md"  # for those who change the project: its commands are the checks
# What a command begins with that is ours, or that our pages tell somebody to type.
PROGRAMS = {
    *("sotto", "python", "python3", "pip", "pytest", "ruff", "sphinx-build", "torchrun", "ray"),
    *("minisign", "sudo", "tar", "pactl", "sotto/install.sh", "simuleval/bin/simuleval"),
}
# A word that stands for another one: NAME, [MINUTES], KEY, ...
PLACEHOLDER = re.compile(r"\.\.\.|\[.+\]|[A-Z][A-Z_|]*")
# What is indented and no command: a drawing, or a file that is shown.
SHOWN = re.compile(r"^\s*[{\[]|->")


@dataclass(frozen=True)
class Block:
    """Commands that stand together; those within the sentences of a page are one block."""

    page: str
    line: int
    commands: tuple[tuple[str, ...], ...]

    @property
    def name(self):
        return f"{self.page}:{self.line}"

    def of(self, *programs):
        """Return the commands of these programs."""
        return [words for words in self.commands if words[0] in programs]


def blocks():
    """Return every block of commands of every page, and last what stands only in sentences."""
    standing = [block for page in PAGES for block in blocks_of(page)]
    known = {words for block in standing for words in block.commands}
    return [*standing, *in_sentences(known)]


def blocks_of(page):
    for token in parsed(page):
        if is_shell(token):
            found = tuple(commands(token.content))
            yield Block(name_of(page), token.map[0] + 1, found)


def is_shell(token):
    """Say whether these lines are typed: a fenced `sh`, or indented and begun by a program."""
    if token.type == "code_block":
        return any(words[0] in PROGRAMS for words in commands(token.content))
    return token.type == "fence" and token.info == "sh"


def shown():
    """Return what is indented and not typed."""
    return [
        (page.name, token.content)
        for page in PAGES
        for token in parsed(page)
        if token.type == "code_block" and not is_shell(token)
    ]


def in_sentences(known):
    """Yield a block for each page with the commands that nothing else is or begins with."""
    known = set(known)
    for page in PAGES:
        found = []
        for words in sentence_commands(page):
            if not is_form(words) and not begins_one_of(words, known):
                known.add(words)
                found.append(words)
        if found:
            yield Block(name_of(page), 0, tuple(found))


def forms():
    """Return the commands in sentences that leave a word open, up to that word."""
    for page in PAGES:
        if page.name == NOT_RUN:
            continue
        for words in sentence_commands(page):
            if is_form(words):
                at = next(i for i, word in enumerate(words) if PLACEHOLDER.fullmatch(word))
                yield words[:at]


def sentence_commands(page):
    for token in parsed(page):
        for child in token.children or ():
            words = split(child.content) if child.type == "code_inline" else []
            if words and words[0] in PROGRAMS:
                yield tuple(words)


def is_form(words):
    return any(PLACEHOLDER.fullmatch(word) for word in words)


def begins_one_of(words, known):
    return any(other[: len(words)] == words for other in known)


def parsed(page):
    return MarkdownIt().enable("table").parse(page.read_text(encoding="utf-8"))


def name_of(page):
    return page.relative_to(ROOT).as_posix()


def commands(text):
    """Return the words of each command: one a line, or several with `&&` between them.

    A line that ends in a backslash goes on in the next one.
    """
    for line in text.replace("\\\n", " ").splitlines():
        words = split(line)
        while "&&" in words:
            at = words.index("&&")
            yield tuple(words[:at])
            words = words[at + 1 :]
        if words:
            yield tuple(words)


def split(line):
    try:
        return shlex.split(line, comments=True)
    except ValueError:  # an indented block of another language
        return []
