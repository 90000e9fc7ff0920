import sqlite3
from contextlib import closing

import pytest

from app.model.live_mark import LiveMark
from app.model.transcript import Hit, TranscriptError
from app.model.transcript_query import to_match
from app.model.transcript_tables import SOURCE, VERSIONS, open_transcripts
from app.model.transcript_writer import TranscriptWriter
from app.model.transcripts import Transcripts
from engine.events import CaptionUpdated, EngineReady, EngineStopped, SourceUpdated, UtteranceEnded
from tests.app.model.test_transcript_writer import SESSION, keep

# A session with one line, which somebody corrected, as every version of the tables has it.
OLD_SESSION = """
INSERT INTO session (id, started_ms, ended_ms, source, source_language, target_language)
    VALUES (1, 0, 2000, 'mic', 'fr', 'en');
INSERT INTO line VALUES (1, 1, 0, '');
INSERT INTO piece VALUES (1, 1, 'la', 900), (2, 1, ' mer', 1300);
INSERT INTO correction VALUES (1, 1, 'la mare');
INSERT INTO words (rowid, text) VALUES (1, 'la mare');
"""


@pytest.fixture
def transcripts(tmp_path):
    path = tmp_path / "transcripts.db"
    keep(path, *SESSION)
    said = (
        SourceUpdated(0, "Où est l'École ?", "", 900),
        CaptionUpdated("en", 0, "Where is the school?", "", 900),
        UtteranceEnded(0, 300, 1200),
        SourceUpdated(1, "我喜欢看电影", "", 2000),
    )
    keep(path, EngineReady("fr", "en"), *said, EngineStopped())
    return Transcripts(path)


def bytes_of(transcripts):
    folder = transcripts.path.parent
    return b"".join(each.read_bytes() for each in folder.iterdir() if each.is_file())


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("school", [(2, 0, "en")]),
        ("SCHOOL where", [(2, 0, "en")]),
        ("scho", [(2, 0, "en")]),
        ("ecole", [(2, 0, SOURCE)]),
        ('"is the school"', [(2, 0, "en")]),
        ('"the is school"', []),
        ("hello", [(1, 0, "en")]),
        ("电影", [(2, 1, SOURCE)]),
        ("bonjour école", []),
        ("?", [(2, 0, SOURCE), (2, 0, "en")]),
        ('"', []),
        ("a AND (b OR", []),
        ("NEAR(x", []),
        ("", []),
    ],
)
def test_words_are_found_however_they_are_typed(transcripts, query, places):
    hits = transcripts.search(query)
    assert [(hit.session, hit.utterance, hit.track) for hit in hits] == places


def test_a_hit_says_when_and_marks_the_word(transcripts):
    assert transcripts.search("school") == [Hit(2, 0, "en", 300, "Where is the [school]?")]
    assert transcripts.search("电影") == [Hit(2, 1, SOURCE, 2000, "我喜欢看[电影]")]


def test_words_without_letters_are_left_out_of_a_query():
    assert to_match('the "old  school" - !') == '"the"* "old  school"'


def test_a_corrected_line_says_what_it_should_and_is_found_so(transcripts):
    transcripts.correct(1, 0, SOURCE, "bonsoir à tous")
    assert transcripts.utterances(1)[0].source.stable == "bonsoir à tous"
    assert transcripts.utterances(1, is_corrected=False)[0].source.stable == "bonjour à tous"
    assert transcripts.search("bonsoir")
    assert not transcripts.search("bonjour")


def test_what_a_corrected_line_was_heard_as_can_be_searched(transcripts):
    transcripts.correct(1, 0, SOURCE, "bonsoir à tous")
    (hit,) = transcripts.search("bonjour", is_corrected=False)
    assert (hit.excerpt, hit.is_corrected) == ("[bonjour] à tous", True)
    assert not transcripts.search("bonsoir", is_corrected=False)
    assert [each.session for each in transcripts.search("school", is_corrected=False)] == [2]


def test_the_last_correction_holds_and_what_was_heard_stays_known(transcripts):
    transcripts.correct(1, 0, SOURCE, "bonsoir")
    transcripts.correct(1, 0, SOURCE, "bon soir")
    text = transcripts.utterances(1)[0].source
    assert (text.stable, text.heard) == ("bon soir", "bonjour à tous")
    assert transcripts.utterances(1)[0].translation.heard is None


@pytest.mark.parametrize("text", ["", "  ", "bonjour à tous"])
def test_a_correction_is_taken_back(transcripts, text):
    transcripts.correct(1, 0, SOURCE, "bonsoir")
    transcripts.correct(1, 0, SOURCE, text)
    source = transcripts.utterances(1)[0].source
    assert (source.stable, source.heard) == ("bonjour à tous", None)
    assert [hit.is_corrected for hit in transcripts.search("bonjour")] == [False]


def test_no_piece_is_changed_by_a_correction(transcripts):
    def pieces():
        with closing(open_transcripts(transcripts.path)) as connection:
            return connection.execute("SELECT * FROM piece ORDER BY id").fetchall()

    before = pieces()
    transcripts.correct(1, 0, SOURCE, "bonsoir")
    assert pieces() == before


def test_a_line_that_is_not_there_cannot_be_corrected(transcripts):
    with pytest.raises(TranscriptError, match="no such line"):
        transcripts.correct(1, 7, SOURCE, "oh")


