"""Prints what can be heard and where can be spoken, as `sotto devices` does."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Protocol, cast


class Device(Protocol):
    """A source or an output."""

    @property
    def name(self) -> str:
        """What programs call it."""

    @property
    def title(self) -> str:
        """What people call it."""

    @property
    def is_default(self) -> bool:
        """It is what the system uses when nothing else is said."""


def to_device_list(sources: Sequence[Device], outputs: Sequence[Device]) -> str:
    """Return both lists as text; the defaults carry a star."""
    return "\n".join(
        ["Sources (--source):", *_rows(sources), "", "Outputs (--output):", *_rows(outputs), ""]
    )


def to_device_json(sources: Sequence[Device], outputs: Sequence[Device]) -> str:
    """Return both lists as one JSON object, each device with all that is known of it."""
    lists = {"sources": sources, "outputs": outputs}
    known = {kind: [asdict(cast(Any, each)) for each in lists[kind]] for kind in lists}
    return json.dumps(known, ensure_ascii=False, indent=2) + "\n"


def _rows(devices: Sequence[Device]) -> list[str]:
    width = max((len(device.name) for device in devices), default=0)
    return [
        f"  {'*' if device.is_default else ' '} {device.name:<{width}}  {device.title}"
        for device in devices
    ]
