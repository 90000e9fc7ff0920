"""An offline pass in a process of its own, so that live captions share nothing with it.

Neither the interpreter's lock nor a model's memory: the process begins with the pass, gives way to
everything else that runs (`nice`), and ends with it.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from app.model.replayed import to_lines
from app.model.running_text import Line
from app.model.wording import translate
from app.notices import to_notice
from app.recording import RecordingSession
from engine import EngineConfig
from engine.audio.recent_sound import Stretch
from engine.audio.resample import Resampler
from engine.errors import EngineError
from engine.events import CaptionUpdated, EngineFailed, Pcm, SourceUpdated, UtteranceEnded
from engine.translation import Translator

BEST = EngineConfig("s2tt", offline=True)  # beam 10, and each utterance heard to its end
NICENESS = 5  # a live session on the same core gets three quarters of it
BLOCK_MS = 100
GRACE_S = 5.0

LoadTranslator = Callable[[Path, EngineConfig], Translator]


class OfflineProcess:
    """A `Listener` to stretches of sound, each in a process of its own."""

    def __init__(self, load_translator: LoadTranslator) -> None:
        """Keep what opens a bundle, a function that a process can be sent."""
        self._load_translator = load_translator
        self._lock = threading.Lock()  # guards the next two
        self._process: BaseProcess | None = None
        self._is_ended = False

    def listen(self, bundle: Path, stretch: Stretch) -> list[Line]:
        """Return what was said in a stretch; raise `EngineError`. Takes seconds."""
        fresh = multiprocessing.get_context("spawn")
        ours, theirs = fresh.Pipe()
        process = fresh.Process(
            target=_work,
            args=(theirs, self._load_translator, bundle),
            name="sotto-offline",
            daemon=True,  # it never outlives the window
        )
        with self._lock, closing(theirs):  # so that the end of the process is the end of the pipe
            if self._is_ended:
                return []
            process.start()
            self._process = process
        with closing(ours):
            try:
                ours.send(stretch)
                answer: list[Line] | EngineFailed = ours.recv()
            except (EOFError, OSError) as error:
                raise EngineError(
                    translate("Replay", "Listening again broke off: ask once more.")
                ) from error
            finally:
                self._forget()
        if isinstance(answer, EngineFailed):
            raise EngineError(to_notice(answer))
        return answer

    def end(self) -> None:
        """End what is going on, and begin nothing more."""
        with self._lock:
            self._is_ended = True
            if self._process is not None:
                self._process.terminate()

    def _forget(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        assert process is not None, "a process that was started is forgotten once"
        process.join(GRACE_S)
        process.kill()
        process.join()
        process.close()


def listen(translator: Translator, stretch: Stretch) -> list[Line]:
    """Return what `translator` hears in a stretch, with its times in the source."""
    session = RecordingSession(translator).run(_blocks(stretch, translator.input_rate_hz))
    kinds = SourceUpdated | CaptionUpdated | UtteranceEnded
    return to_lines((each for each in session if isinstance(each, kinds)), stretch.start_ms)


def _blocks(stretch: Stretch, rate_hz: int) -> Iterator[Pcm]:
    resampler = Resampler(stretch.rate_hz, rate_hz)
    n_block = stretch.rate_hz * BLOCK_MS // 1000
    for start in range(0, len(stretch.pcm), n_block):
        yield resampler.push(stretch.pcm[start : start + n_block])
    yield resampler.finish()


def _work(pipe: Connection, load_translator: LoadTranslator, bundle: Path) -> None:
    """Answer one stretch that comes through the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the window, which ends this one
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    stretch = pipe.recv()
    try:
        answer: list[Line] | EngineFailed = listen(load_translator(bundle, BEST), stretch)
    except EngineError as error:
        answer = EngineFailed(error.code, str(error))
    except Exception as error:  # noqa: BLE001 - a process's top: report, never die silently
        answer = EngineFailed("internal", repr(error))
    pipe.send(answer)
