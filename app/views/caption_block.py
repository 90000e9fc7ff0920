"""One of the texts of the captions: its rows over its own part of the box."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPen

from app.model.settings import CaptionSettings, TextStyle, TrackSettings
from app.views import theme
from app.views.rolling_text import RollingText, RowStyle

Which = str  # `source`, `translation`, or the language of a caption track

TRANSLATION_SHARE = 21  # of the screen's height: 34 px on 720
SOURCE_SHARE = 0.62  # of the translation's size
LEAST_PX = 15


@dataclass(frozen=True, slots=True)
class CaptionBlock:
    """A text, and the colour of the box behind it; `label` is how its language is called."""

    text: RollingText
    box: QColor
    label: str
    colour: QColor


def build_block(
    captions: CaptionSettings, which: Which, language: str, screen_height_px: int
) -> CaptionBlock:
    """Return the source or the translation as chosen, for a screen of that height."""
    is_source = which == "source"
    look = captions.source if is_source else captions.translation
    n_lines = captions.n_source_lines if is_source else captions.n_translation_lines
    usual_px = _usual_px(screen_height_px) * (SOURCE_SHARE if is_source else 1)
    return _build(captions, look, n_lines, language, usual_px)


def build_track(
    captions: CaptionSettings, track: TrackSettings, screen_height_px: int
) -> CaptionBlock:
    """Return a caption track as chosen, for a screen of that height."""
    usual_px = _usual_px(screen_height_px)
    return _build(captions, track.style, track.n_lines, track.language, usual_px)


def _usual_px(screen_height_px: int) -> int:
    return max(22, screen_height_px // TRANSLATION_SHARE)


def _build(
    captions: CaptionSettings, look: TextStyle, n_lines: int, language: str, usual_px: float
) -> CaptionBlock:
    size_px = max(LEAST_PX, round(usual_px * look.size_percent / 100))
    style = RowStyle(
        theme.caption_font(size_px, look.weight, look.font, language),
        QColor(look.colour),
        QPen(QColor(look.outline_colour), 2 * look.outline_px),  # half of it is below the letter
        n_lines,
        captions.width_characters,
    )
    density = look.background_percent * 255 // 100
    box = theme.with_alpha(QColor(captions.background_colour), density)
    return CaptionBlock(RollingText(style), box, language.upper(), QColor(look.colour))


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
