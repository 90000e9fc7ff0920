"""The engine's sentences are known by their form, and the forms are those it uses."""

import ast
import functools
import re
from pathlib import Path

import pytest

from app.model.engine_words import SENTENCES, in_own_words
from app.model.wording import ENGLISH, Wording, set_wording

ROOT = Path(__file__).parent.parent.parent.parent
SOURCES = [
    *(ROOT / "engine" / "audio").glob("*.py"),
    ROOT / "engine" / "bundle.py",
    ROOT / "app" / "web" / "address.py",
]


@pytest.fixture
def upper_case():
    """A language that is English in capitals, with what is in braces as it is."""
    set_wording(Wording(lambda context, text: re.sub(r"(?<!\{)\b\w+\b(?!\})", _up, text)))
    yield
    set_wording(ENGLISH)


def _up(match):
    return match.group().upper()


def written(path):
    """Yield the sentences of a file, with {} for each value, also those that others begin."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr(values=parts):
                yield "".join(p.value if isinstance(p, ast.Constant) else "{}" for p in parts)


@functools.cache
def all_written():
    return {text for path in SOURCES for text in written(path)}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_engine_still_says_it(sentence):
    form = re.sub(r"\{\w+\}", "{}", sentence)
    said = all_written()
    begun = re.sub(r"^(The sound server does not open \{\} \(\{\}\): )", "{}", form)
    assert form in said or begun in said


def test_a_sentence_is_said_in_another_language_with_its_values(upper_case):
    said = in_own_words("There is no source 'mic 2': choose one of ears, speakers.")
    assert said == "THERE IS NO SOURCE 'mic 2': CHOOSE ONE OF ears, speakers."


def test_a_sentence_that_nobody_knows_stays_as_it_is(upper_case):
    assert in_own_words("The moon is full.") == "The moon is full."


def test_in_english_every_sentence_stays_as_it_is():
    for sentence in SENTENCES:
        assert in_own_words(sentence) == sentence
