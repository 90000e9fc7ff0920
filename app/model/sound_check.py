"""Says in words whether sound arrives from a source, and the way out where it does not.

To tell another state: add it to `Finding`, find it in `SoundCheck.judge` and word it in `explain`.
"""

import sys
from collections import deque
from dataclasses import dataclass
from typing import Literal, assert_never

from app.model.engine_words import in_own_words
from app.model.wording import translate
from engine.errors import DeviceRefusedError
from engine.events import LevelMeasured

Finding = Literal[
    "waiting", "sound", "quiet", "zeros", "muted", "nothing", "no device", "no permission"
]
Kind = Literal["system", "mic", "program", "file", "stream"]

N_KEPT_LEVELS = 15  # the last three seconds: talk has pauses
N_JUDGED_LEVELS = 10  # before these came, silence may be chance
NOTHING_MS = 4_000  # a device delivers at least silence
QUIET_PEAK_DB = -45.0  # what is below hardly makes words
ZEROS_PEAK_DB = -100.0  # no device delivers so little unless it is kept silent


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
    match finding:
        case "waiting":
            return translate("Sound", "Listening…")
        case "sound":
            return translate("Sound", "Sound arrives: all is well.")
        case "quiet":
            return _quiet(kind, system)
        case "zeros":
            return _zeros(kind, system)
        case "muted":
            return translate("Sound", "This source is muted: unmute it in {settings}.").format(
                settings=_sound_settings(system)
            )
        case "nothing":
            return translate(
                "Sound",
                "The device delivers nothing, not even silence: plug it in again, or choose "
                "another source.",
            )
        case "no device":
            return in_own_words(failure) + (_no_loopback(system) if kind == "system" else "")
        case "no permission":
            return translate(
                "Sound",
                "The system does not let Sotto listen: allow it in {settings}, then press Look "
                "again.",
            ).format(settings=_privacy_settings(system))
        case _:
            assert_never(finding)


def _quiet(kind: Kind, system: str) -> str:
    if kind == "mic":
        return translate(
            "Sound",
            "Hardly anything arrives: speak, come closer to the microphone, or raise it in "
            "{settings}.",
        ).format(settings=_sound_settings(system))
    return translate("Sound", "Hardly anything arrives: turn up the volume of the player itself.")


def _zeros(kind: Kind, system: str) -> str:
    if kind == "mic":
        return translate(
            "Sound",
            "The microphone delivers zeros and nothing else: look for a switch or a key that "
            "turns it off, and for the permission in {settings}.",
        ).format(settings=_privacy_settings(system))
    if kind == "program":
        return translate("Sound", "This program is silent just now: let it play.")
    return translate(
        "Sound",
        "Nothing plays there: start a film or music. If something does play, it plays into "
        "another output: choose that one here.",
    )


def _sound_settings(system: str) -> str:
    match system:
        case "win32":
            return translate("Sound", "Settings › System › Sound")
        case "darwin":
            return translate("Sound", "System Settings › Sound")
        case _:
            return translate("Sound", "the sound settings of the desktop (or in pavucontrol)")


def _privacy_settings(system: str) -> str:
    match system:
        case "win32":
            return translate("Sound", "Settings › Privacy & security › Microphone")
        case "darwin":
            return translate("Sound", "System Settings › Privacy & Security › Microphone")
        case _:
            return translate("Sound", "the privacy settings of the desktop")


def _no_loopback(system: str) -> str:
    """Return how sound can be had that the system itself does not hand out."""
    match system:
        case "win32":
            return " " + translate(
                "Sound", "Turn on Stereo Mix among the recording devices and choose it here."
            )
        case "darwin":
            return " " + translate(
                "Sound", "Install a loopback device such as BlackHole and choose it here."
            )
        case _:
            return ""
