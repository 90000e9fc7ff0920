"""What is said to a person about events that are not text: what was lost, what failed."""

from app.model.wording import decimals, translate
from app.status_line import language_name
from engine.events import (
    AudioDropped,
    BundleRefused,
    DeviceBack,
    DeviceLost,
    DubPaced,
    DubSkipped,
    EngineFailed,
    LanguageHeard,
    SourceChanged,
    TracksRefused,
    TracksSkipped,
)

Notable = (
    AudioDropped
    | TracksSkipped
    | TracksRefused
    | DubSkipped
    | DubPaced
    | DeviceLost
    | DeviceBack
    | SourceChanged
    | BundleRefused
    | LanguageHeard
    | EngineFailed
)


def to_label(activity: str) -> str:
    """Return what stands in place of words, in brackets; nothing while people speak."""
    match activity:
        case "speech":
            return ""
        case "no sound":
            return translate("Notices", "[no sound arriving]")
        case "music":
            return translate("Notices", "[music]")
        case "no speech":
            return translate("Notices", "[no speech]")
        case _:
            return f"[{activity}]"


def to_notice(event: Notable) -> str:
    """Return one sentence that names the thing and, where there is one, the way out."""
    match event:
        case AudioDropped():
            return translate(
                "Notices", "Some sound was lost: this computer is too busy to keep up."
            )
        case TracksSkipped(n_words):
            return translate(
                "Notices",
                "{count} words are missing from the caption tracks: choose fewer of them.",
            ).format(count=n_words)
        case DubSkipped(duration_ms):
            return translate("Notices", "{seconds} s of the dub were skipped to catch up.").format(
                seconds=decimals(duration_ms / 1000, 1)
            )
        case DubPaced(lag_ms, speed):
            return translate(
                "Notices", "The dub is {seconds} s behind, at {speed} times its speed."
            ).format(seconds=decimals(lag_ms / 1000, 1), speed=decimals(speed, 2))
        case DeviceLost() | DeviceBack() | SourceChanged():
            return _device_notice(event)
        case BundleRefused(message=message) | TracksRefused(message=message):
            return message
        case LanguageHeard():
            return _language_notice(event)
        case EngineFailed(code="internal", message=message):
            return translate(
                "Notices", "Sotto made a mistake ({message}): please report it, and start again."
            ).format(message=message)
        case EngineFailed(message=message):
            return message


def _language_notice(event: LanguageHeard) -> str:
    language = language_name(event.language)
    match event:
        case LanguageHeard(language=""):
            return translate(
                "Notices", "It is not clear which language this is: the model stays as it is."
            )
        case LanguageHeard(is_understood=True, bundle=""):
            return translate("Notices", "This sounds like {language}: the model stays.").format(
                language=language
            )
        case LanguageHeard(is_understood=True):
            return translate(
                "Notices", "This sounds like {language}: {name} translates it."
            ).format(language=language, name=event.bundle)
        case LanguageHeard(offered=""):
            return translate(
                "Notices",
                "This sounds like {language}: no model here hears it, and Sotto knows of none.",
            ).format(language=language)
        case _:
            return translate(
                "Notices",
                "This sounds like {language}, which no model here hears: get one among the models, "
                "or with `sotto models install {name}`.",
            ).format(language=language, name=event.offered)


def _device_notice(event: DeviceLost | DeviceBack | SourceChanged) -> str:
    match event:
        case DeviceLost(role="capture", name=name):
            return translate(
                "Notices", "{name} can no longer be heard: plug it in, or choose another source."
            ).format(name=name)
        case DeviceLost(name=name):
            return translate(
                "Notices", "{name} is gone: the captions go on without the dub."
            ).format(name=name)
        case DeviceBack(role="capture", name=name, start_ms=start_ms, end_ms=end_ms):
            return translate("Notices", "{name} is heard again: {seconds} s are missing.").format(
                name=name, seconds=decimals((end_ms - start_ms) / 1000, 1)
            )
        case DeviceBack(name=name):
            return translate("Notices", "{name} is back, and so is the dub.").format(name=name)
        case SourceChanged(title=title):
            return translate("Notices", "Listening to the new default: {title}.").format(
                title=title
            )
