"""Looks of the captions that can be chosen by name."""

from dataclasses import replace

from app.model.setting_keys import keys, value_of
from app.model.setting_kinds import Value
from app.model.settings import CaptionSettings, Settings, TextStyle
from app.model.wording import translate

KEPT = ("captions.locked",)  # where they stand is no matter of looks
SOURCE_COLOUR = "#ffd98a"


def preset_values(name: str) -> dict[str, Value]:
    """Return the values of the look of that name, by their keys."""
    settings = replace(Settings(), captions=presets()[name])
    chosen = [key for key in keys() if key.startswith("captions.") and key not in KEPT]
    return {key: value_of(settings, key) for key in chosen}


def is_as_preset(captions: CaptionSettings) -> bool:
    """Return whether captions look as the look says that was chosen last."""
    preset = presets()[captions.preset]
    return captions == replace(preset, locked=captions.locked)


def preset_titles() -> dict[str, str]:
    """Return what each look is called in the language of the interface, by its name."""
    return {
        "usual": translate("Presets", "usual"),
        "large text": translate("Presets", "large text"),
        "high contrast": translate("Presets", "high contrast"),
        "dyslexia-friendly": translate("Presets", "dyslexia-friendly"),
    }


def presets() -> dict[str, CaptionSettings]:
    """Return the looks by name; every text is at least 7:1 over a white screen's worst case."""
    usual = CaptionSettings()
    source = TextStyle(weight=400, colour=SOURCE_COLOUR, background_percent=85)
    return {
        "usual": usual,
        "large text": replace(
            usual,
            preset="large text",
            source=replace(source, size_percent=160, weight=600),
            translation=TextStyle(size_percent=160, background_percent=85),
            smooth=False,
        ),
        "high contrast": replace(
            usual,
            preset="high contrast",
            source=replace(
                source, size_percent=130, weight=700, colour="#ffff00", background_percent=100
            ),
            translation=TextStyle(size_percent=115, background_percent=100),
            background_colour="#000000",
            smooth=False,
        ),
        # After the advice of dyslexia associations: a plain face, no thick and no slanted letters,
        # cream on dark blue instead of white on black, short lines, nothing that moves.
        "dyslexia-friendly": replace(
            usual,
            preset="dyslexia-friendly",
            source=replace(
                source,
                font="Verdana",
                size_percent=120,
                colour="#e8dfc8",
                background_percent=100,
            ),
            translation=TextStyle(
                font="Verdana",
                size_percent=115,
                weight=500,
                colour="#fdf6e3",
                background_percent=100,
            ),
            width_characters=34,
            background_colour="#14233c",
            smooth=False,
            calm=True,
        ),
    }
