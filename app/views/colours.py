"""The colours of windows, a set for each theme; every text is at least 7:1 on what is behind it."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

Role = QPalette.ColorRole


@dataclass(frozen=True, slots=True)
class Colours:
    """One set, all as #rrggbb.

    Attributes:
        window: Behind everything.
        raised: Of buttons and boxes to choose from.
        field: Of what is written or listed in.
        edge: Around those.
        track: Of a switch that is off, and the part of a slider that is not used.
        text: Of nearly all words.
        strong: Of figures, marks and knobs.
        soft: Of words that explain.
        disabled: Of what cannot be used now.
        accent: Of what is on, has the keyboard, or is to be pressed first.
        on_accent: Of words on that.
        accent_hover: Of that with the mouse over it.
        chosen: Behind what is chosen in a list.
        on_chosen: Of words on that.
        warning: Of a problem that is told.
        danger: Of what ends something, and a level that is too loud.
        danger_field: Behind that, with the mouse over it.
    """

    window: str
    raised: str
    field: str
    edge: str
    track: str
    text: str
    strong: str
    soft: str
    disabled: str
    accent: str
    on_accent: str
    accent_hover: str
    chosen: str
    on_chosen: str
    warning: str
    danger: str
    danger_field: str


DARK = Colours(
    window="#12161d",
    raised="#232a35",
    field="#1a2029",
    edge="#4a5666",
    track="#4a5666",
    text="#e8ecf1",
    strong="#ffffff",
    soft="#a9b5c3",
    disabled="#7d8896",
    accent="#4fd1c5",
    on_accent="#06231f",
    accent_hover="#6fe0d5",
    chosen="#1f524d",
    on_chosen="#ffffff",
    warning="#ffb454",
    danger="#ff9b9b",
    danger_field="#33212a",
)
LIGHT = Colours(
    window="#f4f6f8",
    raised="#ffffff",
    field="#ffffff",
    edge="#8b96a3",
    track="#8b96a3",
    text="#1a212b",
    strong="#000000",
    soft="#424c58",
    disabled="#8b96a3",
    accent="#07574f",
    on_accent="#ffffff",
    accent_hover="#0a463f",
    chosen="#c5e8e4",
    on_chosen="#06231f",
    warning="#703c00",
    danger="#8e1616",
    danger_field="#fbe3e3",
)
HIGH_CONTRAST = Colours(
    window="#000000",
    raised="#000000",
    field="#000000",
    edge="#ffffff",
    track="#767676",
    text="#ffffff",
    strong="#ffffff",
    soft="#ffffff",
    disabled="#a0a0a0",
    accent="#ffff00",
    on_accent="#000000",
    accent_hover="#ffff80",
    chosen="#ffff00",
    on_chosen="#000000",
    warning="#ffff00",
    danger="#ffb0b0",
    danger_field="#000000",
)


def to_palette(colours: Colours) -> QPalette:
    """Return the same colours for what is drawn by hand, and for Qt's own dialogs."""
    palette = QPalette()
    for roles, colour in (
        ((Role.Window,), colours.window),
        ((Role.Base,), colours.field),
        ((Role.AlternateBase, Role.Button, Role.ToolTipBase), colours.raised),
        ((Role.WindowText, Role.Text, Role.ButtonText, Role.ToolTipText), colours.text),
        ((Role.Light,), colours.strong),
        ((Role.PlaceholderText,), colours.soft),
        ((Role.Mid,), colours.track),
        ((Role.Dark,), colours.edge),
        ((Role.Accent, Role.Link), colours.accent),
        ((Role.Highlight,), colours.chosen),
        ((Role.HighlightedText,), colours.on_chosen),
        ((Role.BrightText,), colours.danger),
    ):
        for role in roles:
            palette.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    return palette
