"""Where the page is served: a socket that listens, and the addresses that lead to it."""

import errno
import ipaddress
import socket
from dataclasses import dataclass

from app.web.errors import ServeError

LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"
N_WAITING = 256  # connections that come at once: a whole audience after a restart
# What waits for a slow viewer waits in our buffer, where it is counted, and not in the system's.
SEND_BUFFER_BYTES = 64 * 1024
NOBODY = ("192.0.2.1", 9)  # an address of nobody's (RFC 5737); no packet is sent to it


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen; port 0 is any that is free."""

    host: str
    port: int

    @property
    def is_loopback(self) -> bool:
        """Whether only this computer can reach it."""
        return is_loopback(self.host)


def listen(address: Address) -> socket.socket:
    """Return a socket that listens; raise `ServeError` with what to do."""
    try:
        listener = socket.create_server(
            (address.host, address.port),
            family=socket.AF_INET6 if ":" in address.host else socket.AF_INET,
            backlog=N_WAITING,
            dualstack_ipv6=address.host == "::" and socket.has_dualstack_ipv6(),
        )
    except OSError as error:
        raise ServeError(_explain(address, error)) from error
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
    return listener


def to_url(listener: socket.socket, token: str = "") -> str:
    """Return what to type into a browser; a token stands where it never leaves the browser."""
    host, port = listener.getsockname()[:2]
    if ipaddress.ip_address(host).is_unspecified:
        host = own_host()
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"#token={token}" if token else "")


def own_host() -> str:
    """Return the address by which other devices most likely reach this computer."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOBODY)
        except OSError:  # no network at all
            return LOOPBACK
        return str(probe.getsockname()[0])


def is_loopback(host: str) -> bool:
    """Return whether the name or number of a host means this computer alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _explain(address: Address, error: OSError) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return (
                f"Port {address.port} is in use, perhaps by another Sotto: close that one, or "
                "choose another port with --port."
            )
        case errno.EACCES | errno.EPERM:
            return (
                f"This user may not listen on port {address.port}: choose one from 1024 on with "
                "--port."
            )
        case errno.EADDRNOTAVAIL:
            return f"{address.host} is no address of this computer: leave --host out, or use --lan."
        case _:
            reason = (error.strerror or str(error)).lower()
    return f"The page cannot be served on {address.host}, port {address.port}: {reason}."
