"""Who may watch: everyone on this computer, or whoever brought a token that worked once.

A token is exchanged for a secret, which the browser keeps. Secrets are signed and not stored, so
that they outlive the server: a phone that was let in once finds its way back.
"""

import hashlib
import hmac
import json
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from engine.errors import EngineError, OutputError

KEY_BYTES = 32
TOKEN_BYTES = 16  # as hard to guess as a key, and a QR code of it is still small
SECRET_LIFE_S = 90 * 24 * 3600


class RefusedError(EngineError):
    """A viewer brought no token, an old one, or one that nobody gave out."""

    code = "refused"


@dataclass(frozen=True, slots=True)
class Hello:
    """What a viewer says first.

    Attributes:
        token: From the address or the QR code; works once.
        secret: What an earlier token was exchanged for.
        stream: Whose pieces it already has.
        after: The number of the last one.
    """

    token: str = ""
    secret: str = ""
    stream: str = ""
    after: int = 0


def read_hello(text: str | bytes) -> Hello:
    """Return what a viewer said; raise `RefusedError` if that is not how a viewer speaks."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RefusedError("This is not how a viewer speaks.") from error
    if not isinstance(said, dict):
        raise RefusedError("This is not how a viewer speaks.")
    hello = Hello(**{name: said[name] for name in Hello.__slots__ if name in said})
    words = (hello.token, hello.secret, hello.stream)
    if not all(isinstance(word, str) for word in words):
        raise RefusedError("This is not how a viewer speaks.")
    if type(hello.after) is not int or hello.after < 0:
        raise RefusedError("This is not how a viewer speaks.")
    return hello


class Access(Protocol):
    """Decides who may watch."""

    def admit(self, hello: Hello) -> str:
        """Return the secret the viewer shall keep, empty if none; raise `RefusedError`."""


class OpenAccess:
    """For a page that only this computer can reach."""

    def admit(self, hello: Hello) -> str:
        """Let everyone in."""
        return ""


class TokenAccess:
    """For a page that other devices can reach.

    Attributes:
        token: What lets the next viewer in; another one follows when it was used.
    """

    def __init__(self, key: bytes, now_s: Callable[[], float] = time.time) -> None:
        self.token = secrets.token_urlsafe(TOKEN_BYTES)
        self._key = key
        self._now_s = now_s

    def admit(self, hello: Hello) -> str:
        """Exchange the token, or know the secret again; raise `RefusedError`."""
        if self._is_valid(hello.secret):
            return ""
        if not _equal(hello.token, self.token):
            raise RefusedError("This code was used already, or is wrong: scan the newest one.")
        self.token = secrets.token_urlsafe(TOKEN_BYTES)
        return self._sign(f"{int(self._now_s() + SECRET_LIFE_S)}.{secrets.token_urlsafe(8)}")

    def _is_valid(self, secret: str) -> bool:
        signed, _, _ = secret.rpartition(".")
        expiry_s = signed.partition(".")[0]
        if not _equal(secret, self._sign(signed)):
            return False
        return expiry_s.isdecimal() and self._now_s() < int(expiry_s)

    def _sign(self, text: str) -> str:
        return f"{text}.{hmac.new(self._key, _to_bytes(text), hashlib.sha256).hexdigest()}"


def load_key(path: Path) -> bytes:
    """Return the key in the file, which is made if it is not there; raise `OutputError`."""
    try:
        if path.exists() and len(key := path.read_bytes()) == KEY_BYTES:
            return key
        return make_key(path)
    except OSError as error:
        raise OutputError(
            f"What lets viewers come back cannot be kept in {path}: "
            f"{(error.strerror or str(error)).lower()}."
        ) from error


def make_key(path: Path) -> bytes:
    """Write a new key that only this user can read: every viewer needs a new token then."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    key = secrets.token_bytes(KEY_BYTES)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key)
    return key


def _equal(given: str, expected: str) -> bool:
    return hmac.compare_digest(_to_bytes(given), _to_bytes(expected))


def _to_bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # JSON may hold halves of characters
