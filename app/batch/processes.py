"""Workers that are processes of this machine.

Each is started afresh (`spawn`) and talks over a pipe of its own, so that one that is killed takes
nothing with it but the recording it had.
"""

import multiprocessing
import signal
import sys
from contextlib import suppress
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from app.batch.crew import Lost
from app.batch.file_translator import Doors, FileTranslator
from app.batch.jobs import Job
from app.batch.result import FileResult

GRACE_S = 5.0  # how long a worker that was asked to end may take


class Processes:
    """A `Crew` of processes, which start when there is something for them to do."""

    def __init__(self, n_workers: int, doors: Doors) -> None:
        self._doors = doors
        self._n_workers = n_workers
        self._idle: list[_Worker] = []
        self._busy: dict[Connection, tuple[_Worker, Job]] = {}

    @property
    def n_free(self) -> int:
        """How many jobs can be begun now."""
        return self._n_workers - len(self._busy)

    def begin(self, job: Job) -> None:
        """Give `job` to a worker that is free, or to a new one."""
        worker = self._idle.pop() if self._idle else _Worker(self._doors)
        self._busy[worker.pipe] = worker, job
        worker.give(job)

    def wait(self) -> tuple[Job, FileResult | Lost]:
        """Wait for the next worker that is done, or lost."""
        ready = connection.wait(list(self._busy))[0]
        assert isinstance(ready, Connection)
        worker, job = self._busy.pop(ready)
        result = worker.take()
        if not isinstance(result, Lost):
            self._idle.append(worker)
        return job, result

    def close(self) -> None:
        """End every worker, and what it is doing."""
        for worker in [*self._idle, *(worker for worker, _ in self._busy.values())]:
            worker.end()
        self._idle.clear()
        self._busy.clear()


class _Worker:
    """A process and our end of its pipe."""

    def __init__(self, doors: Doors) -> None:
        fresh = multiprocessing.get_context("spawn")
        self.pipe, theirs = fresh.Pipe()
        self._process: BaseProcess = fresh.Process(
            target=_work, args=(theirs, doors), name="sotto-batch", daemon=True
        )
        self._process.start()
        theirs.close()  # so that the end of the process is the end of the pipe

    def give(self, job: Job) -> None:
        with suppress(OSError):  # it died while it had nothing to do: `take` finds out
            self.pipe.send(job)

    def take(self) -> FileResult | Lost:
        """Return what it sends; it is over when it sends nothing."""
        try:
            result: FileResult = self.pipe.recv()
            return result
        except (EOFError, OSError):
            self._process.join(GRACE_S)
            reason = _reason(self._process.exitcode)
            self.end()
            return Lost(reason)

    def end(self) -> None:
        self.pipe.close()
        self._process.terminate()
        self._process.join(GRACE_S)
        self._process.kill()
        self._process.join()
        self._process.close()


def _reason(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return f"killed by signal {-exit_code}"
    return f"it ended with code {exit_code}"


def _work(pipe: Connection, doors: Doors) -> None:
    """Do what comes through the pipe until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who gives the work
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # so that what is unfinished is removed
    translator = FileTranslator(doors)
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        pipe.send(translator.translate(job))
