"""Finds the whole word that a few characters belong to."""

import unicodedata


def whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the word with the characters from `start` to `end` begins and ends in `text`.

    Where words are written without spaces, as in Chinese, those characters are all of it.
    """
    start, end = min(start, len(text)), min(end, len(text))
    while 0 < start < end and _joins(text[start - 1]) and _joins(text[start]):
        start -= 1
    while 0 < end < len(text) and _joins(text[end - 1]) and _joins(text[end]):
        end += 1
    return start, end


def _joins(letter: str) -> bool:
    return not letter.isspace() and unicodedata.east_asian_width(letter) not in "WF"
