"""Everything a person can choose, and what is chosen as long as nobody does.

This is the one table of settings: the file's keys, `sotto settings` and docs/settings.md follow
from it. To add a setting: add its line here, then write docs/settings.md anew with
`sotto settings show --markdown`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import TypeVar

from app.model.setting_kinds import (
    Colour,
    Hotkey,
    Kind,
    Language,
    OneOf,
    Switch,
    Whole,
    Words,
)
from engine.config import LATENCIES_MS
from engine.errors import ConfigError

KIND, MEANING = "kind", "meaning"  # of a field's metadata
PRESETS = ("usual", "large text", "high contrast", "dyslexia-friendly")  # looks with a name
WEIGHTS = (300, 400, 500, 600, 700, 800, 900)
T = TypeVar("T")


def setting(usual: T, kind: Kind, meaning: str) -> T:
    """Return a dataclass field with its usual value, what it may be, and what it means."""
    return field(default=usual, metadata={KIND: kind, MEANING: meaning})


class Checked:
    """Raises `ConfigError` when a setting is made with a value that makes no sense."""

    __slots__ = ()

    def __post_init__(self) -> None:
        """Check each field by its kind."""
        for name, kind in _kinds(self):
            value = getattr(self, name)
            if not kind.accepts(value):
                raise ConfigError(f"{name} must be {kind.wants}, not {value!r}")


def _kinds(section: Checked) -> Iterator[tuple[str, Kind]]:
    for each in fields(section):  # type: ignore[arg-type]  # every section is a dataclass
        if KIND in each.metadata:
            yield each.name, each.metadata[KIND]


@dataclass(frozen=True, slots=True)
class ListeningSettings(Checked):
    """What is heard, and how long may be waited for better words."""

    source: str = setting(
        "system",
        Words(),
        "`system` (what the computer plays), `mic`, a name of `sotto devices`, the whole path of a "
        "recording, or the address of a stream",
    )
    recording: str = setting("", Words(), "the recording that was opened last, to choose again")
    address: str = setting("", Words(), "the stream that was opened last, to choose again")
    bundle: str = setting(
        "",
        Words(),
        "the model, and with it the two languages: a name of `sotto models list`, or a folder; "
        "empty for French to English, which comes with Sotto; `auto` for the one that hears the "
        "language spoken at first",
    )
    latency_ms: int = setting(
        LATENCIES_MS[0],
        OneOf(LATENCIES_MS),
        "how much source is taken in at once: less is sooner, more is better",
    )


@dataclass(frozen=True, slots=True)
class DubSettings(Checked):
    """The spoken translation."""

    on: bool = setting(False, Switch(), "speak the translation")
    volume_percent: int = setting(100, Whole(0, 100), "how loud the dub is")
    output: str = setting(
        "", Words(), "where it is heard: a name of `sotto devices`; empty for the usual place"
    )
    original_percent: int = setting(
        100, Whole(0, 100), "how loud the original stays while the dub speaks; 100 leaves it alone"
    )


@dataclass(frozen=True, slots=True)
class TextStyle(Checked):
    """How one of the two texts looks."""

    font: str = setting("", Words(), "a font family; empty for one that has the letters")
    size_percent: int = setting(100, Whole(50, 300), "size, 100 being what suits the screen")
    weight: int = setting(700, OneOf(WEIGHTS), "400 is regular, 700 is bold")
    colour: str = setting("#ffffff", Colour(), "of the letters")
    outline_px: int = setting(2, Whole(0, 8), "how wide the line around each letter is")
    outline_colour: str = setting("#000000", Colour(), "of that line")
    background_percent: int = setting(81, Whole(0, 100), "how dense the box behind it is")


def _source_style() -> TextStyle:
    return TextStyle(weight=400, colour="#ffd98a")


@dataclass(frozen=True, slots=True)
class CaptionSettings(Checked):
    """The captions over the screen."""

    preset: str = setting(
        PRESETS[0], OneOf(PRESETS), "the look that was chosen last, to which one can go back"
    )
    languages: str = setting(
        "both", OneOf(("both", "source", "translation")), "which of the two texts are shown"
    )
    first: str = setting(
        "source", OneOf(("source", "translation")), "which of them stands above the other"
    )
    n_source_lines: int = setting(1, Whole(1, 4), "lines in the speaker's own language")
    n_translation_lines: int = setting(2, Whole(1, 4), "lines of translation")
    width_characters: int = setting(42, Whole(20, 80), "the longest line, if the screen has room")
    calm: bool = setting(False, Switch(), "wait for whole phrases, and show no word that may go")
    locked: bool = setting(True, Switch(), "clicks go through the captions to what is below")
    background_colour: str = setting("#080b10", Colour(), "of the box behind the captions")
    mark_spoken: bool = setting(True, Switch(), "underline the word that the dub says")
    smooth: bool = setting(True, Switch(), "lines roll up; otherwise they jump")
    source: TextStyle = field(default_factory=_source_style)
    translation: TextStyle = field(default_factory=TextStyle)


def _track_style() -> TextStyle:
    return TextStyle(size_percent=75, weight=600, colour="#bfe6ff")


@dataclass(frozen=True, slots=True)
class TrackSettings(Checked):
    """A caption track: another language, made of the words that were recognised."""

    language: str = setting("", Language(), "its code, such as `de`; empty for no such track")
    offset_words: int = setting(
        0, Whole(-8, 8), "how many words later it comes than the delay says, or earlier if negative"
    )
    n_lines: int = setting(1, Whole(1, 4), "lines of it")
    style: TextStyle = field(default_factory=_track_style)


@dataclass(frozen=True, slots=True)
class TracksSettings(Checked):
    """Up to three caption tracks below the captions, each in a language of its own."""

    labels: bool = setting(True, Switch(), "each text has its language beside it")
    confidence_percent: int = setting(
        50, Whole(0, 100), "how sure it must be that it is time to write a word: more is later"
    )
    first: TrackSettings = field(default_factory=TrackSettings)
    second: TrackSettings = field(default_factory=TrackSettings)
    third: TrackSettings = field(default_factory=TrackSettings)


@dataclass(frozen=True, slots=True)
class HotkeySettings(Checked):
    """Keys that work in every program; where a system has none, `sotto --toggle` can be bound."""

    start_stop: str = setting("Ctrl+Alt+S", Hotkey(), "begin to listen, or end it")
    lock: str = setting("Ctrl+Alt+L", Hotkey(), "let clicks through the captions, or do not")
    hide: str = setting("Ctrl+Alt+H", Hotkey(), "hide the captions, or show them")
    live: str = setting("Ctrl+Alt+J", Hotkey(), "jump to what is being said")
    replay: str = setting("Ctrl+Alt+R", Hotkey(), "what did they say? hear and read it again")
    louder: str = setting("Ctrl+Alt+Up", Hotkey(), "the dub louder")
    quieter: str = setting("Ctrl+Alt+Down", Hotkey(), "the dub quieter")


@dataclass(frozen=True, slots=True)
class ReplaySettings(Checked):
    """ "What did they say?": the last seconds once more."""

    duration_s: int = setting(20, Whole(10, 30), "how many seconds")
    sound: bool = setting(True, Switch(), "play them, too")


@dataclass(frozen=True, slots=True)
class WindowSettings(Checked):
    """The program's own windows."""

    language: str = setting(
        "system", OneOf(("system", "en", "fr", "de", "es", "zh")), "of buttons and messages"
    )
    theme: str = setting(
        "system", OneOf(("system", "light", "dark", "high-contrast")), "colours of the windows"
    )
    start_minimised: bool = setting(False, Switch(), "open as an icon in the tray")
    set_up: bool = setting(
        False, Switch(), "the page of the first minute was seen; false shows it at the next start"
    )
    listen_at_start: bool = setting(False, Switch(), "begin to listen as soon as it is opened")


