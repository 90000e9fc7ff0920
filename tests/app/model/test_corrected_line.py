import pytest

from app.model.corrected_line import SOURCE, TRANSLATION, changed, corrected
from app.model.running_text import Line

HEARD = Line(5000, "la mer", "The sea", (("de", "Das Meer"),), utterance=3)
CORRECTED = corrected(HEARD, {SOURCE: "la mère", "de": "Die Mutter"})


def test_a_corrected_line_says_what_it_should_and_knows_what_was_heard():
    assert (CORRECTED.source, CORRECTED.translation) == ("la mère", "The sea")
    assert CORRECTED.tracks == (("de", "Die Mutter"),)
    assert (CORRECTED.heard, CORRECTED.utterance) == (HEARD, 3)


def test_a_line_that_was_corrected_is_marked():
    assert HEARD.text == "0:00:05   la mer\nThe sea\nde   Das Meer"
    assert CORRECTED.text.startswith("0:00:05 ✎ la mère\n")


def test_a_line_that_is_corrected_twice_was_heard_once():
    again = corrected(CORRECTED, {TRANSLATION: "Mother"})
    assert (again.source, again.translation, again.heard) == ("la mère", "Mother", HEARD)


def test_what_was_heard_comes_back():
    assert corrected(CORRECTED, {SOURCE: ""}).source == "la mer"
    back = corrected(CORRECTED, {SOURCE: "", "de": ""})
    assert (back, back.heard) == (HEARD, None)


@pytest.mark.parametrize(
    ("line", "written", "texts"),
    [
        (HEARD, {SOURCE: "la mer", TRANSLATION: "The sea"}, {}),
        (HEARD, {SOURCE: " la mère "}, {SOURCE: "la mère"}),
        (HEARD, {SOURCE: ""}, {}),
        (CORRECTED, {SOURCE: "la mère", TRANSLATION: "Mother"}, {TRANSLATION: "Mother"}),
        (CORRECTED, {SOURCE: "la mer"}, {SOURCE: ""}),
        (CORRECTED, {SOURCE: ""}, {SOURCE: ""}),
    ],
)
def test_only_what_changed_is_a_correction(line, written, texts):
    assert changed(line, written) == texts
