"""Says what the engine reports in the language of the interface.

The engine speaks English and knows no interface, so its sentences are known here by their form; one
that is not is shown as it is. To add one: copy it from where it is raised, with a {name} for each
value.
"""

import functools
import re

from app.model.wording import translate


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - Qt's tools look for it
    """Mark a text that is translated elsewhere."""
    return text


SENTENCES = (
    QT_TRANSLATE_NOOP("Engine", "There is no sound server: start PulseAudio or PipeWire."),
    QT_TRANSLATE_NOOP(
        "Engine", "The library {library} is missing: install it (libpulse0 on Debian and Ubuntu)."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The sound server does not open {device} ({reason}): allow it in the privacy settings of "
        "the desktop.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The sound server does not open {device} ({reason}): see `sotto devices` for those there "
        "are.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The sound device {device} was lost ({reason}): connect it again or choose another.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "The sound device {device} does not answer: connect it again or choose another."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{device} has stood still for {seconds} s: restart the sound server or choose another "
        "device.",
    ),
    QT_TRANSLATE_NOOP("Engine", "Nothing can be heard here: connect a microphone."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "What this computer plays cannot be heard here: choose a microphone ({names}).",
    ),
    QT_TRANSLATE_NOOP("Engine", "There is no source {name}: choose one of {names}."),
    QT_TRANSLATE_NOOP("Engine", "There is no output {name}: choose one of {names}."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The only output is the one that is listened to, and the dub would be translated again: "
        "connect headphones or turn the dub off.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{output} is listened to, and the dub would be translated again: choose another output or "
        "another source.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{folder} is not a bundle, it has no {name}: choose another folder."
    ),
    QT_TRANSLATE_NOOP("Engine", "{path} is missing or unreadable: fetch the bundle again."),
    QT_TRANSLATE_NOOP("Engine", "{path} is damaged, its checksum differs: fetch the bundle again."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "The model in {folder} was trained on whole recordings and cannot translate while somebody "
        "speaks: translate a recording with --offline, or choose another model.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Port {port} is in use, perhaps by another Sotto: close that one, or choose another port "
        "with --port.",
    ),
    QT_TRANSLATE_NOOP("Engine", "What {name} plays"),
    QT_TRANSLATE_NOOP("Engine", "{path} holds no sound: choose a recording with speech."),
    QT_TRANSLATE_NOOP("Engine", "{path} is empty: choose a recording with speech."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{path} lasts only {duration} ms: choose a recording of {shortest} ms or more.",
    ),
    QT_TRANSLATE_NOOP(
        "Engine", "{path} is not sound that can be read here: convert it to {formats}."
    ),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{path} is damaged and cannot be read to its end: convert or fetch it again.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{path} does not exist: check the name and the folder."),
    QT_TRANSLATE_NOOP("Engine", "{path} is a folder: name one recording in it."),
    QT_TRANSLATE_NOOP("Engine", "{path} may not be read by you: ask for permission or copy it."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "{address} cannot be decoded here: install ffmpeg (`apt-get install ffmpeg`), or PyAV "
        "(`pip install av`), or play it in a program and choose that program as the source "
        "(app:NAME).",
    ),
    QT_TRANSLATE_NOOP("Engine", "No decoder starts ({reason}): install ffmpeg or PyAV."),
    QT_TRANSLATE_NOOP("Engine", "{address} has sent nothing for {seconds} s: try again."),
    QT_TRANSLATE_NOOP("Engine", "{address} cannot be heard ({reason}): check the address."),
)
PLACE = re.compile(r"\\\{(\w+)\\\}")


def in_own_words(sentence: str) -> str:
    """Return the engine's sentence in the language of the interface, if it is known."""
    for text, pattern in _patterns().items():
        if match := pattern.fullmatch(sentence):
            return translate("Engine", text).format(**match.groupdict())
    return sentence


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        text: re.compile(PLACE.sub(r"(?P<\1>.+?)", re.escape(text)), re.DOTALL)
        for text in SENTENCES
    }
