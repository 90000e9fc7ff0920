"""What became of one recording, as plain data that can cross processes and be kept."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Outcome = Literal["done", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class FileResult:
    """One recording's outcome.

    Attributes:
        wall_s: How long it took by the clock on the wall, without the loading of the model.
        process_s: How much of the processor that needed.
        message: What went wrong, in a sentence, where something did.
    """

    recording: str
    outcome: Outcome
    duration_s: float = 0.0
    wall_s: float = 0.0
    process_s: float = 0.0
    n_utterances: int = 0
    message: str = ""

    @property
    def rtf(self) -> float | None:
        """The real-time factor: how long it took for each second of sound."""
        return self.wall_s / self.duration_s if self.duration_s else None

    def to_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {**asdict(self), "rtf": None if self.rtf is None else round(self.rtf, 4)}

    @staticmethod
    def from_json(data: dict[str, Any]) -> "FileResult":
        """Return what `to_json` wrote; raise KeyError, TypeError or ValueError."""
        return FileResult(**{name: value for name, value in data.items() if name != "rtf"})
