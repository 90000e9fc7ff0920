"""How wide text is, counted in Latin letters."""

import unicodedata


def n_columns(text: str) -> int:
    """Return the width of `text`: a wide letter, as of Chinese, counts as two, a mark as none."""
    return sum(map(_width, text))


def n_characters_in(text: str, columns: int) -> int:
    """Return how many of the first characters fit into so many columns, at least one."""
    used = 0
    for index, character in enumerate(text):
        used += _width(character)
        if used > columns:
            return max(1, index)
    return max(1, len(text))


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
