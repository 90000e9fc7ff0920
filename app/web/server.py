"""Serves the page and, by WebSocket, what is said: the door to the `websockets` library.

Threads: one, `sotto-web`, runs an event loop that owns the feed and all viewers; `show` and `stop`
may be called from any other. Nobody waits for a viewer: what it is slow to take waits in a buffer
of its own, and when that is full the viewer is dropped.
"""

import asyncio
import json
import logging
import socket
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from http import HTTPStatus
from urllib.parse import urlsplit

from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from app.web.access import Access, RefusedError, read_hello
from app.web.address import is_loopback
from app.web.feed import Feed, Message
from app.web.page_files import PageFiles, headers
from app.web.visit import is_for_us, is_from_us
from engine.events import EngineEvent

log = logging.getLogger(__name__)

CAPTIONS_PATH = "/captions"
N_VIEWERS = 256  # 200 are promised
HELLO_S = 5.0  # for a request, and for the first word of a viewer, which its page sends at once
BEAT_S = 10.0  # a page that hears nothing for a few beats knows that the line is dead
CLOSE_S = 1.0  # for a viewer's goodbye
STOP_S = 5.0  # for all of them; then the thread is left to die with the process
HELLO_BYTES = 4096  # a viewer says nothing longer
# What may wait for one viewer: the whole backlog of a latecomer, some 200 KiB, and minutes of talk
# on top. Whoever is so far behind has gone, or had better come back.
WAITING_BYTES = 512 * 1024

REFUSED = 4401  # of the codes that are free for applications (RFC 6455, 7.4.2)
TRY_LATER = 1013


class CaptionServer:
    """The second screen. Start once, stop once; `show` takes every event in between."""

    def __init__(
        self,
        listener: socket.socket,
        access: Access,
        files: PageFiles,
        feed: Feed | None = None,
        invite: Callable[[], Message] | None = None,
    ) -> None:
        """Take over a socket that listens; nothing is served before `start`.

        Args:
            listener: Closed by the server in the end.
            access: Decides who may watch.
            files: The page.
            feed: What was said so far; the server's own until `stop` has returned.
            invite: Returns what lets one more viewer in, which viewers on this computer are shown.
        """
        self._listener = listener
        self._access = access
        self._files = files
        host, self._port = listener.getsockname()[:2]
        self._loopback_only = is_loopback(host)
        self._feed = feed or Feed()
        self._invite = invite
        self._viewers: set[ServerConnection] = set()
        self._hosts: set[ServerConnection] = set()  # viewers on this computer
        self._loop = asyncio.new_event_loop()
        self._stopping = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="sotto-web", daemon=True)

    def start(self) -> None:
        """Begin to serve and return at once."""
        self._thread.start()

    def show(self, event: EngineEvent) -> None:
        """Tell every viewer; return at once."""
        with suppress(RuntimeError):  # the loop has ended: nobody watches any more
            self._loop.call_soon_threadsafe(self._show, event)

    def stop(self) -> None:
        """Say goodbye to the viewers and end the thread."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(STOP_S)

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        except Exception:  # thread boundary: the captions elsewhere go on
            log.exception("the second screen is no longer served")
        finally:
            self._listener.close()
            self._loop.close()

    async def _serve(self) -> None:
        async with serve(
            self._attend,
            sock=self._listener,
            process_request=self._answer,
            compression=None,  # 200 viewers would cost 200 compressions, and 60 MB
            max_size=HELLO_BYTES,
            open_timeout=HELLO_S,
            close_timeout=CLOSE_S,
            server_header=None,
            logger=_silent_log(),
        ):
            beat = asyncio.create_task(self._beat())
            await self._stopping.wait()
            beat.cancel()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT_S)
            self._tell(self._viewers, [{"kind": "beat"}])

    def _show(self, event: EngineEvent) -> None:
        self._tell(self._viewers, self._feed.take(event))

    def _answer(self, connection: ServerConnection, request: Request) -> Response | None:
        """Return a file or a refusal; None for a viewer that may open a WebSocket."""
        hosts = request.headers.get_all("Host")
        if not is_for_us(hosts, self._port, loopback_only=self._loopback_only):
            return _text(HTTPStatus.MISDIRECTED_REQUEST, "No such host here.")
        path = urlsplit(request.path).path
        if path == CAPTIONS_PATH:
            if is_from_us(request.headers.get_all("Origin"), hosts[0]):
                return None
            return _text(HTTPStatus.FORBIDDEN, "Only the page that is served here may ask.")
        file = self._files.get(path)
        if file is None:
            return _text(HTTPStatus.NOT_FOUND, "There is no such page.", hosts[0])
        return _response(HTTPStatus.OK, file.body, file.media_type, hosts[0])

    async def _attend(self, connection: ServerConnection) -> None:
        """Let a viewer in, tell it what it missed, and wait until it leaves."""
        try:
            text = await asyncio.wait_for(connection.recv(), HELLO_S)
            hello = read_hello(text)
            secret = self._access.admit(hello)
        except (ConnectionClosed, TimeoutError):
            return
        except RefusedError as error:
            await connection.close(REFUSED, str(error))
            return
        if len(self._viewers) >= N_VIEWERS:
            await connection.close(TRY_LATER, "Too many watch already.")
            return
        # Without an `await` in between: nothing is told twice, and nothing is left out.
        admitted = [{"kind": "secret", "secret": secret}] if secret else []
        self._tell([connection], admitted + self._feed.welcome(hello.stream, hello.after))
        self._viewers.add(connection)
        if is_loopback(connection.remote_address[0]):
            self._hosts.add(connection)
        self._tell_hosts(self._hosts if secret else self._hosts & {connection})
        try:
            # Nothing is read: who goes on talking is cut off when its pings are not answered.
            await connection.wait_closed()
        finally:
            self._viewers.discard(connection)
            self._hosts.discard(connection)

    def _tell_hosts(self, hosts: set[ServerConnection]) -> None:
        """Show what lets the next viewer in: the last one used what was shown before."""
        if self._invite is not None and hosts:
            self._tell(hosts, [self._invite()])

    def _tell(self, viewers: Iterable[ServerConnection], messages: list[Message]) -> None:
        for message in messages:
            broadcast(viewers, json.dumps(message, ensure_ascii=False))
        if messages:
            for viewer in list(viewers):
                self._drop_if_slow(viewer)

    def _drop_if_slow(self, viewer: ServerConnection) -> None:
        n_waiting_bytes = viewer.transport.get_write_buffer_size()
        if n_waiting_bytes > WAITING_BYTES:
            log.info("a viewer is dropped: %d bytes wait for it", n_waiting_bytes)
            self._viewers.discard(viewer)
            viewer.transport.abort()


def _response(status: HTTPStatus, body: bytes, media_type: str, host: str) -> Response:
    lines = {
        **headers(host),
        "Content-Type": media_type,
        "Content-Length": str(len(body)),
        "Connection": "close",
    }
    return Response(status.value, status.phrase, Headers(lines), body)


def _text(status: HTTPStatus, sentence: str, host: str = "localhost") -> Response:
    return _response(status, f"{sentence}\n".encode(), "text/plain; charset=utf-8", host)


def _silent_log() -> logging.Logger:
    """Return a log that keeps nothing: the library's would hold headers and first words."""
    silent = logging.getLogger(f"{__name__}.library")
    silent.disabled = True
    return silent
