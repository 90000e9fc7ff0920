import json

import pytest

from app.__main__ import main
from app.folders import transcripts_path
from app.model.transcript_writer import TranscriptWriter
from app.model.transcripts import Transcripts
from engine.events import CaptionUpdated, EngineReady, EngineStopped, SourceUpdated, UtteranceEnded
from tests.app.model.test_transcript_writer import SESSION

SRT = """\
1
00:00:00,100 --> 00:00:02,000
bonjour à tous
Hello
"""


@pytest.fixture
def sotto(capfd):
    def run(*arguments):
        code = main(["transcripts", *map(str, arguments)])
        return code, *capfd.readouterr()

    return run


@pytest.fixture
def _two_sessions():
    writer = TranscriptWriter(transcripts_path(), now_s=lambda: 1_700_000_000)
    writer.start()
    said = (SourceUpdated(0, "la gare", "", 4000), CaptionUpdated("en", 0, "the station", "", 4000))
    for event in (*SESSION, EngineReady("fr", "en"), *said, UtteranceEnded(0, 3000, 5000)):
        writer.show(event)
    writer.show(EngineStopped())
    writer.close()


two_sessions = pytest.mark.usefixtures("_two_sessions")


@two_sessions
def test_sessions_are_listed_the_newest_first(sotto):
    rows = sotto("list")[1].splitlines()
    assert [row.split()[0] for row in rows] == ["2", "1"]
    assert rows[0].endswith("la gare")


@two_sessions
def test_one_session_is_shown_with_its_times(sotto):
    shown = sotto("show", "last")[1].splitlines()
    assert shown[2:] == ["0:00:03  fr  la gare", "         en  the station"]


@two_sessions
def test_json_has_all_of_a_session(sotto):
    shown = json.loads(sotto("show", 1, "--json")[1])
    assert shown["source_language"] == "fr"
    assert shown["utterances"][0]["translations"] == {"en": "Hello"}
    listed = json.loads(sotto("list", "--json")[1])["sessions"]
    assert [each["session"] for each in listed] == [2, 1]


@two_sessions
def test_a_corrected_line_is_marked_searched_and_exported_or_else_as_it_was_heard(sotto, tmp_path):
    Transcripts(transcripts_path()).correct(2, 0, "en", "the railway station")
    assert sotto("show", 2)[1].splitlines()[3].endswith("the railway station (corrected)")
    assert sotto("show", 2, "--original")[1].splitlines()[3].endswith("en  the station")
    assert sotto("search", "railway")[1] == "2  0:00:03  the [railway] station (corrected)\n"
    assert sotto("search", "railway", "--original")[1] == "Nobody said railway.\n"
    assert json.loads(sotto("show", 2, "--json")[1])["utterances"][0]["corrected"] == ["en"]
    for more, text in (((), "railway "), (("--original",), "")):
        sotto("export", 2, tmp_path / "talk.txt", *more)
        assert f"the {text}station" in (tmp_path / "talk.txt").read_text(encoding="utf-8")


@two_sessions
def test_words_are_found(sotto):
    assert sotto("search", "stat")[1] == "2  0:00:03  the [station]\n"
    assert sotto("search", "tower")[1] == "Nobody said tower.\n"
    (hit,) = json.loads(sotto("search", "gare", "--json")[1])["hits"]
    assert hit == {
        "session": 2,
        "utterance": 0,
        "track": None,
        "start_ms": 3000,
        "excerpt": "la [gare]",
        "is_corrected": False,
    }


@two_sessions
def test_a_session_is_exported(sotto, tmp_path):
    assert sotto("export", 1, tmp_path / "talk.srt") == (0, "", "")
    assert (tmp_path / "talk.srt").read_text(encoding="utf-8") == SRT


@two_sessions
def test_one_language_is_exported(sotto, tmp_path):
    sotto("export", 1, tmp_path / "talk.md", "--text", "translation")
    written = (tmp_path / "talk.md").read_text(encoding="utf-8")
    assert written.partition("\n")[2] == "\n**0:00:00**\n\nHello\n"


@two_sessions
def test_sessions_are_deleted(sotto):
    assert sotto("delete", 1) == (0, "", "")
    assert [row.split()[0] for row in sotto("list")[1].splitlines()] == ["2"]
    sotto("delete", "--all")
    assert sotto("list")[1].startswith("No session was kept yet")


@two_sessions
def test_a_sound_file_is_said_to_be_sound(sotto):
    assert sotto("check")[1] == f"{transcripts_path()} is sound.\n"


@two_sessions
def test_a_damaged_file_is_mended(sotto):
    with transcripts_path().open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\x5a" * 4096 * 4)
    code, out, _ = sotto("check")
    assert code == 0
    assert out.startswith("The file of the transcripts was damaged: ")
    assert sotto("check")[1] == f"{transcripts_path()} is sound.\n"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("show", "first"), "A transcript has a number such as 3, or is the last one; not first."),
        (("show", "9"), "There is no transcript 9: `sotto transcripts list` names them all."),
        (("show", "last"), "No session was kept yet"),
        (
            ("export", "1", "talk.docx"),
            "end its name in one of .bilingual.vtt, ",
        ),
        (("delete",), "Say which transcripts to delete"),
        (("delete", "1", "--all"), "Say which transcripts to delete"),
        (("delete", "7"), "There is no transcript 7"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(sotto, arguments, complaint):
    code, out, err = sotto(*arguments)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert complaint in err
