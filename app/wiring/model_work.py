"""Does what takes long with models, one thing at a time, on a thread of its own.

Threads: a window's calls all methods but the last two, and never waits; each piece of work runs on
`sotto-models`, which alone touches the disk and the network.
"""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import replace

from app.model.model_row import Listing, Outcome, Plan, Work
from app.model.wording import translate
from app.wiring.model_rows import list_models
from engine.errors import EngineError

log = logging.getLogger(__name__)

Do = Callable[["ModelWork"], Plan | str | None]  # a plan, or the name that the model got
News = Work | Plan | Listing | Outcome


class CancelledError(Exception):
    """Somebody broke the work off."""


class ModelWork:
    """The thread and what it tells: what begins, what it found, the models there are, how it ended.

    Attributes:
        share: How much is done of what goes on; None: nobody knows.
    """

    def __init__(self) -> None:
        self.share: float | None = None
        self._news: queue.SimpleQueue[News] = queue.SimpleQueue()
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something goes on."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self, work: Work, do: Do) -> bool:
        """Do it, then list the models anew; when something else goes on, do nothing: False."""
        if self.is_busy:
            return False
        self._cancelled.clear()
        self.share = None
        self._thread = threading.Thread(
            target=self._run, args=(work, do), name="sotto-models", daemon=True
        )
        self._thread.start()
        return True

    def cancel(self) -> None:
        """Break off what goes on, as soon as it can be; what was fetched is kept."""
        self._cancelled.set()

    def take_news(self) -> list[News]:
        """Return what there is to tell since this was last asked."""
        return [self._news.get_nowait() for _ in range(self._news.qsize())]

    def join(self, timeout_s: float) -> None:
        """Wait for what goes on, but no longer than that."""
        if self._thread is not None:
            self._thread.join(timeout_s)

    def tell_share(self, share: float | None) -> None:
        """Note how much is done; raise `CancelledError` when it is to end."""
        self.share = share
        if self._cancelled.is_set():
            raise CancelledError

    def pause(self, pause_s: float) -> None:
        """Wait; raise `CancelledError` as soon as it is to end."""
        if self._cancelled.wait(pause_s):
            raise CancelledError

    def _run(self, work: Work, do: Do) -> None:
        self._news.put(work)
        outcome = self._outcome(work, do)
        self._news.put(self._listing())
        self._news.put(outcome)

    def _outcome(self, work: Work, do: Do) -> Outcome:
        try:
            found = do(self)
        except CancelledError:
            return Outcome(work, is_cancelled=True)
        except EngineError as error:
            return Outcome(work, str(error))
        except Exception as error:  # noqa: BLE001 - thread boundary: report, never die silently
            log.exception("work with a model ended on an error that nobody foresaw")
            return Outcome(
                work, translate("Models", "That went wrong: {error}.").format(error=repr(error))
            )
        if isinstance(found, Plan):
            self._news.put(found)
        return Outcome(replace(work, model=found) if isinstance(found, str) else work)

    def _listing(self) -> Listing:
        try:
            return list_models()
        except OSError as error:
            return Listing(
                (), translate("Models", "The models cannot be listed: {error}.").format(error=error)
            )
