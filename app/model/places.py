"""Where a person put the captions, screen by screen, in a small file of its own."""

import json
import logging
from dataclasses import asdict
from pathlib import Path

from app.model.placement import Placement

log = logging.getLogger(__name__)


class Places:
    """The placements by the names of screens; the screen used last is the last of them."""

    def __init__(self, path: Path) -> None:
        """Read what was kept; what makes no sense is as if nobody had chosen."""
        self._path = path
        self._places: dict[str, Placement] = {}
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            self._places = {str(name): Placement(**place) for name, place in kept.items()}
        except (OSError, ValueError, TypeError, AttributeError) as error:
            log.info("no placements in %s: %s", path, error)

    @property
    def screens(self) -> list[str]:
        """The screens that were used, the last one first."""
        return list(reversed(self._places))

    def on(self, screen: str) -> Placement:
        """Return where the captions stand on that screen."""
        return self._places.get(screen, Placement())

    def put(self, screen: str, placement: Placement) -> None:
        """Keep where they stand from now on."""
        self._places.pop(screen, None)
        self._places[screen] = placement
        told = {name: asdict(each) for name, each in self._places.items()}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(told, indent=1), encoding="utf-8")
        except OSError as error:  # they stand there all the same, until the end
            log.info("placements cannot be kept: %s", error)
