"""A host of files on this machine, which can be as bad as any in the world."""

import http.server
import select
import socket
import ssl
import threading
from dataclasses import dataclass, field
from pathlib import Path

CERTIFICATE = Path(__file__).with_name("certificate.pem")


@dataclass
class Host:
    """What a host has, and how it behaves; every answer takes the first fault of `faults`."""

    files: dict[str, bytes] = field(default_factory=dict)
    faults: list[object] = field(default_factory=list)
    etag: str | None = '"v1"'
    ranges: bool = True
    asked: list[tuple[str, str, str | None]] = field(default_factory=list)  # method, path, range
    n_sent: int = 0
    url: str = ""
    released: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True)
class Cut:
    """The connection ends before this byte of the file."""

    at: int


@dataclass(frozen=True)
class Status:
    """Another answer than a file."""

    code: int
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Claim:
    """Another length than that of the file."""

    n_bytes: int | None


@dataclass(frozen=True)
class Trickle:
    """So many bytes at a time."""

    n_bytes: int


@dataclass(frozen=True)
class Stall:
    """Nothing, for as long as it takes."""


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    host: Host

    def do_HEAD(self):
        self.answer(with_body=False)

    def do_GET(self):
        self.answer(with_body=True)

    def do_CONNECT(self):
        """As a proxy: pass on what both sides say, without a look at it, until one hangs up."""
        self.host.asked.append((self.command, self.path, None))
        name, _, port = self.path.rpartition(":")
        with socket.create_connection((name, int(port))) as far:
            self.send_response(200)
            self.end_headers()
            other = {self.connection: far, far: self.connection}
            while True:
                for side in select.select(list(other), [], [])[0]:
                    said = side.recv(1 << 16)
                    if not said:
                        self.close_connection = True
                        return
                    other[side].sendall(said)

    def answer(self, *, with_body):
        host, wanted = self.host, self.headers.get("Range")
        host.asked.append((self.command, self.path, wanted))
        fault = host.faults.pop(0) if host.faults and with_body else None
        content = host.files.get(self.path)
        self.close_connection = True
        if isinstance(fault, Stall):
            host.released.wait()
        elif isinstance(fault, Status) or content is None:
            self.refuse(fault or Status(404))
        else:
            self.send(content, self.first_byte(wanted), fault, with_body=with_body)

    def refuse(self, status):
        self.send_response(status.code)
        for name, value in status.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def first_byte(self, wanted):
        same = self.headers.get("If-Range") in (None, self.host.etag)
        if wanted is None or not self.host.ranges or not same:
            return 0
        return int(wanted.removeprefix("bytes=").removesuffix("-"))

    def send(self, content, first, fault, *, with_body):
        self.send_response(206 if first else 200)
        if first:
            span = f"bytes {first}-{len(content) - 1}/{len(content)}"
            self.send_header("Content-Range", span)
        length = fault.n_bytes if isinstance(fault, Claim) else len(content) - first
        if length is not None:
            self.send_header("Content-Length", str(length))
        if self.host.etag:
            self.send_header("ETag", self.host.etag)
        self.end_headers()
        if with_body:
            body = content[first : fault.at if isinstance(fault, Cut) else None]
            self.host.n_sent += len(body)
            step = fault.n_bytes if isinstance(fault, Trickle) else max(len(body), 1)
            for at in range(0, len(body), step):
                self.wfile.write(body[at : at + step])
                self.wfile.flush()

    def log_message(self, *_):
        pass


class Quiet(http.server.ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True

    def handle_error(self, *_):
        pass  # whoever asks may hang up


def serve(host, *, encrypted=False):
    """Yield once the host answers at `host.url`; a fixture's body."""
    server = Quiet(("127.0.0.1", 0), type("HandlerOfHost", (Handler,), {"host": host}))
    if encrypted:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    host.url = f"http{'s' if encrypted else ''}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield host
    finally:
        host.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
