"""What can be fetched, and from whom: a signed list of models with the addresses of their files."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from engine.errors import BundleError
from engine.importing.refused import RefusedError
from engine.installing.entries import is_plain
from engine.installing.signature import SUFFIX, PublicKey, verify

SCHEMA_VERSION = 1
# A file `bundle`; the files of a published StreamSpeech model; known, but not for us.
Kind = Literal["bundle", "streamspeech", "not-taken"]
STREAMSPEECH_FILES = (
    *("checkpoint", "vocoder", "vocoder_config", "cmvn"),
    *("source_spm", "source_dict", "target_spm", "target_dict"),
)


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file somewhere; size and checksum are None where nobody has published them."""

    url: str
    n_bytes: int | None
    sha256: str | None

    @property
    def name(self) -> str:
        """What the file is called there."""
        return urlsplit(self.url).path.rpartition("/")[2]

    @property
    def host(self) -> str:
        """Who would be asked for it."""
        return urlsplit(self.url).netloc


@dataclass(frozen=True, slots=True)
class Entry:
    """A model of the catalogue; `files` are called by what they are for."""

    name: str
    kind: Kind
    source_language: str
    target_language: str
    licence: str
    about: str
    measured: tuple[Mapping[str, Any], ...]
    files: Mapping[str, RemoteFile]


def read_catalogue(path: Path, trusted: tuple[PublicKey, ...]) -> tuple[Entry, ...]:
    """Return the models of the catalogue at `path`; raise `BundleError` unless it is signed."""
    try:
        content = path.read_bytes()
        signed = verify(content, path.with_name(path.name + SUFFIX).read_bytes(), trusted)
        if signed.owner is None:
            raise RefusedError("is signed by nobody whom Sotto knows")
        data = json.loads(content)
        if data["schema_version"] != SCHEMA_VERSION:
            raise RefusedError(f"has schema version {data['schema_version']}")
        return tuple(_entry(each) for each in data["models"])
    except RefusedError as refusal:
        raise BundleError(f"{path} is not used, it {refusal}: install Sotto again.") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BundleError(f"{path} cannot be read as a catalogue: install Sotto again.") from error


def _entry(data: dict[str, Any]) -> Entry:
    kind: Kind = data["kind"]
    if kind not in get_args(Kind):
        raise ValueError(f"no kind is called {kind!r}")
    return Entry(
        name=str(data["name"]),
        kind=kind,
        source_language=str(data["source_language"]),
        target_language=str(data["target_language"]),
        licence=str(data["licence"]),
        about=str(data["about"]),
        measured=tuple(data["measured"]),
        files={name: _remote_file(each) for name, each in data["files"].items()},
    )


def _remote_file(data: dict[str, Any]) -> RemoteFile:
    file = RemoteFile(str(data["url"]), data["bytes"], data["sha256"])
    if not is_plain(file.name):
        raise ValueError(f"{file.url} does not end in a plain file name")
    return file
