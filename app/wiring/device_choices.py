"""Names and titles of what can be heard, and of where a dub can be: for the windows."""

from contextlib import suppress

from app.model.wording import translate
from app.wiring.live import DEMO
from engine.audio.devices import list_outputs, list_sources
from engine.errors import DeviceError


def output_choices() -> list[tuple[str, str]]:
    """Return the outputs there are; none where nobody can say."""
    with suppress(DeviceError):  # starting will say so
        return [(output.name, output.title) for output in list_outputs()]
    return []


def source_choices(chosen: str) -> list[tuple[str, str]]:
    """Return the names and titles to choose from: the two defaults, every device, the demo."""
    choices = [
        ("system", translate("Sources", "What this computer plays")),
        ("mic", translate("Sources", "The microphone")),
    ]
    with suppress(DeviceError):  # starting will say so; the demo works all the same
        choices += [(source.name, source.title) for source in list_sources()]
    choices.append((DEMO, translate("Sources", "The demo clip")))
    return choices if chosen in dict(choices) else [*choices, (chosen, chosen)]
