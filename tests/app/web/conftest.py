"""A second screen that is really served, on a free port of this computer."""

from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from app import assets
from app.web.access import OpenAccess
from app.web.address import LOOPBACK, Address, listen
from app.web.page_files import PageFiles
from app.web.server import CaptionServer


@dataclass(frozen=True)
class Served:
    """A server, and where it is."""

    server: CaptionServer
    port: int

    @property
    def captions_url(self):
        return f"ws://{LOOPBACK}:{self.port}/captions"

    def show(self, *events):
        for event in events:
            self.server.show(event)


@pytest.fixture
def serve():
    """Start servers; a later one may take the port of one that was stopped."""
    with ExitStack() as stack:

        def start(access=None, port=0, host=LOOPBACK, invite=None):
            listener = listen(Address(host, port))
            port = listener.getsockname()[1]
            files = PageFiles(assets.PAGE)
            server = CaptionServer(listener, access or OpenAccess(), files, invite=invite)
            server.start()
            stack.callback(server.stop)
            return Served(server, port)

        yield start
