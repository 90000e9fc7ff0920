from pathlib import Path

import pytest

from engine.errors import EvaluationError
from engine.evaluation.manifest import Sentence, read_manifest


@pytest.fixture
def write(tmp_path):
    def write(text):
        path = tmp_path / "manifest.tsv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_columns_are_found_by_name_and_audio_beside_the_manifest(write, tmp_path):
    path = write('note\ttarget\taudio\tsource\nx\tHe says  "yes".\tclips/a.wav\tIl dit "oui".\n')
    assert read_manifest(path) == [
        Sentence(tmp_path / "clips/a.wav", 'Il dit "oui".', 'He says "yes".')
    ]


def test_other_names_of_the_columns_are_known_and_one_language_can_be_taken(write, tmp_path):
    path = write(
        "file\tlanguage\ttranscript\tenglish\na.wav\tfr\tOui.\tYes.\nb.wav\tde\tJa.\tYes.\n"
    )
    assert read_manifest(path, language="de") == [Sentence(tmp_path / "b.wav", "Ja.", "Yes.")]


def test_pairs_without_a_header_take_numbered_recordings(write):
    path = write("Un.\tOne.\nDeux.\tTwo.\n")
    assert read_manifest(path, speech=Path("speech")) == [
        Sentence(Path("speech/0000.wav"), "Un.", "One."),
        Sentence(Path("speech/0001.wav"), "Deux.", "Two."),
    ]


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        pytest.param("", None, "is empty", id="empty"),
        pytest.param("Un.\tOne.\n", None, "no column audio or file", id="no audio"),
        pytest.param("audio\tsource\na.wav\tUn.\n", None, "no column target", id="no target"),
        pytest.param("audio\tsource\ttarget\na.wav\n", None, "1 of 3 columns", id="a short line"),
        pytest.param("audio\tsource\ttarget\n", None, "no sentences", id="header alone"),
        pytest.param(
            "audio\tsource\ttarget\na\tb\tc\n", "fr", "no column language", id="no language column"
        ),
        pytest.param(
            "audio\tsource\ttarget\tlanguage\na\tb\tc\tde\n", "fr", "'fr'", id="no such language"
        ),
    ],
)
def test_a_manifest_that_cannot_be_used_is_refused_in_one_sentence(write, text, language, reason):
    path = write(text)
    with pytest.raises(EvaluationError, match=reason):
        read_manifest(path, language=language)


def test_a_manifest_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "manifest.tsv"
    with pytest.raises(EvaluationError, match="cannot be read"):
        read_manifest(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EvaluationError, match="not UTF-8"):
        read_manifest(path)
