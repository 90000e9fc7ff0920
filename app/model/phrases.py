"""Cuts captions to whole phrases, for those who would rather wait than see words drip in."""

import re
from dataclasses import replace

from app.model.captions import Passage
from app.model.columns import n_columns

# A mark that ends a phrase, with what may close after it; Chinese and Japanese set no space.
PHRASE_END = re.compile(r"[,;:.!?…،؛؟][\"'»”’)\]]*(?=\s|$)|[、。，；：！？][」』”）]*")  # noqa: RUF001


def to_phrases(passage: Passage, line_columns: int) -> Passage:
    """Return the passage without what may still change, up to its last whole phrase.

    A phrase without a mark ends after a line's worth of words, `line_columns` wide. Of a passage
    that only grows word by word, the phrases only grow, too.
    """
    if passage.is_ended:
        return passage
    whole = passage.stable[: _end_of_phrase(passage.stable, line_columns)]
    return replace(passage, stable=whole.rstrip(), partial="")


def _end_of_phrase(text: str, line_columns: int) -> int:
    end = 0
    for mark in PHRASE_END.finditer(text):
        end = _skip_lines(text, end, mark.start(), line_columns)
        end = max(end, mark.end())
    return _skip_lines(text, end, len(text), line_columns)


def _skip_lines(text: str, begin: int, end: int, line_columns: int) -> int:
    """Return where the last full line between the two ends; `begin` where there is none."""
    while n_columns(text[begin:end]) > line_columns:
        cut = begin
        for word in re.finditer(r"\S+\s*", text[begin:end]):
            if n_columns(text[begin : begin + word.end()].rstrip()) > line_columns:
                break
            cut = begin + word.end()
        if cut == begin:
            return begin
        begin = cut
    return begin
