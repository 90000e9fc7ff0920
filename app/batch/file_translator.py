"""Translates one recording after another, each from the start, with a model loaded once.

Lives in a process of its own, on this machine or another. Files appear whole or not at all.
"""

import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from app.batch.jobs import Job
from app.batch.result import FileResult
from app.model.captions import Captions
from app.model.export import write_captions
from app.recording import RecordingSession, Sink
from engine.errors import EngineError, OutputError
from engine.events import CaptionUpdated, Pcm, SourceUpdated, UtteranceEnded
from engine.translation import Translator


@dataclass(frozen=True, slots=True)
class Doors:
    """What the work needs from behind the engine's public names; can be sent to a process."""

    load_translator: Callable[[], Translator]
    read_blocks: Callable[[Path, int], Iterable[Pcm]]
    duration_s: Callable[[Path], float]
    open_sink: Callable[[Path], Sink]


class FileTranslator:
    """Loads the model with the first recording."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._translator: Translator | None = None

    def translate(self, job: Job) -> FileResult:
        """Make all files of `job`; whatever goes wrong is a result as well."""
        try:
            return self._translate(job)
        except EngineError as error:
            message = str(error)
        except Exception as error:  # noqa: BLE001 - a process's top: one file must not end the rest
            message = f"Sotto made a mistake ({error!r}): please report it."
        return FileResult(str(job.recording), "failed", message=message)

    def _translate(self, job: Job) -> FileResult:
        duration_s = self._doors.duration_s(job.recording)
        if self._translator is None:
            self._translator = self._doors.load_translator()
        wall_s, process_s = time.perf_counter(), time.process_time()
        captions = self._make(job, self._translator)
        return FileResult(
            recording=str(job.recording),
            outcome="done",
            duration_s=duration_s,
            wall_s=time.perf_counter() - wall_s,
            process_s=time.process_time() - process_s,
            n_utterances=len(captions.utterances),
        )

    def _make(self, job: Job, translator: Translator) -> Captions:
        captions = Captions()
        with ExitStack() as unfinished:
            partial = {path: _partial(path, unfinished) for path in job.outputs}
            sink = None if job.dub is None else self._doors.open_sink(partial[job.dub])
            translator.reset()
            blocks = self._doors.read_blocks(job.recording, translator.input_rate_hz)
            for event in RecordingSession(translator, sink).run(blocks):
                if isinstance(event, SourceUpdated | CaptionUpdated | UtteranceEnded):
                    captions.apply(event)
            for path in job.captions:
                write_captions(partial[path], captions.utterances)
            for path, written in partial.items():
                written.replace(path)
        return captions


def _partial(path: Path, unfinished: ExitStack) -> Path:
    """Return a name beside `path` of the same suffix, which is free again in the end.

    It is the same in every run: what was left by a worker that was killed is written over.
    """
    partial = path.with_name(f".partial-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{path.parent} cannot be made: {reason}.") from error
    unfinished.callback(partial.unlink, missing_ok=True)
    return partial
