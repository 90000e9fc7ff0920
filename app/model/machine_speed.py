"""Picks the chunk for a machine by how busy each keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.model.wording import decimals, translate
from engine.config import LATENCIES_MS

HIGHEST_LOAD = 0.5  # the other half is for the rest of the computer: a film, a conference


@dataclass(frozen=True, slots=True)
class MachineSpeed:
    """What was picked: `load` is the processor time that a second of sound takes, in seconds."""

    latency_ms: int
    load: float

    @property
    def is_enough(self) -> bool:
        """Whether the machine keeps up with ease."""
        return self.load <= HIGHEST_LOAD

    @property
    def sentence(self) -> str:
        """What a person is told."""
        load = decimals(self.load, 2)
        if self.is_enough:
            return translate(
                "Speed",
                "A second of sound takes this computer {load} s: captions can follow every "
                "{chunk} s.",
            ).format(load=load, chunk=decimals(self.latency_ms / 1000, 2))
        return translate(
            "Speed",
            "A second of sound takes this computer {load} s, which is slow: close other programs, "
            "or captions may come late.",
        ).format(load=load)


def next_latency_ms(loads: Mapping[int, float]) -> int | None:
    """Return the chunk to measure next, None when one is found that suits or all are measured."""
    if any(load <= HIGHEST_LOAD for load in loads.values()):
        return None
    return next((each for each in LATENCIES_MS if each not in loads), None)


def pick(loads: Mapping[int, float]) -> MachineSpeed:
    """Return the shortest chunk that leaves the machine room, or else the lightest."""
    light = [latency_ms for latency_ms in sorted(loads) if loads[latency_ms] <= HIGHEST_LOAD]
    latency_ms = light[0] if light else min(loads, key=lambda each: loads[each])
    return MachineSpeed(latency_ms, loads[latency_ms])
