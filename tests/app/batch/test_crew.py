"""Recordings are given to workers until all are done, whatever becomes of the workers."""

from collections import Counter

import pytest

from app.batch.crew import MAX_TRIES, Lost, run_jobs
from app.batch.jobs import Job
from app.batch.result import FileResult


class FakeCrew:
    """Two workers who end in the order they began; a job that is `fatal` kills so many of them."""

    def __init__(self, fatal=()):
        self.begun = Counter()
        self.n_most = 0
        self._fatal = dict(fatal)
        self._busy = []

    @property
    def n_free(self):
        return 2 - len(self._busy)

    def begin(self, job):
        self.begun[job] += 1
        self._busy.append(job)
        self.n_most = max(self.n_most, len(self._busy))

    def wait(self):
        job = self._busy.pop(0)
        if self.begun[job] <= self._fatal.get(job, 0):
            return job, Lost("killed by signal 9")
        return job, FileResult(str(job.recording), "done")

    def close(self):
        pass


JOBS = [Job(name, (), None) for name in "abcde"]


def told(crew):
    results = {}
    run_jobs(JOBS, crew, lambda job, result: results.setdefault(job, result))
    return results


def test_every_job_is_done_once_by_all_workers_at_once():
    crew = FakeCrew()
    results = told(crew)
    assert {result.outcome for result in results.values()} == {"done"}
    assert crew.begun == Counter(JOBS)
    assert crew.n_most == 2


@pytest.mark.parametrize("n_lost", range(1, MAX_TRIES))
def test_a_job_whose_worker_was_lost_is_done_by_another(n_lost):
    crew = FakeCrew({JOBS[1]: n_lost})
    assert {result.outcome for result in told(crew).values()} == {"done"}
    assert crew.begun[JOBS[1]] == n_lost + 1


def test_a_job_that_kills_every_worker_is_given_up_and_the_rest_goes_on():
    crew = FakeCrew({JOBS[1]: 99})
    results = told(crew)
    assert [results[job].outcome for job in JOBS] == ["done", "failed", "done", "done", "done"]
    assert results[JOBS[1]].message == (
        "3 workers were lost at it (killed by signal 9): try it alone."
    )
    assert crew.begun[JOBS[1]] == MAX_TRIES


def test_no_job_is_no_work():
    run_jobs([], FakeCrew(), lambda job, result: pytest.fail("nothing to tell"))
