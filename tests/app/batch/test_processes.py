"""Workers that are processes: killed, failing, broken off; the files are whole or not there."""

import pytest

from app.batch.crew import run_jobs
from app.batch.file_translator import FileTranslator
from app.batch.processes import Processes
from tests.app.batch.fake_doors import (
    BREAKS,
    DOORS,
    FAILS,
    KILLS,
    KILLS_ONCE,
    recording,
)

LENGTHS_S = (("a", 2), ("b", 5), ("c", 3))


def run(jobs, n_workers=2):
    results = {}
    crew = Processes(n_workers, DOORS)
    try:
        run_jobs(jobs, crew, lambda job, result: results.setdefault(job.recording.stem, result))
    finally:
        crew.close()
    return results


def written(folder):
    return sorted(path.name for path in (folder / "out").iterdir())


def test_processes_write_what_one_translator_writes_on_its_own(tmp_path):
    jobs = [recording(tmp_path, f"{name}.wav", seconds) for name, seconds in LENGTHS_S]
    results = run(jobs)
    together = {job: job.captions[0].read_bytes() for job in jobs}
    alone = FileTranslator(DOORS)
    for job in jobs:
        assert alone.translate(job).n_utterances == results[job.recording.stem].n_utterances
        assert job.captions[0].read_bytes() == together[job]
    assert written(tmp_path) == ["a.txt", "b.txt", "c.txt"]


def test_a_killed_worker_is_replaced_and_its_recording_done_again(tmp_path):
    jobs = [recording(tmp_path, "a.wav"), recording(tmp_path, "b.wav", what=KILLS_ONCE)]
    results = run([*jobs, recording(tmp_path, "c.wav")], n_workers=1)
    assert {name: result.outcome for name, result in results.items()} == {
        "a": "done",
        "b": "done",
        "c": "done",
    }
    assert written(tmp_path) == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize(
    ("what", "message"),
    [
        (FAILS, "is damaged: fetch it again."),
        (BREAKS, "Sotto made a mistake (ZeroDivisionError"),
        (KILLS, "3 workers were lost at it (killed by signal 9)"),
    ],
)
def test_what_fails_is_told_leaves_nothing_and_stops_nothing(tmp_path, what, message):
    jobs = [recording(tmp_path, "a.wav", what=what), recording(tmp_path, "b.wav")]
    results = run(jobs)
    assert (results["a"].outcome, results["b"].outcome) == ("failed", "done")
    assert message in results["a"].message
    assert not jobs[0].captions[0].exists()


def test_a_crew_that_is_closed_ends_what_it_is_doing(tmp_path):
    crew = Processes(2, DOORS)
    crew.begin(recording(tmp_path, "a.wav", seconds=100_000))
    crew.close()
    assert crew.n_free == 2
    assert not (tmp_path / "out" / "a.txt").exists()