@dataclass(frozen=True, slots=True)
class TranscriptSettings(Checked):
    """What is kept of what was said; it never leaves this computer."""

    keep: bool = setting(True, Switch(), "keep a transcript of every live session")
    keep_dub: bool = setting(False, Switch(), "keep the sound of the dub as well")
    retention_days: int = setting(
        0, Whole(0, 36_500), "delete transcripts that are older; 0 keeps them until you delete them"
    )


@dataclass(frozen=True, slots=True)
class PageSettings(Checked):
    """The page with captions for a second screen, a phone or OBS."""

    serve: bool = setting(False, Switch(), "offer the page")
    reach: str = setting(
        "computer",
        OneOf(("computer", "network")),
        "who may open it: this `computer` alone, or whoever in the `network` has the link",
    )
    port: int = setting(8765, Whole(1024, 65_535), "its number in the address")


@dataclass(frozen=True, slots=True)
class Settings(Checked):
    """Everything a person can choose."""

    listening: ListeningSettings = field(default_factory=ListeningSettings)
    dub: DubSettings = field(default_factory=DubSettings)
    captions: CaptionSettings = field(default_factory=CaptionSettings)
    replay: ReplaySettings = field(default_factory=ReplaySettings)
    tracks: TracksSettings = field(default_factory=TracksSettings)
    hotkeys: HotkeySettings = field(default_factory=HotkeySettings)
    window: WindowSettings = field(default_factory=WindowSettings)
    transcript: TranscriptSettings = field(default_factory=TranscriptSettings)
    page: PageSettings = field(default_factory=PageSettings)
