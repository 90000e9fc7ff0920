"""What is said to a person about events that are not text: what was lost, what failed."""

from engine.events import AudioDropped, DeviceLost, DubPaced, DubSkipped, EngineFailed


def to_notice(event: AudioDropped | DubSkipped | DubPaced | DeviceLost | EngineFailed) -> str:
    """Return one sentence that names the thing and, where there is one, the way out."""
    match event:
        case AudioDropped():
            return "Some sound was lost: this computer is too busy to keep up."
        case DubSkipped(duration_ms):
            return f"{duration_ms / 1000:.1f} s of the dub were skipped to catch up."
        case DubPaced(lag_ms, speed):
            return f"The dub is {lag_ms / 1000:.1f} s behind, at {speed:.2f} times its speed."
        case DeviceLost(role="capture", name=name):
            return f"{name} can no longer be heard: plug it in, or choose another source."
        case DeviceLost(name=name):
            return f"{name} is gone: the captions go on without the dub."
        case EngineFailed(code="internal", message=message):
            return f"Sotto made a mistake ({message}): please report it, and start again."
        case EngineFailed(message=message):
            return message
