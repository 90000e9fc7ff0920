"""What a session is asked to do; immutable and checked when it is made."""

from dataclasses import dataclass
from typing import Literal, get_args

from engine.errors import ConfigError

Task = Literal["asr", "s2tt", "s2st"]
LATENCIES_MS = (320, 640, 960, 1280, 1600, 1920, 2240, 2560)


@dataclass(frozen=True, slots=True)
class EngineConfig:
    """One translation session.

    Attributes:
        task: `asr` recognises, `s2tt` also translates, `s2st` also speaks.
        latency_ms: How much source the encoder takes at once: one of `LATENCIES_MS`.
        offline: Wait for the end of each utterance before anything is written.
    """

    task: Task = "s2tt"
    latency_ms: int = 320
    offline: bool = False

    def __post_init__(self) -> None:
        """Raise `ConfigError` on a value that is not offered."""
        if self.task not in get_args(Task):
            raise ConfigError(f"task must be one of {', '.join(get_args(Task))}, not {self.task!r}")
        if self.latency_ms not in LATENCIES_MS:
            choices = ", ".join(str(latency_ms) for latency_ms in LATENCIES_MS)
            raise ConfigError(f"latency must be one of {choices} ms, not {self.latency_ms}")
