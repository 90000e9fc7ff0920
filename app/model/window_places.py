"""Where the windows stood when Sotto was left, in a small file of its own."""

import json
import logging
from collections.abc import Mapping
from pathlib import Path

from app.model.placement import Rect

log = logging.getLogger(__name__)


class WindowPlaces:
    """The windows' rectangles by their names."""

    def __init__(self, path: Path) -> None:
        """Read what was kept; what makes no sense is as if no window had been moved."""
        self._path = path
        self._places: dict[str, Rect] = {}
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            self._places = {str(name): Rect(*map(int, rect)) for name, rect in kept.items()}
        except (OSError, ValueError, TypeError, AttributeError) as error:
            log.info("no windows' places in %s: %s", path, error)

    @property
    def all(self) -> Mapping[str, Rect]:
        """What is kept."""
        return self._places

    def put(self, places: Mapping[str, Rect]) -> None:
        """Keep these, and what is kept of other windows."""
        self._places |= places
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(self._places, indent=1), encoding="utf-8")
        except OSError as error:  # the next start has the usual places
            log.info("the windows' places cannot be kept: %s", error)
