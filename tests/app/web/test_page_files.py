import re

import pytest

from app import assets
from app.web.errors import ServeError
from app.web.page_files import PageFiles, headers


def test_the_page_is_at_the_root():
    files = PageFiles(assets.PAGE)
    assert files.get("/") is files.get("/index.html")


@pytest.mark.parametrize("path", ["", "/..", "/../pyproject.toml", "/./page.js", "//page.js", "/x"])
def test_nothing_else_can_be_fetched(path):
    assert PageFiles(assets.PAGE).get(path) is None


def test_everything_the_page_names_is_there():
    files = PageFiles(assets.PAGE)
    html = files.get("/").body.decode()
    named = re.findall(r'(?:href|src)="([^"#]+)"', html)
    assert len(named) == 3
    for script in assets.PAGE.glob("*.js"):
        named += re.findall(r'from "\./([^"]+)"', script.read_text(encoding="utf-8"))
    assert all(files.get(f"/{name}") for name in named)


def test_nothing_comes_from_elsewhere():
    for path in assets.PAGE.iterdir():
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http:" not in text
        assert "https:" not in text


def test_every_language_has_every_word():
    text = (assets.PAGE / "words.js").read_text(encoding="utf-8")
    tables = re.findall(r"^  (\w\w): \{\n(.*?)^  \},", text, re.DOTALL | re.MULTILINE)
    assert [language for language, _ in tables] == ["en", "fr", "de", "es", "zh"]
    names = {language: re.findall(r'(\w+): "', table) for language, table in tables}
    assert len(names["en"]) == 36
    assert all(each == names["en"] for each in names.values())


def test_the_policy_allows_our_own_files_and_no_inline_script():
    policy = headers("localhost:1")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_missing_page_is_told(tmp_path):
    with pytest.raises(ServeError, match="The page is not in"):
        PageFiles(tmp_path)
