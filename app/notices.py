"""What is said to a person about events that are not text: what was lost, what failed."""

from engine.events import (
    AudioDropped,
    DeviceBack,
    DeviceLost,
    DubPaced,
    DubSkipped,
    EngineFailed,
    SourceChanged,
    TracksSkipped,
)

Notable = (
    AudioDropped
    | TracksSkipped
    | DubSkipped
    | DubPaced
    | DeviceLost
    | DeviceBack
    | SourceChanged
    | EngineFailed
)


def to_label(activity: str) -> str:
    """Return what stands in place of words, in brackets; nothing while people speak."""
    match activity:
        case "speech":
            return ""
        case "no sound":
            return "[no sound arriving]"
        case _:
            return f"[{activity}]"


def to_notice(event: Notable) -> str:
    """Return one sentence that names the thing and, where there is one, the way out."""
    match event:
        case AudioDropped():
            return "Some sound was lost: this computer is too busy to keep up."
        case TracksSkipped(n_words):
            return f"{n_words} words are missing from the caption tracks: choose fewer of them."
        case DubSkipped(duration_ms):
            return f"{duration_ms / 1000:.1f} s of the dub were skipped to catch up."
        case DubPaced(lag_ms, speed):
            return f"The dub is {lag_ms / 1000:.1f} s behind, at {speed:.2f} times its speed."
        case DeviceLost() | DeviceBack() | SourceChanged():
            return _device_notice(event)
        case EngineFailed(code="internal", message=message):
            return f"Sotto made a mistake ({message}): please report it, and start again."
        case EngineFailed(message=message):
            return message


def _device_notice(event: DeviceLost | DeviceBack | SourceChanged) -> str:
    match event:
        case DeviceLost(role="capture", name=name):
            return f"{name} can no longer be heard: plug it in, or choose another source."
        case DeviceLost(name=name):
            return f"{name} is gone: the captions go on without the dub."
        case DeviceBack(role="capture", name=name, start_ms=start_ms, end_ms=end_ms):
            return f"{name} is heard again: {(end_ms - start_ms) / 1000:.1f} s are missing."
        case DeviceBack(name=name):
            return f"{name} is back, and so is the dub."
        case SourceChanged(title=title):
            return f"Listening to the new default: {title}."
