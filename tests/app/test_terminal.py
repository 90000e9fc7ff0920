import io
import json
import re

import pytest

from app.terminal import SOURCE_STYLE, TRANSLATION_STYLE, JsonPrinter, TextPrinter, open_printer
from engine.events import (
    ActivityChanged,
    AudioDropped,
    CaptionUpdated,
    DubPaced,
    EngineReady,
    LagMeasured,
    SourceUpdated,
    UtteranceEnded,
)

SESSION = [
    EngineReady("fr", "en"),
    SourceUpdated(0, "bonjour", "tout", 800),
    CaptionUpdated("en", 0, "Hello", "every", 900),
    LagMeasured(400),
    SourceUpdated(0, "bonjour à tous", "", 1500),
    CaptionUpdated("en", 0, "Hello everyone.", "", 1600),
    LagMeasured(600),
    UtteranceEnded(0, 0, 1700),
]


class Terminal(io.StringIO):
    """What is on a terminal's screen after cursor movements, as rows."""

    def isatty(self):
        return True

    def rows(self):
        rows, row = [""], 0
        for part in re.split(r"(\x1b\[\d+A\r\x1b\[J|\n)", self.getvalue()):
            if part == "\n":
                row += 1
                rows += [""] * (row + 1 - len(rows))
            elif part.startswith("\x1b[") and part.endswith("J"):
                row -= int(re.search(r"\d+", part).group())
                rows = [*rows[:row], ""]
            else:
                rows[row] += re.sub(r"\x1b\[[\d;]*m", "", part)
        return [each for each in rows if each]


def test_a_pipe_gets_whole_utterances_only():
    pipe = io.StringIO()
    printer = TextPrinter(pipe, is_live=False, is_styled=False)
    for event in SESSION:
        printer.show(event)
    printer.finish()
    assert pipe.getvalue() == (
        "fr  bonjour à tous\nen  Hello everyone. (0.6 s)\n\n1 utterance, lag 0.5 s, at most 0.6 s\n"
    )


def test_what_never_ended_is_printed_at_the_end():
    pipe = io.StringIO()
    printer = TextPrinter(pipe, is_live=False, is_styled=False)
    for event in SESSION[:3]:
        printer.show(event)
    printer.finish()
    assert pipe.getvalue() == "fr  bonjour\nen  Hello\n\n"


def test_on_a_terminal_the_utterance_grows_in_place():
    terminal = Terminal()
    printer = TextPrinter(terminal, is_live=True, is_styled=True)
    seen = []
    for event in SESSION:
        printer.show(event)
        seen.append(terminal.rows())
    assert seen[2] == ["fr  bonjour tout", "en  Hello every"]
    assert seen[3] == ["fr  bonjour tout", "en  Hello every (0.4 s)"]
    assert seen[-1] == ["fr  bonjour à tous", "en  Hello everyone. (0.6 s)"]


def test_a_long_utterance_is_wrapped_and_still_overwritten(monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")
    terminal = Terminal()
    printer = TextPrinter(terminal, is_live=True, is_styled=True)
    printer.show(EngineReady("fr", "en"))
    words = [f"mot{i}" for i in range(20)]
    for n_words in range(1, 21):
        printer.show(SourceUpdated(0, " ".join(words[:n_words]), "euh", n_words))
    assert " ".join(row[4:] for row in terminal.rows()).split() == [*words, "euh"]


def test_source_and_translation_have_two_styles():
    terminal = Terminal()
    printer = TextPrinter(terminal, is_live=True, is_styled=True)
    for event in SESSION:
        printer.show(event)
    assert f"{SOURCE_STYLE}bonjour à tous" in terminal.getvalue()
    assert f"{TRANSLATION_STYLE}Hello everyone." in terminal.getvalue()


@pytest.mark.parametrize(
    ("variables", "is_live", "is_styled"),
    [
        ({"TERM": "xterm"}, True, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, False, False),
    ],
    ids=["capable", "no colour wanted", "dumb"],
)
def test_terminals_get_what_they_can_show(monkeypatch, variables, is_live, is_styled):
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    printer = open_printer(Terminal(), as_json=False)
    assert (printer.is_live, printer.is_styled) == (is_live, is_styled)


def test_lost_sound_is_told_above_the_growing_text():
    terminal = Terminal()
    printer = TextPrinter(terminal, is_live=True, is_styled=False)
    for event in (*SESSION[:3], AudioDropped(1600)):
        printer.show(event)
    assert [row.split()[0] for row in terminal.rows()] == ["Some", "fr", "en"]


def test_json_is_one_event_a_line():
    stream = io.StringIO()
    printer = JsonPrinter(stream)
    for event in SESSION:
        printer.show(event)
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert lines[4] == {
        "event": "source_updated",
        "utterance": 0,
        "stable": "bonjour à tous",
        "partial": "",
        "end_ms": 1500,
    }


def test_a_dub_that_hurries_is_told_once():
    stream = io.StringIO()
    printer = TextPrinter(stream, is_live=False, is_styled=False)
    for lag_ms, speed in ((1200, 1.1), (3400, 1.4), (3900, 1.45)):
        printer.show(DubPaced(lag_ms, speed, is_hurried=speed > 1.25))
    assert stream.getvalue() == "The dub is 3.4 s behind, at 1.40 times its speed.\n"


def test_what_there_is_to_hear_instead_of_words_is_told():
    stream = io.StringIO()
    printer = TextPrinter(stream, is_live=False, is_styled=False)
    for activity in ("no sound", "no speech", "music", "speech"):
        printer.show(ActivityChanged(activity, 5000))
    assert stream.getvalue() == "[no sound arriving]\n[no speech]\n[music]\n"
