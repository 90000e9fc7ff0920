"""What an offline pass over a stretch of the source wrote down, line by line."""

from collections.abc import Iterable

from app.model.captions import CaptionEvent, Captions, Utterance
from app.model.running_text import Line


def to_lines(events: Iterable[CaptionEvent], start_ms: int) -> list[Line]:
    """Return a line for each utterance, with its place in the source.

    Args:
        events: What a translator said that heard nothing but the stretch.
        start_ms: Where in the source the stretch began.
    """
    captions = Captions()
    for event in events:
        captions.apply(event)
    return [_line(each, start_ms) for each in captions.utterances if _says_anything(each)]


def _says_anything(utterance: Utterance) -> bool:
    return bool(utterance.source.stable.strip() or utterance.translation.stable.strip())


def _line(utterance: Utterance, start_ms: int) -> Line:
    source, translation = utterance.source.stable, utterance.translation.stable
    return Line(start_ms + utterance.first_ms, source.strip(), translation.strip())
