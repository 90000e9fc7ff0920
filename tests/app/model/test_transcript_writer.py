import sqlite3
from contextlib import closing

import pytest

from app.model import transcript_writer
from app.model.live_mark import LiveMark
from app.model.transcript_tables import SOURCE, open_transcripts
from app.model.transcript_writer import TranscriptWriter
from app.model.transcripts import Transcripts
from engine.events import CaptionUpdated, EngineReady, EngineStopped, SourceUpdated, UtteranceEnded

SESSION = (
    EngineReady("fr", "en"),
    SourceUpdated(0, "bonjour", "à", 800),
    CaptionUpdated("en", 0, "Hello", "", 900),
    SourceUpdated(0, "bonjour à tous", "", 1500),
    SourceUpdated(0, "bonjour à tous", "hm", 1600),
    UtteranceEnded(0, 100, 2000),
    EngineStopped(),
)
DAY_S = 86_400


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "transcripts.db"


def keep(path, *events, **options):
    """Show events to a writer of their own, and return what it has to tell."""
    writer = TranscriptWriter(path, gather_s=0, **options)
    writer.start()
    writer.expect("mic")
    for event in events:
        writer.show(event)
    writer.close()
    return writer.take_notices()


def pieces(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT text, end_ms FROM piece ORDER BY id").fetchall()


def break_off(path, *events):
    """Leave a file as a process that was killed leaves it."""
    keep(path, *events)
    with closing(open_transcripts(path)) as connection:
        connection.execute("UPDATE session SET ended_ms = NULL")


def test_each_growth_is_a_row(path):
    assert keep(path, *SESSION) == []
    assert pieces(path) == [("bonjour", 800), ("Hello", 900), (" à tous", 1500)]


def test_a_session_is_kept_with_all_that_is_known_of_it(path):
    keep(path, *SESSION, now_s=lambda: 1_000_000_000.0)
    (record,) = Transcripts(path).sessions()
    facts = record.facts
    assert (facts.source, facts.source_language, facts.target_language) == ("mic", "fr", "en")
    assert record.started.timestamp() == 1_000_000_000
    assert (record.duration_ms, record.n_utterances) == (2000, 1)
    assert (record.first_words, record.is_live, record.broke_off) == (
        "bonjour à tous",
        False,
        False,
    )


def test_the_file_refuses_to_change_a_piece(path):
    keep(path, *SESSION)
    with (
        closing(open_transcripts(path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="a piece never changes"),
    ):
        connection.execute("UPDATE piece SET text = 'bonsoir'")


def test_a_correction_of_the_session_that_runs_is_kept_while_its_line_grows_on(path):
    writer = TranscriptWriter(path, gather_s=0)
    writer.start()
    writer.show(EngineReady("fr", "en"))
    writer.show(SourceUpdated(0, "la mer", "", 800))
    writer.correct(0, SOURCE, "la mère")
    writer.show(SourceUpdated(0, "la mer est", "", 900))
    writer.show(EngineStopped())
    writer.close()
    (utterance,) = Transcripts(path).utterances(1)
    assert (utterance.source.stable, utterance.source.heard) == ("la mère", "la mer est")
    assert Transcripts(path).search("mère")
    assert Transcripts(path).search("est", is_corrected=False)
    assert not Transcripts(path).search("est")


def test_a_session_that_is_over_is_corrected_and_is_over_all_the_same(path):
    writer = TranscriptWriter(path, gather_s=0)
    writer.correct(0, SOURCE, "nobody has said anything")
    writer.start()
    for event in SESSION:
        writer.show(event)
    writer.correct(0, SOURCE, "bonsoir")
    writer.correct(9, SOURCE, "there is no such line")
    writer.close()
    (record,) = Transcripts(path).sessions()
    assert (record.first_words, record.is_live, record.broke_off) == ("bonsoir", False, False)
    assert writer.take_notices() == []


def test_words_that_are_taken_back_are_not_kept(path, caplog):
    keep(
        path, EngineReady("fr", "en"), SourceUpdated(0, "un", "", 1), SourceUpdated(0, "de", "", 2)
    )
    assert pieces(path) == [("un", 1)]


def test_a_late_word_of_an_utterance_long_over_is_not_kept(path, caplog):
    last = transcript_writer.N_OPEN + 1
    events = (
        SourceUpdated(0, "un", "", 1),
        UtteranceEnded(last, 2, 3),
        SourceUpdated(0, "un d", "", 4),
    )
    keep(path, EngineReady("fr", "en"), *events)
    assert pieces(path) == [("un", 1)]
    assert "utterance 0 is over" in caplog.text


def test_two_sessions_are_two_transcripts(path):
    keep(path, *SESSION, *SESSION)
    assert [record.number for record in Transcripts(path).sessions()] == [2, 1]
    assert len(pieces(path)) == 6


def test_nothing_is_kept_outside_a_session_and_no_file_is_made(path):
    keep(path, SourceUpdated(0, "bonjour", "", 800), EngineStopped())
    assert not path.parent.exists()


def test_a_program_that_is_closed_ends_its_session_well(path):
    keep(path, *SESSION[:-1])
    assert keep(path) == []
    assert not Transcripts(path).sessions()[0].broke_off


def test_a_session_that_broke_off_is_told_at_the_next_start(path):
    break_off(path, *SESSION)
    (notice,) = keep(path)
    assert (notice.session, notice.n_lines) == (1, 2)
    assert notice.sentence.startswith("Sotto ended without warning in the session of ")
    assert notice.sentence.endswith("the transcript has all 2 lines up to then.")
    assert str(notice) == f"{notice.sentence} `sotto transcripts show 1` shows them."
    assert Transcripts(path).sessions()[0].broke_off
    assert keep(path) == []


def test_a_session_that_runs_elsewhere_did_not_break_off(path):
    break_off(path, *SESSION)
    mark = LiveMark(path, 1)
    mark.hold()
    assert keep(path) == []
    assert Transcripts(path).sessions()[0].is_live
    mark.release()
    assert keep(path) != []


def test_a_mark_is_gone_when_its_session_is(path):
    keep(path, *SESSION)
    assert list(path.parent.glob("*-live-*")) == []


def test_old_transcripts_are_deleted_where_that_is_wanted(path):
    for day in (1, 5, 9):
        keep(path, *SESSION, now_s=lambda day=day: day * DAY_S)
    keep(path, retention_days=4, now_s=lambda: 9.5 * DAY_S)
    assert [record.number for record in Transcripts(path).sessions()] == [3]


def test_a_disk_that_refuses_is_told_and_what_was_lost_is_counted(path):
    path.parent.write_text("a file where a folder should be")
    notices = keep(path, *SESSION)
    assert "cannot be written to" in notices[0]
    assert "waits in memory" in notices[0]
    assert notices[-1] == "3 pieces of the transcript could not be kept."


def test_what_waited_is_written_when_the_disk_takes_it_again(path):
    path.parent.write_text("a file where a folder should be")
    writer = TranscriptWriter(path, gather_s=0)
    writer.start()
    for event in SESSION:
        writer.show(event)
    path.parent.unlink()
    writer.close()
    assert len(pieces(path)) == 3


def test_what_waits_is_bounded_and_loss_is_told(path, monkeypatch):
    monkeypatch.setattr(transcript_writer, "N_WAITING", 2)
    writer = TranscriptWriter(path, gather_s=0)  # not started: a disk that never answers
    for event in SESSION:
        writer.show(event)
    assert writer.take_notices() == [
        "The transcript is no longer complete: its disk has refused for too long."
    ]


def test_the_file_is_for_its_owner_alone(path):
    keep(path, *SESSION)
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
