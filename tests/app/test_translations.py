"""Every word of the interface is translated; run installers/translations.py when this fails."""

import ast
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator

from app import assets
from app.wiring.language import TRANSLATED, system_language
from installers.translations import FOLDER, unfinished, update

ROOT = Path(__file__).parent.parent.parent
SOURCES = sorted((ROOT / "app").rglob("*.py"))
WAY_OUT = (
    "run `python installers/translations.py`, write the translations into assets/translations/*.ts "
    "and run it again"
)
PLACE = re.compile(r"\{(\w*)\}")
# What puts words before a person; each must get them from `tr` or `translate`.
SHOWING = {
    "QAction", "QCheckBox", "QGroupBox", "QLabel", "QPushButton", "Switch", "addAction", "addRow",
    "addTab", "describe", "drawText", "setAccessibleDescription", "setAccessibleName",
    "setPlaceholderText", "setStatusTip", "setText", "setTitle", "setToolTip", "setWindowTitle",
    "show_speed", "show_status", "show_sound", "tell",
}  # fmt: skip
SAME_EVERYWHERE = {"", "Sotto", "dB"}


def messages(language, folder=FOLDER):
    """Return (context, source, translation) of every text in a .ts file."""
    for context in ElementTree.parse(folder / f"sotto_{language}.ts").iter("context"):
        for message in context.iter("message"):
            found = (message.findtext(name, "") for name in ("source", "translation"))
            yield (context.findtext("name", ""), *found)


def calls(path):
    """Return (name, call, place) of every call in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            yield name, node, f"{path.relative_to(ROOT)}:{node.lineno}"


def bare_words(node):
    """Return the words that stand in an argument as they are."""
    match node:
        case ast.Constant(value=str(text)):
            words = text
        case ast.JoinedStr(values=parts):
            words = " ".join(part.value for part in parts if isinstance(part, ast.Constant))
        case ast.IfExp(body=body, orelse=orelse):
            words = f"{bare_words(body)} {bare_words(orelse)}"
        case _:
            words = ""
    is_said = re.search(r"[A-Za-z]{2}", words) and words.strip() not in SAME_EVERYWHERE
    return words if is_said else ""


@pytest.fixture(scope="module")
def updated(tmp_path_factory):
    """The .ts files as they are once every text of the sources is in them."""
    folder = tmp_path_factory.mktemp("translations")
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    update(folder)
    return folder


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(updated, language):
    path = updated / f"sotto_{language}.ts"
    assert unfinished(path) == [], WAY_OUT


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_left_over(updated, language):
    now = {(context, source) for context, source, _ in messages(language, updated)}
    left_over = {(context, source) for context, source, _ in messages(language)} - now
    assert left_over == set(), WAY_OUT


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_translations_are_those_of_the_sources(language):
    translator = QTranslator()
    assert translator.load(f"sotto_{language}", str(assets.TRANSLATIONS))
    stale = [
        source
        for context, source, translation in messages(language)
        if translator.translate(context, source) != translation
    ]
    assert stale == [], WAY_OUT


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_places_and_the_letter_of_its_text(language):
    for context, source, translation in messages(language):
        where = f"{context}: {source}"
        assert sorted(PLACE.findall(translation)) == sorted(PLACE.findall(source)), where
        assert translation.count("&") - translation.count("& ") == source.count("&") - (
            source.count("& ")
        ), where
        assert translation == translation.strip() or context == "Settings", where


def test_every_text_can_be_found_by_lupdate():
    unseen = [
        place
        for path in SOURCES
        if path.stem != "engine_words"  # which marks its texts in a table
        for name, call, place in calls(path)
        if name == "tr" or (name == "translate" and len(call.args) > 1)
        if call.keywords
        or not all(isinstance(each, ast.Constant) for each in call.args)
        or (name == "tr" and ast.unparse(call.func) != "self.tr")
    ]
    assert unseen == [], "give self.tr and translate plain texts, and what changes to .format"


def test_no_words_are_shown_as_they_are():
    bare = [
        f"{place}: {words}"
        for path in SOURCES
        if {"views", "wiring"} & set(path.parts)
        if not path.stem.startswith("bench")  # speaks in the terminal, which is English
        for name, call, place in calls(path)
        if name in SHOWING
        for each in (*call.args, *(keyword.value for keyword in call.keywords))
        if (words := bare_words(each))
    ]
    assert bare == [], "put them into self.tr(...) or translate(...)"


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (["de-AT", "en"], "de"),
        (["zh-Hans-CN"], "zh"),
        (["nl-NL", "fr-FR"], "fr"),
        (["en-GB", "de"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_system_s_language_is_the_first_that_sotto_speaks(wanted, code):
    assert system_language(wanted) == code
