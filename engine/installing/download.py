"""Fetches a file over HTTP: goes on where it broke off, and takes nothing but what was promised.

Bytes go to `NAME.part`, beside `NAME.part.json` with what the host called that version of the file;
the file has its name once length and checksum are right. A break is tried again, for as long as
each try brings more. The only door to the network of what ships beside `app.web`.
"""

import hashlib
import http.client
import json
import shutil
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol
from urllib.parse import urlsplit

from engine.errors import DownloadError, OutputError
from engine.installing.catalogue import RemoteFile

TIMEOUT_S = 30.0
BLOCK_BYTES = 1 << 16
MAX_VAIN_TRIES = 4  # in a row, that brought not one byte
PAUSE_S = 1.0  # after the first of them; twice as long after each more
MAX_FILE_BYTES = 4 << 30  # of a file whose size nobody has published
AGENT = "Sotto"
BROKEN = (
    http.client.HTTPException,
    ConnectionError,
    TimeoutError,
    ssl.SSLError,  # once it was opened: cut in the middle of something
)
REDIRECTS = (301, 302, 303, 307, 308)
PASSING_STATUS = (408, 425, 429, 500, 502, 503, 504)  # of a host that may answer later

Tell = Callable[[int, int | None], None]  # bytes that are here, bytes of the whole file


class Response(Protocol):
    """The part of an answer that is used."""

    status: int
    headers: http.client.HTTPMessage

    def read1(self, n_bytes: int) -> bytes:
        """Return what has come of the next bytes, at least one until they end."""

    def close(self) -> None:
        """Hang up."""


@dataclass(slots=True)
class _Partial:
    """What is there of a file, and which version of it."""

    path: Path
    etag: str | None = None
    n_bytes: int = 0

    @property
    def note(self) -> Path:
        return self.path.with_name(self.path.name + ".json")


