"""The files of the page, read once, and the headers that keep everything else out of it."""

from dataclasses import dataclass
from pathlib import Path

from app.web.errors import ServeError

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class PageFile:
    """What a path leads to."""

    body: bytes
    media_type: str


class PageFiles:
    """All that can be fetched: nothing outside the folder, whatever a path says."""

    def __init__(self, folder: Path) -> None:
        """Read the folder; raise `ServeError` if the page is not in it."""
        try:
            self._files = {
                f"/{path.name}": PageFile(path.read_bytes(), TYPES[path.suffix])
                for path in sorted(folder.iterdir())
                if path.suffix in TYPES
            }
            self._files["/"] = self._files["/index.html"]
        except (OSError, KeyError) as error:
            raise ServeError(
                f"The page is not in {folder}: install Sotto anew, or get the whole checkout."
            ) from error

    def get(self, path: str) -> PageFile | None:
        """Return the file, or None."""
        return self._files.get(path)


def headers(host: str) -> dict[str, str]:
    """Return what goes with every answer to a request for `host`."""
    return {
        "Cache-Control": "no-cache",
        "Content-Security-Policy": POLICY.format(host=host),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
