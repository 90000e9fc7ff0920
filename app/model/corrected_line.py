"""A line of the running transcript with what somebody says it should say."""

from collections.abc import Mapping
from dataclasses import replace

from app.model.running_text import Line

# The sides of a line that are no caption track; those are called by their language.
SOURCE, TRANSLATION = "", "translation"

Texts = Mapping[str, str]  # side -> text


def texts_of(line: Line) -> dict[str, str]:
    """Return what each side says, those that say anything."""
    texts = {SOURCE: line.source, TRANSLATION: line.translation, **dict(line.tracks)}
    return {side: text for side, text in texts.items() if text}


def changed(line: Line, texts: Texts) -> dict[str, str]:
    """Return those of the texts that a line does not say; empty for what was heard."""
    now, heard = texts_of(line), texts_of(line.heard or line)
    wanted = {side: text.strip() for side, text in texts.items()}
    return {
        side: "" if text == heard.get(side, "").strip() else text
        for side, text in wanted.items()
        if text != now.get(side, "").strip() and (text or now.get(side) != heard.get(side))
    }


def corrected(line: Line, texts: Texts) -> Line:
    """Return the line with these texts in place of its own; an empty one is what was heard."""
    heard = line.heard or line
    now = {**texts_of(line), **texts}
    said = {side: now.get(side) or text for side, text in texts_of(heard).items()}
    if said == texts_of(heard):
        return replace(heard, heard=None)
    tracks = tuple((track, said[track]) for track, text in heard.tracks if text)
    source, translation = said.get(SOURCE, ""), said.get(TRANSLATION, "")
    return replace(heard, source=source, translation=translation, tracks=tracks, heard=heard)
