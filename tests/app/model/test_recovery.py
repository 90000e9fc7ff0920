from contextlib import closing

import pytest

from app.model.transcript_tables import open_transcripts
from app.model.transcripts import Transcripts
from engine.events import EngineReady, EngineStopped, SourceUpdated, UtteranceEnded
from tests.app.model.test_transcript_writer import SESSION, keep

N_UTTERANCES = 400
PAGE_BYTES = 4096


@pytest.fixture
def path(tmp_path):
    """Many lines, in a file without a journal."""
    path = tmp_path / "transcripts.db"
    events = [EngineReady("fr", "en")]
    for number in range(N_UTTERANCES):
        words = f"phrase numéro {number} " + "mot " * 20
        events += [
            SourceUpdated(number, words, "", number),
            UtteranceEnded(number, number, number + 1),
        ]
    keep(path, *events, EngineStopped())
    return path


def spoil(path, at, n_bytes):
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\x5a" * n_bytes)


def test_a_file_that_is_no_database_is_put_aside(path, caplog):
    spoil(path, 0, 100)
    notices = keep(path, *SESSION)
    assert "was damaged" in notices[0]
    assert "damaged file is now called transcripts-damaged-" in notices[0]
    assert len(list(path.parent.glob("transcripts-damaged-*.db"))) == 1
    assert [record.first_words for record in Transcripts(path).sessions()] == ["bonjour à tous"]


def test_what_can_be_read_of_a_damaged_file_is_kept(path):
    n_pages = path.stat().st_size // PAGE_BYTES
    spoil(path, (n_pages // 2) * PAGE_BYTES, 8 * PAGE_BYTES)
    with closing(open_transcripts(path)) as connection:  # as a crash leaves it
        connection.execute("UPDATE session SET ended_ms = NULL")
    notices = keep(path)
    assert "was damaged" in notices[0]
    transcripts = Transcripts(path)
    assert transcripts.mend() == []
    kept = transcripts.utterances(1)
    assert 50 < len(kept) < N_UTTERANCES
    assert all(each.source.stable.startswith("phrase numéro") for each in kept)
    assert transcripts.search("phrase")


def test_a_file_of_a_newer_sotto_is_left_alone(path):
    with closing(open_transcripts(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    notices = keep(path, *SESSION)
    assert "a newer sotto made it" in notices[0]
    assert list(path.parent.glob("transcripts-damaged-*")) == []


def test_a_file_that_is_damaged_while_it_is_written_is_replaced_and_the_session_goes_on(path):
    n_pages = path.stat().st_size // PAGE_BYTES
    spoil(path, 2 * PAGE_BYTES, (n_pages - 2) * PAGE_BYTES)
    notices = keep(path, *SESSION)
    assert any("was damaged" in str(notice) for notice in notices)
    assert Transcripts(path).search("bonjour")
    assert Transcripts(path).mend() == []
