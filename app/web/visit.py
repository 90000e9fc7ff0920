"""Whether a request may be answered at all: for us by name, and from a page of ours.

A page of another site can make a browser send requests here, under a name of its own that it lets
point to this computer (DNS rebinding). The browser then tells that name as the host, and always the
origin of a page that opens a WebSocket.
"""

import ipaddress
import socket
from collections.abc import Sequence
from urllib.parse import urlsplit

from app.web.address import is_loopback


def is_for_us(hosts: Sequence[str], port: int, *, loopback_only: bool) -> bool:
    """Return whether the `Host` headers of a request name this computer and the port."""
    if len(hosts) != 1:
        return False
    try:
        split = urlsplit(f"//{hosts[0]}")
        name, named_port = split.hostname or "", split.port or 80
    except ValueError:
        return False
    if split.netloc != hosts[0] or "@" in hosts[0] or named_port != port:
        return False
    if is_loopback(name):
        return True
    return not loopback_only and (_is_number(name) or name in _own_names())


def is_from_us(origins: Sequence[str], host: str) -> bool:
    """Return whether a page of this server asks, or a program that is no browser."""
    return not origins or list(origins) == [f"http://{host}"]


def _is_number(name: str) -> bool:
    """Return whether it is an address by number, which no other site can have as its name."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _own_names() -> set[str]:
    name = socket.gethostname().lower()
    return {name, f"{name}.local"}
