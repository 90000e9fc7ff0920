"""Gives recordings to workers until all are done; a worker that is lost is replaced.

The unit of work is a file. Who the workers are, processes here or on a cluster, is behind `Crew`.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from app.batch.jobs import Job
from app.batch.result import FileResult

MAX_TRIES = 3  # a recording that three workers died of is not given to a fourth


@dataclass(frozen=True, slots=True)
class Lost:
    """A worker died, and why, as far as anybody knows; another has taken its place."""

    reason: str


class Crew(Protocol):
    """Some workers, each with at most one job; lives on one thread."""

    @property
    def n_free(self) -> int:
        """How many jobs can be begun now."""

    def begin(self, job: Job) -> None:
        """Give `job` to a worker that is free."""

    def wait(self) -> tuple[Job, FileResult | Lost]:
        """Wait for the next worker that is done, or lost."""

    def close(self) -> None:
        """End every worker, and what it is doing."""


def run_jobs(jobs: Iterable[Job], crew: Crew, tell: Callable[[Job, FileResult], None]) -> None:
    """Have every job done, telling of each as it ends."""
    waiting, tries = deque(jobs), Counter[Job]()
    n_begun = 0
    while waiting or n_begun:
        while waiting and crew.n_free:
            job = waiting.popleft()
            tries[job] += 1
            crew.begin(job)
            n_begun += 1
        job, result = crew.wait()
        n_begun -= 1
        if not isinstance(result, Lost):
            tell(job, result)
        elif tries[job] < MAX_TRIES:
            waiting.appendleft(job)
        else:
            tell(job, _gave_up(job, result))


def _gave_up(job: Job, lost: Lost) -> FileResult:
    message = f"{MAX_TRIES} workers were lost at it ({lost.reason}): try it alone."
    return FileResult(str(job.recording), "failed", message=message)
