"""Workers that are actors on a Ray cluster; Ray is loaded for this alone, and is no dependency.

Every machine of the cluster needs Sotto, and must see the recordings, the model and the results
under the same paths.
"""

import importlib
import os
import socket
from typing import Any

from app.batch.crew import Lost
from app.batch.file_translator import Doors, FileTranslator
from app.batch.jobs import Job
from app.batch.result import FileResult
from engine.errors import ConfigError

HOW_TO_GET = "`pip install 'ray>=2.40'` in Sotto's environment, on every machine of the cluster"
CPUS_PER_WORKER = 1
KNOCK_S = 5.0


class Cluster:
    """A `Crew` of actors, which start when there is something for them to do."""

    def __init__(self, address: str, n_workers: int | None, doors: Doors) -> None:
        """Connect to the cluster at `address`; raise `ConfigError` when there is none."""
        self._ray = _connected(address)
        self._doors = doors
        self.n_workers = n_workers or max(1, int(self._ray.cluster_resources().get("CPU", 1)))
        self._actor = self._ray.remote(num_cpus=CPUS_PER_WORKER)(FileTranslator)
        self._idle: list[Any] = []
        self._busy: dict[Any, tuple[Any, Job]] = {}

    @property
    def n_free(self) -> int:
        """How many jobs can be begun now."""
        return self.n_workers - len(self._busy)

    def begin(self, job: Job) -> None:
        """Give `job` to an actor that is free, or to a new one."""
        actor = self._idle.pop() if self._idle else self._actor.remote(self._doors)
        self._busy[actor.translate.remote(job)] = actor, job

    def wait(self) -> tuple[Job, FileResult | Lost]:
        """Wait for the next actor that is done, or lost."""
        ready, _ = self._ray.wait(list(self._busy), num_returns=1)
        actor, job = self._busy.pop(ready[0])
        try:
            result: FileResult = self._ray.get(ready[0])
        except self._ray.exceptions.RayError as error:
            return job, Lost(type(error).__name__)
        self._idle.append(actor)
        return job, result

    def close(self) -> None:
        """End every actor, and what it is doing."""
        for actor in [*self._idle, *(actor for actor, _ in self._busy.values())]:
            self._ray.kill(actor)
        self._idle.clear()
        self._busy.clear()
        self._ray.shutdown()


def _knock(address: str) -> None:
    """Raise OSError when nobody is at `address`: Ray itself would try for minutes."""
    host, colon, port = address.rpartition(":")
    if colon and host and port.isdecimal():
        socket.create_connection((host, int(port)), KNOCK_S).close()


def _connected(address: str) -> Any:  # noqa: ANN401 - a module that may not be there
    try:
        ray = importlib.import_module("ray")
    except ImportError as error:
        raise ConfigError(f"--ray needs Ray, which is not installed: {HOW_TO_GET}.") from error
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
    try:
        _knock(address)
        ray.init(address=address, log_to_driver=False, logging_level="ERROR")
    except (ConnectionError, RuntimeError, ValueError, OSError) as error:
        raise ConfigError(
            f"There is no Ray cluster at {address}: start one with `ray start --head`."
        ) from error
    return ray
