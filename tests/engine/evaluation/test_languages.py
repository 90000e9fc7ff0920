"""What was heard of recordings in known languages, counted."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.errors import EvaluationError
from engine.evaluation.languages import (
    Answer,
    Spoken,
    listen,
    read_spoken,
    report,
    summary,
    table,
    to_rows,
)
from engine.runtime.language import LanguageSpoken


def answers(*pairs, kind=""):
    return [
        Answer(Spoken(Path("a.wav"), spoken, kind), heard)
        for spoken, heard in ((spoken, LanguageSpoken(heard, 0.9)) for spoken, heard in pairs)
    ]


SOME = answers(("fr", "fr"), ("fr", ""), ("de", "fr"), ("de", "de"), ("none", ""), ("none", "de"))


def test_every_answer_is_in_the_table():
    assert table(SOME).splitlines()[2:] == [
        "| de | 2 | 1 | 1 | 0 | 1 | 1 |",
        "| fr | 2 | 0 | 1 | 1 | 1 | 0 |",
        "| none | 2 | 1 | 0 | 1 | 1 | 1 |",
    ]


def test_always_the_same_answer_stands_beside_it():
    assert summary(SOME) == "right 2 of 4, wrong 1, not clear 1; always fr: right 2, wrong 2"


def test_kinds_of_recordings_have_tables_of_their_own():
    told = report(answers(("fr", "fr"), kind="pico") + answers(("es", "fr"), kind="espeak"))
    assert "**pico**" in told
    assert "**espeak**" in told
    assert told.count("| spoken |") == 2


def test_rows_have_what_was_heard():
    assert to_rows(answers(("es", "it"), kind="pico")) == [
        {"file": "a.wav", "kind": "pico", "language": "es", "heard": "it", "probability": 0.9}
    ]


def test_a_manifest_names_recordings_beside_it(tmp_path):
    (tmp_path / "m.tsv").write_text("file\tlanguage\tvoice\na.wav\tfr\tpico\nb.wav\tnone\t-\n")
    assert read_spoken(tmp_path / "m.tsv", "voice") == [
        Spoken(tmp_path / "a.wav", "fr", "pico"),
        Spoken(tmp_path / "b.wav", "none", "-"),
    ]


@pytest.mark.parametrize("text", ["", "file\tvoice\na.wav\tb\n", "file\tlanguage\na.wav\n"])
def test_a_manifest_without_languages_is_refused(tmp_path, text):
    (tmp_path / "m.tsv").write_text(text)
    with pytest.raises(EvaluationError, match=r"m\.tsv does not name recordings"):
        read_spoken(tmp_path / "m.tsv")


class Listening:
    """Answers at its third block, or in the end."""

    def __init__(self, answer_at):
        self.answer_at, self.n_blocks = answer_at, 0

    def reset(self):
        self.n_blocks = 0

    def push(self, chunk):
        self.n_blocks += 1
        return LanguageSpoken("es", 0.9) if self.n_blocks == self.answer_at else None

    def finish(self):
        return LanguageSpoken("", 0.3)


@pytest.mark.parametrize(("answer_at", "language"), [(3, "es"), (10**6, "")])
def test_a_recording_is_heard_until_there_is_an_answer(tmp_path, answer_at, language):
    soundfile.write(tmp_path / "a.wav", np.zeros(16_000, np.float32), 16_000)
    assert listen(Listening(answer_at), tmp_path / "a.wav").language == language
