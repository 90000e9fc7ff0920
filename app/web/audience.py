"""Viewers of the second screen that note when each piece of text came: to see how many it bears.

Threads: an event loop in the caller's thread, until all have heard the last piece. Pieces are told
by the clock that all processes of a computer share.
"""

import asyncio
import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from app.web.address import LOOPBACK

AWAY_S = 0.25  # between two tries to come back

Heard = dict[int, float]  # number of a piece -> when it came, in s


@dataclass(frozen=True, slots=True)
class Audience:
    """Who watches.

    Attributes:
        port: Of the page on this computer.
        n_viewers: How many listen.
        n_slow: How many more take nothing in.
        n_last: The number of the piece after which everyone leaves.
    """

    port: int
    n_viewers: int
    n_slow: int
    n_last: int

    @property
    def url(self) -> str:
        """Where captions come from."""
        return f"ws://{LOOPBACK}:{self.port}/captions"


def attend(audience: Audience, tell_ready: Callable[[], None]) -> list[Heard]:
    """Watch to the end; return what each viewer heard and when."""
    return asyncio.run(_attend(audience, tell_ready))


async def _attend(audience: Audience, tell_ready: Callable[[], None]) -> list[Heard]:
    viewers = [_Viewer(audience) for _ in range(audience.n_viewers)]
    slow = [asyncio.create_task(_sit(audience)) for _ in range(audience.n_slow)]
    watching = [asyncio.create_task(viewer.watch()) for viewer in viewers]
    for viewer in viewers:
        await viewer.is_there.wait()
    tell_ready()
    await asyncio.gather(*watching)
    for task in slow:
        task.cancel()
    return [viewer.heard for viewer in viewers]


class _Viewer:
    """One page: it asks for what it missed whenever its line broke."""

    def __init__(self, audience: Audience) -> None:
        self.heard: Heard = {}
        self.is_there = asyncio.Event()
        self._audience = audience
        self._stream, self._after = "", 0

    async def watch(self) -> None:
        """Come back until the last piece was heard."""
        while self._after < self._audience.n_last:
            with suppress(ConnectionClosed, OSError):
                async with connect(self._audience.url, compression=None) as line:
                    await self._listen(line)
            if self._after < self._audience.n_last:
                await asyncio.sleep(AWAY_S)

    async def _listen(self, line: ClientConnection) -> None:
        await line.send(json.dumps({"stream": self._stream, "after": self._after}))
        async for text in line:
            message = json.loads(text)
            if message["kind"] == "status" and message["stream"] != self._stream:
                self._stream, self._after = message["stream"], 0
            if message["kind"] == "pieces" and message["last"]:
                now_s = time.monotonic()
                self.heard.update({piece["n"]: now_s for piece in message["pieces"]})
                self._after = message["last"]
            self.is_there.set()
            if self._after >= self._audience.n_last:
                return


async def _sit(audience: Audience) -> None:
    """Watch without taking anything in; the server drops such a viewer."""
    async with connect(audience.url, compression=None, max_queue=1) as line:
        await line.send("{}")
        line.transport.pause_reading()
        await line.wait_closed()
