"""Live sessions: one followed to its end in a terminal, or one ruled from a window.

Threads: all on the caller's; only `follow` waits, for the engine's events.
"""

import queue
from collections.abc import Callable, Sequence
from typing import Protocol

from app.model.model_row import BY_LANGUAGE
from app.model.pace import Pace
from app.model.transcript import Notice
from engine.caption_tracks import TrackChoice
from engine.events import EngineEvent, EngineStopped
from engine.translation import Translator

Show = Callable[[EngineEvent], object]


class Player(Protocol):
    """The part of a dub player that a person rules."""

    is_on: bool
    volume: float  # from 0 to 1
    backlog_limit_ms: int

    def jump_to_live(self) -> None:
        """Skip what waits to be heard."""


class Tracks(Protocol):
    """The part of the caption tracks that a person rules."""

    def choose(self, choice: TrackChoice) -> None:
        """Write these."""


class Session(Protocol):
    """What `Engine` offers to whoever follows it."""

    events: queue.Queue[EngineEvent]

    def start(self) -> None:
        """Begin and return at once."""

    def stop(self) -> None:
        """Ask for the end and return at once; `EngineStopped` is the answer."""

    def set_latency_ms(self, latency_ms: int) -> None:
        """Change how much source is taken at once."""

    def set_lagging_k(self, lagging_k: int) -> None:
        """Change how far the policy keeps behind."""

    def switch_to(self, load_translator: Callable[[], Translator]) -> None:
        """Translate with another model as soon as it is loaded."""


class Follower(Protocol):
    """Whoever else wants to know what the engine says: a transcript, a second screen."""

    def show(self, event: EngineEvent) -> None:
        """Take the next event and return at once."""

    def take_notices(self) -> Sequence[Notice]:
        """Return what there is to tell a person since this was last asked."""


class LiveSession:
    """An engine with its dub, for a window, which follows the events itself."""

    def __init__(
        self,
        engine: Session,
        player: Player | None,
        load: Callable[[str], Translator],
        tracks: Tracks | None = None,
        choose_by_language: Callable[[], None] = lambda: None,
    ) -> None:
        """Keep the parts.

        Args:
            engine: The session.
            player: Its dub.
            load: Returns the translator of a bundle and may take seconds.
            tracks: Its caption tracks.
            choose_by_language: Lets the model be chosen by what is heard from now on.
        """
        self._engine = engine
        self._load = load
        self._choose_by_language = choose_by_language
        self._player = player
        self._tracks = tracks
        self.has_dub = player is not None

    def start(self) -> None:
        """Begin and return at once."""
        self._engine.start()

    def stop(self) -> None:
        """Ask for the end and return at once; `EngineStopped` is the answer."""
        self._engine.stop()

    def set_pace(self, pace: Pace) -> None:
        """Change what every stage waits for."""
        self._engine.set_latency_ms(pace.latency_ms)
        self._engine.set_lagging_k(pace.lagging_k)
        if self._player is not None:
            self._player.backlog_limit_ms = pace.dub_limit_ms

    def set_bundle(self, bundle: str) -> None:
        """Translate with another model as soon as it is loaded, or is chosen and loaded."""
        if bundle == BY_LANGUAGE:
            self._choose_by_language()
        else:
            self._engine.switch_to(lambda: self._load(bundle))

    def set_dub(self, *, is_on: bool) -> None:
        """Speak, or be silent."""
        if self._player is not None:
            self._player.is_on = is_on

    def set_volume_percent(self, volume_percent: int) -> None:
        """Speak as loud as this."""
        if self._player is not None:
            self._player.volume = volume_percent / 100

    def set_tracks(self, choice: TrackChoice) -> None:
        """Write these caption tracks."""
        if self._tracks is not None:
            self._tracks.choose(choice)

    def jump_to_live(self) -> None:
        """Skip what the dub has still to say, so that what comes next is heard at once."""
        if self._player is not None:
            self._player.jump_to_live()


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
