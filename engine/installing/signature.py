"""Signatures in the format of minisign, so that its program can make and check them, too.

A signature is four lines: a comment, base64 of `ED`, the key's id and an Ed25519 signature of the
BLAKE2b hash of the content; a comment that can be trusted, and a signature of both. A key without a
password is what `minisign -G -W` writes. The only door to PyNaCl.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from engine.errors import BundleError
from engine.importing.refused import RefusedError

SUFFIX = ".minisig"
WHOLE, HASHED = b"Ed", b"ED"  # what is signed: the content (older programs), or its hash
NO_PASSWORD, CHECKSUM = b"\0\0", b"B2"
ID_BYTES, KEY_BYTES, SIGNATURE_BYTES = 8, 32, 64
SALT_AND_LIMITS_BYTES = 32 + 8 + 8  # of a password; without meaning where there is none
UNTRUSTED, TRUSTED = "untrusted comment: ", "trusted comment: "
MAX_TEXT = 4096


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Whom to believe: `owner` is what the key's file is called."""

    owner: str
    id: bytes
    key: bytes


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed something; nobody knows the key where `owner` is None, and it means nothing."""

    key_id: str
    owner: str | None
    comment: str


def read_public_keys(folder: Path) -> tuple[PublicKey, ...]:
    """Return the keys in the files `*.pub` of `folder`; raise `BundleError` where one is none."""
    return tuple(_read_public_key(path) for path in sorted(folder.glob("*.pub")))


def _read_public_key(path: Path) -> PublicKey:
    try:
        data = _decoded(path.read_text(encoding="utf-8").splitlines()[1])
        if data[:2] != WHOLE or len(data) != 2 + ID_BYTES + KEY_BYTES:
            raise RefusedError("is no key")
    except (OSError, ValueError, IndexError, RefusedError) as error:
        raise BundleError(
            f"{path} is not a public key of minisign: install Sotto again."
        ) from error
    return PublicKey(path.stem, data[2 : 2 + ID_BYTES], data[2 + ID_BYTES :])


def verify(content: bytes, signature: bytes, trusted: Iterable[PublicKey]) -> Signed:
    """Return who signed `content`; raise `RefusedError` when that is not so.

    A signature by a key that is not `trusted` cannot be checked, and has no owner.
    """
    try:
        first, packed, comment, last = signature[:MAX_TEXT].decode("utf-8").splitlines()
        data, over_both = _decoded(packed), _decoded(last)
    except ValueError as error:
        raise RefusedError("has a signature that cannot be read") from error
    kind, key_id, signed = data[:2], data[2 : 2 + ID_BYTES], data[2 + ID_BYTES :]
    is_whole = len(signed) == len(over_both) == SIGNATURE_BYTES
    if kind not in (WHOLE, HASHED) or not is_whole or not first.startswith(UNTRUSTED):
        raise RefusedError("has a signature that cannot be read")
    comment = comment.removeprefix(TRUSTED)
    owner = next((key for key in trusted if key.id == key_id), None)
    if owner is not None:
        message = _hash(content) if kind == HASHED else content
        _check(owner, message, signed)
        _check(owner, signed + comment.encode(), over_both)
    return Signed(_shown(key_id), owner.owner if owner else None, comment if owner else "")


def sign(content: bytes, secret_key: Path, comment: str) -> str:
    """Return the signature of `content`; raise `BundleError` when the key cannot be read."""
    key_id, key = _read_secret_key(secret_key)
    signed = key.sign(_hash(content)).signature
    over_both = key.sign(signed + comment.encode()).signature
    lines = (
        f"{UNTRUSTED}signed by {_shown(key_id)}",
        _encoded(HASHED + key_id + signed),
        f"{TRUSTED}{comment}",
        _encoded(over_both),
    )
    return "\n".join(lines) + "\n"


def _read_secret_key(path: Path) -> tuple[bytes, SigningKey]:
    try:
        data = _decoded(path.read_text(encoding="utf-8").splitlines()[1])
    except (OSError, ValueError, IndexError) as error:
        raise BundleError(f"{path} cannot be read as a key: choose another file.") from error
    head, rest = data[:6], data[6 + SALT_AND_LIMITS_BYTES :]
    if head != WHOLE + NO_PASSWORD + CHECKSUM:
        raise BundleError(f"{path} has a password or is no key: make one with `minisign -G -W`.")
    key_id, seed, public = rest[:ID_BYTES], rest[ID_BYTES:][:KEY_BYTES], rest[ID_BYTES:][KEY_BYTES:]
    # What follows is a checksum, which minisign leaves out where there is no password.
    if len(seed) < KEY_BYTES or bytes(SigningKey(seed).verify_key) != public[:KEY_BYTES]:
        raise BundleError(f"{path} is damaged, its halves differ: choose another file.")
    return key_id, SigningKey(seed)


def _check(owner: PublicKey, message: bytes, signature: bytes) -> None:
    try:
        VerifyKey(owner.key).verify(message, signature)
    except BadSignatureError as error:
        raise RefusedError(f"was changed after {owner.owner} signed it") from error


def _hash(content: bytes) -> bytes:
    return hashlib.blake2b(content).digest()


def _shown(key_id: bytes) -> str:
    """Return the id as minisign shows it: a number that is stored from its low end."""
    return key_id[::-1].hex().upper()


def _decoded(text: str) -> bytes:
    """Return the bytes in base64; raise ValueError."""
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()