class Downloads:
    """Fetches files into a folder, through the proxies of the environment."""

    def __init__(
        self,
        folder: Path,
        *,
        context: ssl.SSLContext | None = None,
        timeout_s: float = TIMEOUT_S,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """Trust the system's certificates, or those of `context`."""
        self._folder = folder
        self._timeout_s = timeout_s
        self._pause = pause
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPSHandler(context=context), _Redirects()
        )

    def forget(self) -> None:
        """Delete all that was fetched."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def size(self, file: RemoteFile) -> int | None:
        """Return how large the file is, as its host says; None: it does not say.

        Raises `DownloadError`.
        """
        if file.n_bytes is not None:
            return file.n_bytes
        try:
            response = self._open(file, {}, method="HEAD")
        except BROKEN as error:
            raise _broken(file, error) from error
        response.close()
        return _length(response)

    def fetch(self, file: RemoteFile, part: str, tell: Tell) -> Path:
        """Return where `file` lies once all of it is here; raise `DownloadError`, `OutputError`.

        Args:
            part: What it is for, which two files of one name differ in.
            tell: Called with every piece that comes; what it raises ends the download, and what
                has come is kept for the next try.
        """
        path = self._folder / part / file.name
        if path.is_file():  # an earlier try had all of it, and broke off at another file
            n_bytes = path.stat().st_size
            tell(n_bytes, n_bytes)
            return path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            partial = _resumed(path.with_name(path.name + ".part"))
            n_total = self._fetch_all(file, partial, tell)
            _check(file, partial, n_total)
            partial.path.replace(path)
            partial.note.unlink(missing_ok=True)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise OutputError(
                f"{path} cannot be written: {reason}; what has come is kept for the next try."
            ) from error
        return path

    def _fetch_all(self, file: RemoteFile, partial: _Partial, tell: Tell) -> int | None:
        """Have all bytes in the partial file and return how many there should be."""
        n_vain, n_most = 0, partial.n_bytes
        while True:
            try:
                return self._fetch_on(file, partial, tell)
            except BROKEN as error:
                n_vain = 0 if partial.n_bytes > n_most else n_vain + 1
                n_most = max(n_most, partial.n_bytes)
                if n_vain >= MAX_VAIN_TRIES:
                    raise _broken(file, error) from error
                self._pause(PAUSE_S * 2**n_vain)

    def _fetch_on(self, file: RemoteFile, partial: _Partial, tell: Tell) -> int | None:
        """Ask for what is missing and return how many bytes there should be; raise what broke."""
        headers = {}
        if partial.n_bytes and partial.etag:
            headers = {"Range": f"bytes={partial.n_bytes}-", "If-Range": partial.etag}
        response = self._open(file, headers)
        try:
            n_total = _begin(response, partial)
            _compare_length(file, n_total)
            n_total = file.n_bytes if n_total is None else n_total
            limit = MAX_FILE_BYTES if n_total is None else n_total
            with partial.path.open("ab") as content:
                while block := response.read1(BLOCK_BYTES):  # a slow host is told of, too
                    if partial.n_bytes + len(block) > limit:
                        raise _wrong(file, f"it goes on after {limit} bytes")
                    content.write(block)
                    content.flush()  # what is counted is there, whatever happens next
                    partial.n_bytes += len(block)
                    tell(partial.n_bytes, n_total)
        finally:
            response.close()
        if n_total is not None and partial.n_bytes < n_total:
            raise ConnectionError("it ended too early")
        return n_total

    def _open(self, file: RemoteFile, headers: dict[str, str], method: str = "GET") -> Response:
        request = urllib.request.Request(
            file.url, headers={"User-Agent": AGENT, "Accept-Encoding": "identity", **headers}
        )
        request.method = method
        try:
            response: Response = self._opener.open(request, timeout=self._timeout_s)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in PASSING_STATUS:
                raise ConnectionError(f"{error.code} {error.reason}") from error
            answer = "one address leads to another and none to the file"
            if error.code not in REDIRECTS:
                answer = f"its host answers {error.code} {error.reason}"
            raise _wrong(file, answer) from error
        except urllib.error.URLError as error:
            raise _unreachable(file, error) from error
        return response


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a host to another, but never from an encrypted connection to an open one."""

    max_repeats = 2
    max_redirections = 5

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return what to ask next; raise `DownloadError` where it would be asked in the open."""
        old, new = urlsplit(req.full_url).scheme, urlsplit(newurl).scheme
        if new not in ("http", "https") or (old == "https" and new == "http"):
            raise DownloadError(f"{req.host} leads from {old} to {new}: nothing was fetched.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _resumed(path: Path) -> _Partial:
    """Return what an earlier try left, if it is known which version of the file that was."""
    partial = _Partial(path)
    try:
        partial.etag = str(json.loads(partial.note.read_text(encoding="utf-8"))["etag"])
        partial.n_bytes = path.stat().st_size
    except (OSError, ValueError, KeyError, TypeError):
        path.unlink(missing_ok=True)
        return _Partial(path)
    return partial


def _begin(response: Response, partial: _Partial) -> int | None:
    """Get ready for the bytes of an answer and return how many the whole file has."""
    if response.status == http.HTTPStatus.PARTIAL_CONTENT:
        first, n_total = _range(response.headers.get("Content-Range", ""))
        if first == partial.n_bytes:
            return n_total
        partial.path.unlink(missing_ok=True)
        partial.n_bytes = 0
        raise ConnectionError("it went on at another place")
    partial.path.write_bytes(b"")
    partial.n_bytes = 0
    etag = response.headers.get("ETag") or response.headers.get("Last-Modified")
    partial.etag = None if etag is None or etag.startswith("W/") else etag
    if partial.etag:
        partial.note.write_text(json.dumps({"etag": partial.etag}), encoding="utf-8")
    return _length(response)


def _length(response: Response) -> int | None:
    text = response.headers.get("Content-Length", "")
    return int(text) if text.isdecimal() else None


def _range(text: str) -> tuple[int, int | None]:
    """Return the first byte and the length of all of `bytes 5-9/10`; raise ConnectionError."""
    span, _, total = text.removeprefix("bytes ").partition("/")
    first = span.partition("-")[0]
    if not first.isdecimal():
        raise ConnectionError("it does not say where it goes on")
    return int(first), int(total) if total.isdecimal() else None


def _compare_length(file: RemoteFile, n_total: int | None) -> None:
    if n_total is not None and n_total > (file.n_bytes or MAX_FILE_BYTES):
        raise _wrong(file, f"it has {n_total} bytes")
    if None not in (file.n_bytes, n_total) and n_total != file.n_bytes:
        raise _wrong(file, f"it has {n_total} bytes, and {file.n_bytes} were promised")


def _check(file: RemoteFile, partial: _Partial, n_total: int | None) -> None:
    """Raise `DownloadError`, and forget what came, when it is not what was promised."""
    problem = None
    if file.n_bytes is not None and partial.n_bytes != file.n_bytes:
        problem = f"it has {partial.n_bytes} bytes, and {file.n_bytes} were promised"
    elif n_total is not None and partial.n_bytes != n_total:
        problem = f"it has {partial.n_bytes} bytes, and its host promised {n_total}"
    elif file.sha256 is not None:
        with partial.path.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
        problem = None if digest == file.sha256 else "its checksum differs"
    if problem is not None:
        partial.path.unlink(missing_ok=True)
        partial.note.unlink(missing_ok=True)
        raise _wrong(file, problem)


def _wrong(file: RemoteFile, what: str) -> DownloadError:
    return DownloadError(f"{file.url} is not what it should be, {what}: nothing was installed.")


def _broken(file: RemoteFile, error: Exception) -> DownloadError:
    what = str(error) or type(error).__name__
    return DownloadError(
        f"{file.host} breaks off ({what}): try again later, it will go on where it was."
    )


def _unreachable(file: RemoteFile, error: urllib.error.URLError) -> Exception:
    """Return what to raise: a break can be tried again, a wrong certificate cannot."""
    reason = error.reason
    if isinstance(reason, ssl.SSLCertVerificationError):
        return DownloadError(
            f"{file.host} cannot prove who it is ({reason.verify_message}): nothing was fetched."
        )
    if isinstance(reason, BROKEN):
        return ConnectionError(str(reason))
    return DownloadError(
        f"{file.host} cannot be reached ({reason}): is there a network, and is its proxy right?"
    )
