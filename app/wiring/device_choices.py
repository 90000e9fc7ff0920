"""Names and titles of what can be heard, and of where a dub can be: for the windows."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from app.model.engine_words import in_own_words
from app.model.settings import ListeningSettings
from app.model.wording import translate
from app.wiring.live import DEMO
from engine.audio.capture import Source
from engine.audio.devices import MICROPHONE, SYSTEM, list_sources
from engine.audio.file import is_recording
from engine.audio.playback import Output
from engine.audio.stream_address import is_address, title_of
from engine.errors import DeviceError

Choices = list[tuple[str, str]]  # names, and what people call them


def look_for_sources(listening: ListeningSettings, chosen: str) -> Choices:
    """Return what can be heard now; asks the sound server and waits for it."""
    sources: Sequence[Source] = ()
    with suppress(DeviceError):  # starting will say so; the demo works all the same
        sources = list_sources()
    return source_choices(sources, listening, chosen)


def source_choices(sources: Sequence[Source], listening: ListeningSettings, chosen: str) -> Choices:
    """Return what to choose from: both defaults, every device, what was opened last, the demo."""
    choices = [
        (SYSTEM, translate("Sources", "What this computer plays")),
        (MICROPHONE, translate("Sources", "The microphone")),
    ]
    choices += [(source.name, in_own_words(source.title)) for source in sources]
    choices += [
        (name, source_title(name)) for name in (listening.recording, listening.address) if name
    ]
    choices.append((DEMO, translate("Sources", "The demo clip")))
    return choices if chosen in dict(choices) else [*choices, (chosen, source_title(chosen))]


def source_title(name: str) -> str:
    """Return what people call a source that may be in no list: a file's name, an address' host."""
    if is_recording(name):
        return Path(name).name
    return title_of(name) if is_address(name) else name


def output_choices(outputs: Sequence[Output]) -> Choices:
    """Return the outputs to choose from, the usual place first."""
    usual = ("", translate("Sources", "The usual place"))
    return [usual, *((output.name, output.title) for output in outputs)]