def test_what_is_deleted_is_gone_to_the_last_byte(transcripts):
    transcripts.correct(1, 0, SOURCE, "bonsoir")
    for word in (b"bonjour", b"Hello", b"bonsoir", b"school"):
        assert word in bytes_of(transcripts)
    transcripts.delete([1])
    for word in (b"bonjour", b"Hello", b"bonsoir"):
        assert word not in bytes_of(transcripts)
    assert transcripts.search("school")
    assert [record.number for record in transcripts.sessions()] == [2]


def test_a_number_that_was_deleted_never_comes_back(transcripts):
    transcripts.delete([1, 2])
    keep(transcripts.path, *SESSION)
    assert [record.number for record in transcripts.sessions()] == [3]


def test_a_session_that_runs_is_not_deleted(transcripts):
    with closing(open_transcripts(transcripts.path)) as connection:
        connection.execute("UPDATE session SET ended_ms = NULL WHERE id = 2")
    mark = LiveMark(transcripts.path, 2)
    mark.hold()
    with pytest.raises(TranscriptError, match="Transcript 2 is being written: stop Sotto first"):
        transcripts.delete([1, 2])
    mark.release()
    assert len(transcripts.sessions()) == 2


def test_a_number_that_nobody_has_is_one_sentence(transcripts):
    with pytest.raises(TranscriptError, match="There is no transcript 9"):
        transcripts.utterances(9)


def test_where_no_file_is_there_are_no_transcripts_and_none_is_made(tmp_path):
    nothing = Transcripts(tmp_path / "no" / "transcripts.db")
    assert (nothing.sessions(), nothing.search("x"), nothing.mend()) == ([], [], [])
    assert not (tmp_path / "no").exists()


def test_a_file_that_is_something_else_is_one_sentence(tmp_path):
    (tmp_path / "transcripts.db").write_text("this is a letter to a friend " * 99)
    with pytest.raises(
        TranscriptError, match=r"transcripts\.db cannot be used: file is not .* check` mends"
    ):
        Transcripts(tmp_path / "transcripts.db").sessions()


def test_a_sound_file_needs_no_mending(transcripts):
    assert transcripts.mend() == []


def test_what_a_crash_left_beside_a_mark_is_no_session(transcripts):
    transcripts.path.with_name("transcripts-live-2").touch()
    transcripts.path.with_name("transcripts-live-2-journal").touch()
    assert transcripts.mend() == []


def test_a_file_is_not_mended_while_a_session_is_written(transcripts):
    mark = LiveMark(transcripts.path, 2)
    mark.hold()
    with pytest.raises(TranscriptError, match="stop Sotto, then check once more"):
        transcripts.mend()
    mark.release()


def test_a_dub_that_was_kept_goes_with_its_session(transcripts):
    folder = transcripts.path.with_name("dubs")
    folder.mkdir()
    (folder / "mine.wav").write_bytes(b"RIFF")
    writer = TranscriptWriter(transcripts.path, gather_s=0)
    writer.start()
    writer.expect("mic", "mine.wav")
    for event in SESSION:
        writer.show(event)
    writer.close()
    assert transcripts.dub(3) == folder / "mine.wav"
    transcripts.delete([3])
    assert list(folder.iterdir()) == []


def test_a_dub_that_was_not_kept_is_one_sentence(transcripts):
    with pytest.raises(TranscriptError, match="The dub of transcript 1 was not kept"):
        transcripts.dub(1)


@pytest.mark.parametrize("version", range(1, len(VERSIONS)))
def test_a_file_of_an_older_version_is_read_searched_corrected_and_written_on(tmp_path, version):
    path = tmp_path / "transcripts.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for script in VERSIONS[:version]:
            connection.executescript(script)
        connection.executescript(f"{OLD_SESSION} PRAGMA user_version = {version};")
    transcripts = Transcripts(path)
    keep(path, *SESSION)
    assert [record.number for record in transcripts.sessions()] == [2, 1]
    assert transcripts.utterances(1)[0].source.stable == "la mare"
    assert [hit.is_corrected for hit in transcripts.search("mare")] == [True]
    assert transcripts.search("mer") == []
    assert transcripts.search("mer", is_corrected=False)
    transcripts.correct(1, 0, SOURCE, "")
    assert [hit.excerpt for hit in transcripts.search("mer")] == ["la [mer]"]


def test_two_programs_keep_at_once(transcripts):
    writers = [TranscriptWriter(transcripts.path, gather_s=0) for _ in range(2)]
    for writer in writers:
        writer.start()
    for event in SESSION:
        for writer in writers:
            writer.show(event)
    for writer in writers:
        writer.close()
        assert writer.take_notices() == []
    assert [record.first_words for record in transcripts.sessions()[:2]] == ["bonjour à tous"] * 2


def test_an_old_session_is_gone_to_the_last_byte_while_another_is_kept(transcripts):
    writer = TranscriptWriter(transcripts.path, gather_s=0)
    writer.start()
    writer.show(EngineReady("fr", "en"))
    writer.show(SourceUpdated(0, "voilà", "", 100))
    transcripts.delete([2])
    assert b"school" not in bytes_of(transcripts)
    writer.show(SourceUpdated(0, "voilà la suite", "", 200))
    writer.close()
    assert transcripts.utterances(3)[0].source.stable == "voilà la suite"
