"""What was kept, as a window reads it back."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from app.model.export import FORMATS
from app.model.found_line import FoundLine
from app.model.kept_session import to_session_title
from app.model.running_text import Line
from app.model.transcript_writer import TranscriptWriter
from app.model.transcripts import Transcripts
from app.views.sessions_bar import ENDINGS
from app.views.transcript_view import TranscriptView
from app.wiring.archive import Archive, LinesFound, SessionsListed, Told
from app.wiring.reading_back import ReadingBack
from engine.audio.file import WRITTEN_FORMATS
from engine.events import (
    BundleChanged,
    CaptionUpdated,
    EngineReady,
    EngineStopped,
    SourceUpdated,
)

SAID = (("bonjour", "Hello"), ("la mer", "The sea"))


@pytest.fixture
def path(tmp_path):
    """A file with two sessions of one line each."""
    path = tmp_path / "transcripts.db"
    writer = TranscriptWriter(path, gather_s=0)
    writer.start()
    for source, translation in SAID:
        writer.show(EngineReady("fr", "en"))
        writer.show(SourceUpdated(0, source, "", 1000))
        writer.show(CaptionUpdated("en", 0, translation, "", 1000))
        writer.show(EngineStopped())
    writer.close()
    return path


@pytest.fixture
def archive(path):
    archive = Archive(path, datetime.now() - timedelta(hours=1))
    yield archive
    archive.close()


def answers_of(archive):
    archive.close()  # which finishes what was begun
    return archive.take_answers()


def test_sessions_are_listed_the_newest_first(archive):
    archive.list_sessions()
    (listed,) = answers_of(archive)
    assert [number for number, _ in listed.sessions] == [2, 1]
    assert [title.split(": ")[1] for _, title in listed.sessions] == ["la mer", "bonjour"]


def test_a_session_is_read_line_by_line(archive):
    archive.read(1)
    (read,) = answers_of(archive)
    assert read.number == 1
    assert [(line.source, line.translation) for line in read.lines] == [SAID[0]]


@pytest.mark.parametrize(("number", "said"), [(None, SAID[1]), (1, SAID[0])])
def test_a_session_is_exported_or_else_the_newest(archive, tmp_path, number, said):
    to = tmp_path / "talk.txt"
    archive.export(number, to)
    assert answers_of(archive) == [Told(f"Exported to {to}")]
    assert to.read_text(encoding="utf-8") == "\n".join(said) + "\n"


def test_what_was_said_before_sotto_was_opened_is_not_exported_as_new(path, tmp_path):
    archive = Archive(path, datetime.now() + timedelta(hours=1))
    archive.export(None, tmp_path / "talk.txt")
    (told,) = answers_of(archive)
    assert told.sentence.startswith("There is nothing to export yet")
    assert not (tmp_path / "talk.txt").exists()


def test_a_name_that_says_no_format_is_one_sentence(archive, tmp_path):
    archive.export(1, tmp_path / "talk.doc")
    (told,) = answers_of(archive)
    assert "end its name in one of" in told.sentence


def test_a_deleted_session_is_gone_and_the_rest_is_listed(archive, path):
    archive.delete(2)
    (listed,) = answers_of(archive)
    assert isinstance(listed, SessionsListed)
    assert [record.number for record in Transcripts(path).sessions()] == [1]


def test_what_is_sought_is_found_in_every_session_with_its_time(archive, path):
    archive.search("mer")
    archive.search("nobody said that")
    found, nothing = answers_of(archive)
    (line,) = found.lines
    assert (line.session, line.utterance, line.is_live) == (2, 0, False)
    began = Transcripts(path).session(2).started
    assert line.text == f"{began:%Y-%m-%d %H:%M}   0:00:01\nla [mer]"
    assert nothing == LinesFound("nobody said that", [])


def test_every_ending_that_is_offered_can_be_written():
    assert {f".{ending}" for ending in ENDINGS} == {*FORMATS, *WRITTEN_FORMATS}


def test_a_long_beginning_is_cut_in_the_title(path):
    record = Transcripts(path).session(1)
    assert to_session_title(record).endswith(", 1 min: bonjour")


@pytest.fixture
def view(qtbot):
    view = TranscriptView()
    view.put_line(0, line("now", "Now"))
    view.show()
    yield view
    view.hide()
    view.deleteLater()


def line(source, translation):
    return Line(0, source, translation)


@pytest.fixture
def reading(view, path, qtbot):
    told, corrections = [], []

    def correct(*correction):
        corrections.append(correction)
        return correction[2] != "nothing is kept"

    reading = ReadingBack(view, path, told.append, correct)
    reading.told, reading.corrections = told, corrections
    view.sessions.opened.emit()
    wait_for_answers(reading, lambda: view.sessions.sessions.count() == 3, qtbot)
    yield reading
    reading.close()


def wait_for_answers(reading, is_so, qtbot):
    def look():
        reading.refresh()
        return bool(is_so())

    qtbot.waitUntil(look)


def shown(view):
    model = view.lines.model()
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def test_a_kept_session_is_read_back_and_left_again(view, reading, qtbot):
    view.sessions.sessions.setCurrentIndex(2)
    wait_for_answers(reading, lambda: shown(view) == ["0:00:01   bonjour\nHello"], qtbot)
    view.put_line(1, line("encore", "More"))
    assert len(shown(view)) == 1
    view.jump_to_live()
    assert [text.split("\n")[1] for text in shown(view)] == ["Now", "More"]
    assert view.sessions.number is None


def test_the_session_that_is_read_may_be_deleted(view, reading, qtbot):
    view.sessions.sessions.setCurrentIndex(1)
    assert view.sessions.delete.isEnabled()
    view.sessions.delete_wanted.emit(2)
    wait_for_answers(reading, lambda: view.sessions.sessions.count() == 2, qtbot)
    assert view.sessions.number is None
    assert not view.sessions.delete.isEnabled()


def test_how_an_export_went_is_told(view, reading, tmp_path, qtbot):
    view.sessions.export_wanted.emit(1, tmp_path / "talk.srt")
    wait_for_answers(reading, lambda: reading.told, qtbot)
    assert reading.told == [f"Exported to {tmp_path / 'talk.srt'}"]


def test_a_line_of_a_kept_session_is_corrected_and_found_so(view, reading, path, qtbot):
    view.sessions.sessions.setCurrentIndex(2)
    wait_for_answers(reading, lambda: shown(view) == ["0:00:01   bonjour\nHello"], qtbot)
    bonjour = Line(1000, "bonjour", "Hello")
    view.corrected.emit(1, 0, bonjour, {"": "bonsoir", "translation": "Good evening"})
    assert shown(view) == ["0:00:01 ✎ bonsoir\nGood evening"]
    wait_for_answers(reading, lambda: reading.told, qtbot)
    (utterance,) = Transcripts(path).utterances(1)
    assert (utterance.source.stable, utterance.source.heard) == ("bonsoir", "bonjour")
    assert utterance.translation.stable == "Good evening"
    view.sessions.sessions.setCurrentIndex(1)
    view.sessions.sessions.setCurrentIndex(2)
    wait_for_answers(reading, lambda: shown(view) == ["0:00:01 ✎ bonsoir\nGood evening"], qtbot)


def test_a_line_of_the_session_that_runs_is_corrected_where_it_is_kept(view, reading):
    reading.show(EngineReady("fr", "en"))
    now = Line(0, "la mer", "The sea", utterance=4)
    view.put_line(1, now)
    view.corrected.emit(None, 1, now, {"": "la mère", "translation": "Mother"})
    assert reading.corrections == [(4, "", "la mère"), (4, "en", "Mother")]
    assert shown(view)[1] == "0:00:00 ✎ la mère\nMother"
    assert reading.told == []
    view.corrected.emit(None, 1, now, {"": "nothing is kept"})
    assert reading.told == ["Nothing of this session is kept, nor is the correction."]


@pytest.mark.parametrize("begins", [EngineReady("fr", "en"), BundleChanged("de", "en", 5000)])
def test_a_line_of_an_earlier_session_is_corrected_where_it_is_listed(view, reading, begins):
    reading.show(begins)
    view.corrected.emit(None, 0, line("now", "Now"), {"": "then"})
    assert reading.corrections == []
    assert shown(view) == ["0:00:00   now\nNow"]
    assert "earlier session" in reading.told[0]


def search_everywhere(view, reading, qtbot, query):
    qtbot.mouseClick(view.everywhere, Qt.MouseButton.LeftButton)
    view.search.setText(query)
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    wait_for_answers(reading, lambda: view.hits.isVisible() and view.found.text(), qtbot)


def found(view):
    model = view.hits.model()
    return [model.data(model.index(row, 0)).split("\n")[1] for row in range(model.rowCount())]


def chosen_lines(view):
    return [index.data() for index in view.lines.selectedIndexes()]


def test_what_was_said_in_any_session_is_found_and_opened_at_its_line(view, reading, qtbot):
    search_everywhere(view, reading, qtbot, "bonj")
    assert (found(view), view.found.text()) == (["[bonjour]"], "Lines found: 1")
    view.hits.setCurrentIndex(view.hits.model().index(0, 0))
    qtbot.keyClick(view.hits, Qt.Key.Key_Return)
    wait_for_answers(reading, lambda: chosen_lines(view), qtbot)
    assert view.sessions.number == 1
    assert chosen_lines(view) == ["0:00:01   bonjour\nHello"]
    assert view.lines.isVisible()
    qtbot.mouseClick(view.back, Qt.MouseButton.LeftButton)
    assert view.hits.isVisible()
    assert found(view) == ["[bonjour]"]


def test_a_line_of_the_session_that_is_shown_already_is_chosen_at_once(view, reading, qtbot):
    reading.open(1)
    wait_for_answers(reading, lambda: shown(view) == ["0:00:01   bonjour\nHello"], qtbot)
    search_everywhere(view, reading, qtbot, "hello")
    view.hits.opened.emit(view.hits._hits.lines[0])
    assert chosen_lines(view) == ["0:00:01   bonjour\nHello"]


def test_a_line_of_the_session_that_runs_is_shown_among_those_of_now(view, reading):
    reading.show(EngineReady("fr", "en"))
    view.put_line(1, Line(0, "la mer", "The sea", utterance=0))
    view.hits.opened.emit(FoundLine(9, 0, is_live=True, text=""))
    assert chosen_lines(view) == ["0:00:00   la mer\nThe sea"]


def test_who_chooses_a_session_meanwhile_sees_it_and_comes_back(view, reading, qtbot):
    search_everywhere(view, reading, qtbot, "bonj")
    view.sessions.sessions.setCurrentIndex(1)
    wait_for_answers(reading, lambda: shown(view) == ["0:00:01   la mer\nThe sea"], qtbot)
    assert (view.lines.isVisible(), view.back.isVisible()) == (True, True)
    view.sessions.show_now()
    assert (view.lines.isVisible(), view.back.isVisible()) == (True, True)


def test_who_searches_here_alone_again_sees_their_lines(view, reading, qtbot):
    search_everywhere(view, reading, qtbot, "nothing of the kind")
    assert (found(view), view.found.text()) == ([], "Nobody said that.")
    qtbot.mouseClick(view.everywhere, Qt.MouseButton.LeftButton)
    view.search.setText("now")
    assert view.lines.isVisible()
    assert shown(view) == ["0:00:00   now\nNow"]
    assert not view.found.isVisible()


def test_what_is_found_late_for_other_words_is_not_shown(view, reading):
    view.everywhere.setChecked(True)
    view.search.setText("la")
    view.show_hits("bonjour", [])
    assert not view.hits.isVisible()


def test_a_session_that_nobody_has_listed_yet_is_opened_all_the_same(view, path, qtbot):
    reading = ReadingBack(view, path, lambda sentence: None, lambda *_: True)
    reading.open(1)
    wait_for_answers(reading, lambda: shown(view) == ["0:00:01   bonjour\nHello"], qtbot)
    reading.close()
