"""Follows a live session from a program without a window, until it ends or Ctrl+C.

Threads: all on the caller's, which waits for the engine's events.
"""

import queue
from collections.abc import Callable
from typing import Protocol

from engine.events import EngineEvent, EngineStopped

Show = Callable[[EngineEvent], object]


class Session(Protocol):
    """What `Engine` offers to whoever follows it."""

    events: queue.Queue[EngineEvent]

    def start(self) -> None:
        """Begin and return at once."""

    def stop(self) -> None:
        """Ask for the end and return at once; `EngineStopped` is the answer."""

    def set_latency_ms(self, latency_ms: int) -> None:
        """Change how much source is taken at once."""


def follow(session: Session, show: Show) -> None:
    """Run the session and hand every event to `show`.

    Ctrl+C asks the session to stop; what was heard until then is still shown before
    `KeyboardInterrupt` goes on to the caller.
    """
    session.start()
    is_stopped = False
    try:
        try:
            is_stopped = _show_until_stopped(session, show)
        except KeyboardInterrupt:
            session.stop()
            is_stopped = _show_until_stopped(session, show)
            raise
    finally:
        session.stop()
        if not is_stopped:  # the screen is gone: let the devices go all the same
            _show_until_stopped(session, _ignore)


def _show_until_stopped(session: Session, show: Show) -> bool:
    while True:
        event = session.events.get()
        show(event)
        if event == EngineStopped():
            return True


def _ignore(event: EngineEvent) -> None:
    """Show nothing."""
