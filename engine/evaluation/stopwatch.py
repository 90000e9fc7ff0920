"""Measures how long each stage takes, from outside: a stage knows nothing of it.

What is not wrapped costs what it always does. Time is processor time, of the process, so that the
threads of a graph are in it; and of the calling thread alone.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

Stage = TypeVar("Stage")
Clock = Callable[[], int]


@dataclass(slots=True)
class Lap:
    """What one stage took since the last `collect`, without the stages that it called."""

    process_ns: int = 0
    thread_ns: int = 0

    def add(self, process_ns: int, thread_ns: int) -> None:
        """Count some more."""
        self.process_ns += process_ns
        self.thread_ns += thread_ns


@dataclass(slots=True)
class Stopwatch:
    """Adds up the time of each stage; the time of a stage within a stage counts once, for it."""

    process_clock: Clock = time.process_time_ns
    thread_clock: Clock = time.thread_time_ns
    _laps: dict[str, Lap] = field(default_factory=dict)
    _within: list[Lap] = field(default_factory=list)  # what each open stage's own stages took

    @contextmanager
    def lap(self, name: str) -> Iterator[None]:
        """Count what is done meanwhile for the stage `name`."""
        inner = Lap()
        self._within.append(inner)
        process_ns, thread_ns = self.process_clock(), self.thread_clock()
        try:
            yield
        finally:
            process_ns = self.process_clock() - process_ns
            thread_ns = self.thread_clock() - thread_ns
            self._within.pop()
            if self._within:
                self._within[-1].add(process_ns, thread_ns)
            lap = self._laps.setdefault(name, Lap())
            lap.add(process_ns - inner.process_ns, thread_ns - inner.thread_ns)

    def collect(self) -> Mapping[str, Lap]:
        """Return what each stage took since the last time, and begin at zero."""
        laps, self._laps = self._laps, {}
        return laps


class TimedStage:
    """A streaming stage whose `push` and `finish` are timed; all else of it is passed through."""

    def __init__(self, stage: Any, name: str, watch: Stopwatch) -> None:  # noqa: ANN401
        self._stage = stage
        self._name = name
        self._watch = watch

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the stage has
        return getattr(self._stage, name)

    def push(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as the stage has it
        """Do what the stage does."""
        with self._watch.lap(self._name):
            return self._stage.push(*given, **named)

    def finish(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as the stage has it
        """Do what the stage does."""
        with self._watch.lap(self._name):
            return self._stage.finish(*given, **named)


def timed(stage: Stage, name: str, watch: Stopwatch) -> Stage:
    """Return `stage` with its work timed as `name`."""
    return cast(Stage, TimedStage(stage, name, watch))  # it has all that the stage has
