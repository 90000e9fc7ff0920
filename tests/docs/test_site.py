"""The pages become a site without a warning, and no link of it leads nowhere."""

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from tests.docs.pages import ROOT

pytest.importorskip("myst_parser", reason="the `dev` extra is not installed")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Return the folder of the site, built with every warning an error."""
    folder = tmp_path_factory.mktemp("site")
    build = ["-m", "sphinx", "-W", "--keep-going", "-n", "-q", "-b", "html"]
    done = subprocess.run(
        [sys.executable, *build, "-d", folder / "state", ROOT / "docs", folder / "html"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "html"


class Links(HTMLParser):
    """Where a page leads, and the names of its places."""

    def __init__(self, path):
        super().__init__()
        self.targets, self.names = set(), set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self.names |= {named[key] for key in ("id", "name") if named.get(key)}
        self.targets |= {named[key] for key in ("href", "src") if named.get(key)}


def is_ours(target):
    parts = urlsplit(target)
    return not parts.scheme and not parts.netloc


def test_no_link_leads_nowhere(site):
    pages = {path: Links(path) for path in site.glob("*.html")}
    dead = []
    for page, links in pages.items():
        for target in filter(is_ours, links.targets):
            path, place = urldefrag(unquote(target))
            goal = (page.parent / urlsplit(path).path).resolve() if path else page
            if not goal.is_file() or place and goal in pages and place not in pages[goal].names:
                dead.append((page.name, target))
    assert len(pages) > 20
    assert dead == []


def test_every_page_can_be_come_to(site):
    pages = {page.stem for page in (ROOT / "docs").glob("*.md")}
    index = Links(site / "index.html").targets
    assert {page for page in pages if f"{page}.html" not in index} <= {"index"}


@pytest.mark.parametrize("path", sorted(Path(ROOT, "docs", "drawings").glob("*.svg")), ids=str)
def test_a_drawing_says_in_words_what_it_shows(path):
    text = path.read_text(encoding="utf-8")
    assert "<title" in text
    assert "<desc" in text
