from app.model.running_text import Line, RunningText, to_text
from engine.events import CaptionUpdated, SourceUpdated, UtteranceEnded


def test_a_line_begins_where_its_utterance_did_as_soon_as_that_is_known():
    text = RunningText()
    assert text.apply(SourceUpdated(0, "", "bon", 700)) is None
    assert text.apply(SourceUpdated(0, "bonjour", "", 900)) == (0, Line(700, "bonjour", ""))
    caption = CaptionUpdated("en", 0, "Hello", "", 900)
    assert text.apply(caption) == (0, Line(700, "bonjour", "Hello"))
    assert text.apply(UtteranceEnded(0, 200, 1000)) == (0, Line(200, "bonjour", "Hello"))


def test_the_next_session_goes_on_below():
    text = RunningText()
    text.apply(SourceUpdated(0, "un", "", 900))
    text.begin()
    assert text.apply(SourceUpdated(0, "deux", "", 900)) == (1, Line(900, "deux", ""))


def test_an_utterance_without_words_is_no_line():
    assert RunningText().apply(UtteranceEnded(0, 0, 900)) is None


def test_lines_are_copied_with_their_time():
    lines = (Line(0, "un", "One"), Line(3_661_000, "", "Two"))
    assert to_text(lines) == "0:00:00\nun\nOne\n\n1:01:01\nTwo"
