"""The highest version of each signed bundle that was ever installed here, in one small file.

Who signs a bundle vouches for it for ever: one with a fault that was mended since is still signed.
So an older one than was here before is not taken again, even after it was removed.
"""

import json
from pathlib import Path

from engine.errors import BundleError


class Versions:
    """The versions in the file at `path`, which need not be there yet."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def highest(self, key_id: str, name: str) -> int:
        """Return the highest version that was installed, 0 if none; raise `BundleError`."""
        return self._read().get(_entry(key_id, name), 0)

    def remember(self, key_id: str, name: str, version: int) -> None:
        """Keep `version` if it is higher; raise `BundleError` or OSError."""
        versions = self._read()
        entry = _entry(key_id, name)
        if version <= versions.get(entry, 0):
            return
        text = json.dumps(versions | {entry: version}, indent=1, sort_keys=True)
        partial = self._path.with_name(f".{self._path.name}")
        partial.write_text(text + "\n", encoding="utf-8")
        partial.replace(self._path)

    def _read(self) -> dict[str, int]:
        """Return what is remembered. A file that cannot be read must not pass for an empty one."""
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
            return {str(entry): int(version) for entry, version in data.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise BundleError(
                f"{self._path} is damaged, it has the versions that were installed: delete it, and "
                "install only what you know to be new."
            ) from error


def _entry(key_id: str, name: str) -> str:
    return f"{key_id} {name}"
