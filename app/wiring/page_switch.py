"""The second screen of a window: opened, moved and closed while sessions run, as the settings say.

All calls come from the window's thread. Closing says goodbye to the viewers, which takes a moment.
"""

from app.model.settings import PageSettings
from app.web.address import EVERYWHERE, LOOPBACK, Address
from app.web.feed import Feed
from app.wiring.serve import SecondScreen
from engine.errors import EngineError
from engine.events import EngineEvent


class PageSwitch:
    """Off until `follow` is told otherwise; what is said meanwhile is there when it is on."""

    def __init__(self) -> None:
        self._wanted = PageSettings()
        self._feed = Feed()  # the screen's own while there is one
        self._screen: SecondScreen | None = None
        self._notices: list[str] = []

    @property
    def is_on(self) -> bool:
        """Whether the page is served."""
        return self._screen is not None

    @property
    def url(self) -> str:
        """The address by which one more viewer gets in; empty while nobody can."""
        return self._screen.url if self._screen is not None else ""

    @property
    def code(self) -> list[str]:
        """The same as a QR code, a string of 0 and 1 for each row."""
        return self._screen.code if self._screen is not None else []

    def follow(self, wanted: PageSettings) -> None:
        """Serve as these settings say, or say why that cannot be."""
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self.close()
        if not wanted.serve:
            return
        try:
            screen = SecondScreen(to_address(wanted), self._feed)
        except EngineError as error:
            self._notices.append(str(error))
            return
        screen.start()
        self._screen = screen

    def show(self, event: EngineEvent) -> None:
        """Tell whoever watches, now or later."""
        if self._screen is not None:
            self._screen.show(event)
        else:
            self._feed.take(event)

    def take_notices(self) -> list[str]:
        """Return what there is to tell since this was last asked."""
        notices, self._notices = self._notices, []
        return notices + (self._screen.take_notices() if self._screen is not None else [])

    def close(self) -> None:
        """Serve no more."""
        if self._screen is not None:
            self._screen.stop()
            self._screen = None


def to_address(page: PageSettings) -> Address:
    """Return where the settings want the page."""
    return Address(EVERYWHERE if page.reach == "network" else LOOPBACK, page.port)
