"""What is finished is remembered, and nothing else."""

import os

import pytest

from app.batch.ledger import NAME, Ledger
from app.batch.result import FileResult
from engine.errors import OutputError
from tests.app.batch.fake_doors import recording


@pytest.fixture
def job(tmp_path):
    job = recording(tmp_path, "a.wav")
    (tmp_path / "out").mkdir()
    job.captions[0].write_text("One")
    return job


@pytest.fixture
def done(job):
    return FileResult(str(job.recording), "done", duration_s=4.0, wall_s=1.0, n_utterances=2)


def test_what_is_finished_is_known_to_the_next_run(tmp_path, job, done):
    Ledger(tmp_path, "so").add(job, done)
    assert Ledger(tmp_path, "so").result(job) == done


def test_what_was_never_done_is_not_finished(tmp_path, job):
    assert Ledger(tmp_path, "so").result(job) is None


def test_another_way_to_do_it_is_another_work(tmp_path, job, done):
    Ledger(tmp_path, "so").add(job, done)
    assert Ledger(tmp_path, "otherwise").result(job) is None


def test_a_recording_that_has_changed_is_done_again(tmp_path, job, done):
    Ledger(tmp_path, "so").add(job, done)
    os.utime(job.recording, (1, 1))
    assert Ledger(tmp_path, "so").result(job) is None


def test_a_result_that_is_gone_is_made_again(tmp_path, job, done):
    Ledger(tmp_path, "so").add(job, done)
    job.captions[0].unlink()
    assert Ledger(tmp_path, "so").result(job) is None


@pytest.mark.parametrize("torn", ['{"stamp": "x', "{}", "[]", "\0", '{"stamp": 1, "result": 2}'])
def test_a_torn_line_is_no_line(tmp_path, job, done, torn):
    with (tmp_path / NAME).open("w") as file:
        file.write(torn + "\n")
    Ledger(tmp_path, "so").add(job, done)
    assert Ledger(tmp_path, "so").result(job) == done


def test_a_place_that_cannot_be_written_is_named(tmp_path, job, done):
    ledger = Ledger(tmp_path / "nowhere", "so")
    with pytest.raises(OutputError, match=r"finished\.jsonl cannot be written"):
        ledger.add(job, done)
