"""Every theme can be read: WCAG 2.2, 1.4.6 for words, 1.4.11 for what is drawn."""

import re

import pytest
from PySide6.QtGui import QPalette

from app.model.contrast import blend, contrast
from app.views.colours import DARK, HIGH_CONTRAST, LIGHT, to_palette
from app.views.theme import PANEL_PERCENT, STYLE_SHEET

THEMES = {"dark": DARK, "light": LIGHT, "high contrast": HIGH_CONTRAST}
TEXTS = [
    *((text, behind) for text in ("text", "strong") for behind in ("window", "raised", "field")),
    *(("soft", behind) for behind in ("window", "field")),
    ("accent", "window"),
    ("accent", "raised"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_chosen", "chosen"),
    ("warning", "window"),
    ("danger", "raised"),
    ("danger", "danger_field"),
]
DRAWN = [
    *((mark, "window") for mark in ("accent", "strong", "danger")),
    ("strong", "track"),
]


@pytest.mark.parametrize(("text", "behind"), TEXTS)
@pytest.mark.parametrize("theme", THEMES)
def test_words_are_7_to_1(theme, text, behind):
    colours = THEMES[theme]
    assert contrast(getattr(colours, text), getattr(colours, behind)) >= 7


@pytest.mark.parametrize("below", ["#ffffff", "#000000"])
@pytest.mark.parametrize("text", ["text", "strong", "soft", "warning"])
@pytest.mark.parametrize("theme", THEMES)
def test_the_control_bar_can_be_read_over_every_film(theme, text, below):
    colours = THEMES[theme]
    assert contrast(getattr(colours, text), blend(colours.window, PANEL_PERCENT, below)) >= 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("mark", "behind"), DRAWN)
def test_what_is_drawn_is_3_to_1(theme, mark, behind):
    colours = THEMES[theme]
    assert contrast(getattr(colours, mark), getattr(colours, behind)) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_drawn_by_hand_has_the_same_colours(theme):
    colours, palette = THEMES[theme], to_palette(THEMES[theme])
    roles = QPalette.ColorRole
    pairs = ((roles.Window, "window"), (roles.WindowText, "text"), (roles.Accent, "accent"))
    for role, name in pairs:
        assert palette.color(role).name() == getattr(colours, name)


def test_no_colour_is_written_into_the_style_sheet():
    assert re.findall(r"#[0-9a-f]{3,6}\b(?=[;\s])", STYLE_SHEET.template) == []
