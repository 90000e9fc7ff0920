"""Remembers whether a session ended well, for whoever owes the caller an exit code."""

from app.notices import to_notice
from engine.errors import EngineError
from engine.events import DeviceBack, DeviceLost, EngineEvent, EngineFailed


class Outcome:
    """Fed with every event; afterwards `check` tells."""

    def __init__(self) -> None:
        self._failure: str | None = None

    def show(self, event: EngineEvent) -> None:
        """Take the next event; the first failure is the one that explains the others."""
        match event:
            case EngineFailed() | DeviceLost(role="capture"):
                self._failure = self._failure or to_notice(event)
            case DeviceBack(role="capture"):
                self._failure = None
            case _:
                pass

    def check(self) -> None:
        """Raise `EngineError` with one sentence when the session failed."""
        if self._failure is not None:
            raise EngineError(self._failure)
