"""Says in words whether sound arrives from a source, and the way out where it does not.

To tell another state: add it to `Finding`, find it in `SoundCheck.judge` and word it in `explain`.
"""

import sys
from collections import deque
from dataclasses import dataclass
from typing import Literal, assert_never

from engine.errors import DeviceRefusedError
from engine.events import LevelMeasured

Finding = Literal[
    "waiting", "sound", "quiet", "zeros", "muted", "nothing", "no device", "no permission"
]
Kind = Literal["system", "mic", "program", "file"]

N_KEPT_LEVELS = 15  # the last three seconds: talk has pauses
N_JUDGED_LEVELS = 10  # before these came, silence may be chance
NOTHING_MS = 4_000  # a device delivers at least silence
QUIET_PEAK_DB = -45.0  # what is below hardly makes words
ZEROS_PEAK_DB = -100.0  # no device delivers so little unless it is kept silent

SOUND_SETTINGS = {
    "linux": "the sound settings of the desktop (or in pavucontrol)",
    "win32": "Settings › System › Sound",
    "darwin": "System Settings › Sound",
}
PRIVACY_SETTINGS = {
    "linux": "the privacy settings of the desktop",
    "win32": "Settings › Privacy & security › Microphone",
    "darwin": "System Settings › Privacy & Security › Microphone",
}
NO_LOOPBACK = {
    "linux": "",
    "win32": " Turn on Stereo Mix among the recording devices and choose it here.",
    "darwin": " Install a loopback device such as BlackHole and choose it here.",
}


@dataclass(frozen=True, slots=True)
class Advice:
    """What was found, and one or two sentences for a person."""

    finding: Finding
    sentence: str

    @property
    def is_problem(self) -> bool:
        """Whether something is to be done."""
        return self.finding not in ("waiting", "sound")


class SoundCheck:
    """What is known of one source so far."""

    def __init__(self, kind: Kind, now_ms: float, system: str = sys.platform) -> None:
        """Begin to wait.

        Args:
            kind: What is listened to.
            now_ms: The time.
            system: Whose settings are named, as `sys.platform`.
        """
        self.kind = kind
        self._system = system
        self._came_ms = now_ms  # when sound came last, or was first expected
        self._levels: deque[LevelMeasured] = deque(maxlen=N_KEPT_LEVELS)
        self._is_muted = False
        self._failure: tuple[str, str] | None = None  # its code, and a sentence

    def note_level(self, level: LevelMeasured, now_ms: float) -> None:
        """Take how loud it is; whatever was wrong with the device is over."""
        self._levels.append(level)
        self._came_ms, self._failure = now_ms, None

    def note_muted(self, *, is_muted: bool) -> None:
        """Take whether the system keeps it silent."""
        if is_muted != self._is_muted:
            self._is_muted = is_muted
            self._levels.clear()  # they tell of the state before

    def note_failure(self, code: str, sentence: str) -> None:
        """Take why it cannot be heard, as an engine's error tells it."""
        self._failure = code, sentence

    def judge(self, now_ms: float) -> Advice:
        """Return what is to be told now."""
        finding = self._find(now_ms)
        failure = self._failure[1] if self._failure is not None else ""
        return Advice(finding, explain(finding, self.kind, self._system, failure))

    def _find(self, now_ms: float) -> Finding:
        if self._failure is not None:
            is_refused = self._failure[0] == DeviceRefusedError.code
            return "no permission" if is_refused else "no device"
        if self._is_muted:
            return "muted"
        if now_ms - self._came_ms >= NOTHING_MS:
            return "nothing"
        peak_db = max((level.peak_db for level in self._levels), default=ZEROS_PEAK_DB)
        if peak_db >= QUIET_PEAK_DB:
            return "sound"
        if len(self._levels) < N_JUDGED_LEVELS:
            return "waiting"
        return "quiet" if peak_db > ZEROS_PEAK_DB else "zeros"


def explain(finding: Finding, kind: Kind, system: str, failure: str = "") -> str:
    """Return what a person is told.

    Args:
        finding: The state.
        kind: What is listened to.
        system: Whose settings are named, as `sys.platform`; those of Linux where nobody knows it.
        failure: The engine's own sentence, for `no device`.
    """
    system = system if system in SOUND_SETTINGS else "linux"
    match finding:
        case "waiting":
            return "Listening…"
        case "sound":
            return "Sound arrives: all is well."
        case "quiet":
            return _quiet(kind, system)
        case "zeros":
            return _zeros(kind, system)
        case "muted":
            return f"This source is muted: unmute it in {SOUND_SETTINGS[system]}."
        case "nothing":
            return (
                "The device delivers nothing, not even silence: plug it in again, or choose "
                "another source."
            )
        case "no device":
            return failure + (NO_LOOPBACK[system] if kind == "system" else "")
        case "no permission":
            return (
                f"The system does not let Sotto listen: allow it in {PRIVACY_SETTINGS[system]}, "
                "then press Look again."
            )
        case _:
            assert_never(finding)


def _quiet(kind: Kind, system: str) -> str:
    if kind == "mic":
        return (
            "Hardly anything arrives: speak, come closer to the microphone, or raise it in "
            f"{SOUND_SETTINGS[system]}."
        )
    return "Hardly anything arrives: turn up the volume of the player itself."


def _zeros(kind: Kind, system: str) -> str:
    if kind == "mic":
        return (
            "The microphone delivers zeros and nothing else: look for a switch or a key that turns "
            f"it off, and for the permission in {PRIVACY_SETTINGS[system]}."
        )
    if kind == "program":
        return "This program is silent just now: let it play."
    return (
        "Nothing plays there: start a film or music. If something does play, it plays into another "
        "output: choose that one here."
    )
