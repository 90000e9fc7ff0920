"""Speech translation on this machine: what applications may use, and no more.

Importing it is quick: neither models, sound libraries nor files are touched before they are asked
for.
"""

import os
from typing import TYPE_CHECKING

from engine import errors, events
from engine.config import EngineConfig
from engine.errors import EngineError
from engine.events import EngineEvent
from engine.worker import Engine

# Done on import, for it must be done before ONNX Runtime is loaded, from wherever: since 1.29 that
# tells its maker about every model and session, and keeps an identifier of the machine on its disk.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

if TYPE_CHECKING:
    from engine.bundle import open_bundle

__all__ = [
    "Engine",
    "EngineConfig",
    "EngineError",
    "EngineEvent",
    "errors",
    "events",
    "open_bundle",
]


def __getattr__(name: str) -> object:
    """Fetch `open_bundle` when it is first asked for: what it needs is slow to import."""
    if name != "open_bundle":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from engine.bundle import open_bundle

    return open_bundle
