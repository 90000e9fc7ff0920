"""One of the two texts of the captions: its rows over its own part of the box."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor, QPen

from app.model.settings import CaptionSettings
from app.views import theme
from app.views.rolling_text import RollingText, RowStyle

Which = Literal["source", "translation"]

TRANSLATION_SHARE = 21  # of the screen's height: 34 px on 720
SOURCE_SHARE = 0.62  # of the translation's size
LEAST_PX = 15


@dataclass(frozen=True, slots=True)
class CaptionBlock:
    """A text, and the colour of the box behind it."""

    text: RollingText
    box: QColor


def build_block(
    captions: CaptionSettings, which: Which, language: str, screen_height_px: int
) -> CaptionBlock:
    """Return the source or the translation as chosen, for a screen of that height."""
    is_source = which == "source"
    look = captions.source if is_source else captions.translation
    usual_px = max(22, screen_height_px // TRANSLATION_SHARE) * (SOURCE_SHARE if is_source else 1)
    size_px = max(LEAST_PX, round(usual_px * look.size_percent / 100))
    style = RowStyle(
        theme.caption_font(size_px, look.weight, look.font, language),
        QColor(look.colour),
        QPen(QColor(look.outline_colour), 2 * look.outline_px),  # half of it is below the letter
        captions.n_source_lines if is_source else captions.n_translation_lines,
        captions.width_characters,
    )
    density = look.background_percent * 255 // 100
    box = theme.with_alpha(QColor(captions.background_colour), density)
    return CaptionBlock(RollingText(style), box)


def shown(captions: CaptionSettings) -> tuple[Which, ...]:
    """Return the texts from top to bottom."""
    match captions.languages, captions.first:
        case "source", _:
            return ("source",)
        case "translation", _:
            return ("translation",)
        case _, "source":
            return ("source", "translation")
        case _:
            return ("translation", "source")
