"""Which recordings are finished: one line for each in a file beside the results.

A line is written when all files of a recording are in place, so that a run that was broken off, or
a whole machine that was, goes on where it stopped. A recording that has changed since, or is asked
for otherwise, is done again.
"""

import json
from pathlib import Path

from app.batch.jobs import Job
from app.batch.result import FileResult
from engine.errors import OutputError

NAME = "finished.jsonl"


class Ledger:
    """The lines in `folder`; `how` is everything beside a recording that its captions depend on."""

    def __init__(self, folder: Path, how: str) -> None:
        self._path = folder / NAME
        self._how = how
        self._finished = self._read()

    def result(self, job: Job) -> FileResult | None:
        """Return what the finished `job` gave; None: it is still to do."""
        stamp = self._stamp(job)
        if stamp is None or not all(path.is_file() for path in job.outputs):
            return None
        return self._finished.get(stamp)

    def add(self, job: Job, result: FileResult) -> None:
        """Note that `job` is finished; raise `OutputError`."""
        stamp = self._stamp(job)
        if stamp is None:  # the recording is gone by now
            return
        line = json.dumps({"stamp": stamp, "result": result.to_json()}, ensure_ascii=False)
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(line + "\n")
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise OutputError(f"{self._path} cannot be written: {reason}.") from error
        self._finished[stamp] = result

    def _stamp(self, job: Job) -> str | None:
        try:
            status = job.recording.stat()
        except OSError:
            return None
        facts = (str(job.recording.absolute()), status.st_size, status.st_mtime_ns, self._how)
        return json.dumps([*facts, [str(path.absolute()) for path in job.outputs]])

    def _read(self) -> dict[str, FileResult]:
        """Return what is finished; a line that was torn is no line."""
        finished = {}
        try:
            lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise OutputError(f"{self._path} cannot be read: {error.strerror}.") from error
        for line in lines:
            try:
                data = json.loads(line)
                finished[str(data["stamp"])] = FileResult.from_json(data["result"])
            except (AttributeError, KeyError, TypeError, ValueError):
                continue
        return finished
