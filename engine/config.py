"""What a session is asked to do; immutable and checked when it is made."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from engine.errors import ConfigError

Task = Literal["asr", "s2tt", "s2st", "tts"]
PolicyName = Literal["ctc", "wait-k"]
LATENCIES_MS = (320, 640, 960, 1280, 1600, 1920, 2240, 2560)
DEFAULT_BEAM, MAX_BEAM = 10, 64
DEFAULT_LAGGING_K: dict[PolicyName, int] = {"ctc": 0, "wait-k": 3}  # those of StreamSpeech's paper


@dataclass(frozen=True, slots=True)
class PolicyConfig:
    """When to write; `engine.runtime.policy` says what each policy means.

    Attributes:
        name: `ctc` follows what was said, `wait-k` follows the clock.
        lagging_k: `ctc`: how many target tokens of the CTC head are held back. `wait-k`: how many
            segments are read before the first stride of them counts.
        stride_n: How many tokens are read and written at once.
    """

    name: PolicyName = "ctc"
    lagging_k: int = 0
    stride_n: int = 1

    def __post_init__(self) -> None:
        """Raise `ConfigError` on a value that makes no sense."""
        if self.name not in get_args(PolicyName):
            choices = ", ".join(get_args(PolicyName))
            raise ConfigError(f"policy must be one of {choices}, not {self.name!r}")
        if self.lagging_k < 0:
            raise ConfigError(f"lagging_k must be 0 or more, not {self.lagging_k}")
        if self.stride_n < 1:
            raise ConfigError(f"stride_n must be 1 or more, not {self.stride_n}")


@dataclass(frozen=True, slots=True)
class EngineConfig:
    """One translation session.

    Attributes:
        task: `asr` recognises, `s2tt` also translates, `s2st` also speaks; `tts` speaks a text.
        latency_ms: How much source the encoder takes at once: one of `LATENCIES_MS`. Text comes
            word by word whatever it is.
        offline: Wait for the end of each utterance before anything is written.
        policy: When to write; without meaning for `offline`.
        n_beam: How many hypotheses `offline` follows; 1 is greedy, as simultaneous writing always
            is.
    """

    task: Task = "s2tt"
    latency_ms: int = 320
    offline: bool = False
    policy: PolicyConfig = field(default_factory=PolicyConfig)
    n_beam: int = DEFAULT_BEAM

    def __post_init__(self) -> None:
        """Raise `ConfigError` on a value that is not offered."""
        if self.task not in get_args(Task):
            raise ConfigError(f"task must be one of {', '.join(get_args(Task))}, not {self.task!r}")
        if self.latency_ms not in LATENCIES_MS:
            choices = ", ".join(str(latency_ms) for latency_ms in LATENCIES_MS)
            raise ConfigError(f"latency must be one of {choices} ms, not {self.latency_ms}")
        if not 1 <= self.n_beam <= MAX_BEAM:
            raise ConfigError(f"beam must be from 1 to {MAX_BEAM}, not {self.n_beam}")
