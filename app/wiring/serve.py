"""Serves the second screen while a session runs, and says how to reach it.

The server and its library are loaded only when a page is asked for.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from app import assets
from app.folders import second_screen_key_path
from app.live import Follower
from app.model.wording import translate
from app.web.address import Address, listen, to_url
from app.web.feed import Feed, Message
from engine.events import EngineEvent


class NoScreen:
    """Where no page is asked for."""

    def show(self, event: EngineEvent) -> None:
        """Show nothing."""

    def take_notices(self) -> list[str]:
        """Return nothing."""
        return []


class SecondScreen:
    """A page that is served; each time its code was used, it has a new one to tell."""

    def __init__(self, address: Address, feed: Feed | None = None) -> None:
        """Listen at once; raise `ServeError` where that cannot be.

        Args:
            address: Where.
            feed: What was said so far, if anything was.
        """
        from app.web.access import OpenAccess, TokenAccess, load_key
        from app.web.page_files import PageFiles
        from app.web.server import CaptionServer

        files = PageFiles(assets.PAGE)
        self._tokens = (
            None if address.is_loopback else TokenAccess(load_key(second_screen_key_path()))
        )
        self._listener = listen(address)
        self.port: int = self._listener.getsockname()[1]
        access, invite = self._tokens or OpenAccess(), self._invite if self._tokens else None
        self._server = CaptionServer(self._listener, access, files, feed, invite)
        self._told: str | None = None  # the token that was told last

    def start(self) -> None:
        """Begin to serve."""
        self._server.start()

    def show(self, event: EngineEvent) -> None:
        """Hand the event on to whoever watches."""
        self._server.show(event)

    def take_notices(self) -> list[str]:
        """Return the address, once, or the code for the next viewer, once each."""
        token = self._tokens.token if self._tokens else ""
        if token == self._told:
            return []
        self._told = token
        if not token:
            return [
                translate("Page", "The captions are at {url} for this computer.").format(
                    url=self.url
                )
            ]
        return [to_invitation(self.url, with_code=sys.stdout.isatty())]

    def stop(self) -> None:
        """Say goodbye to whoever watches."""
        self._server.stop()

    @property
    def url(self) -> str:
        """The address by which one more viewer gets in."""
        return to_url(self._listener, self._tokens.token if self._tokens else "")

    @property
    def code(self) -> list[str]:
        """The same as a QR code, a string of 0 and 1 for each row."""
        from app.web.qr_code import to_rows

        return to_rows(self.url)

    def _invite(self) -> Message:
        return {"kind": "invitation", "url": self.url, "rows": self.code}


def to_invitation(url: str, *, with_code: bool) -> str:
    """Return what lets one more viewer in, in words and, on a terminal, as a QR code."""
    from app.web.qr_code import to_terminal

    if with_code:
        return f"For one more viewer, open {url} or scan this:\n{to_terminal(url)}"
    return translate("Page", "For one more viewer, open {url}").format(url=url)


@contextmanager
def serving(address: Address | None) -> Iterator[Follower]:
    """Serve a page as long as the context lasts; raise `ServeError` where that cannot be."""
    if address is None:
        yield NoScreen()
        return
    screen = SecondScreen(address)
    screen.start()
    try:
        yield screen
    finally:
        screen.stop()
