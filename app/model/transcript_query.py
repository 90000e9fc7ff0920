"""Turns what a person types into what the full-text index understands, whatever they type."""

import re
import unicodedata

TERM = re.compile(r'"([^"]*)"|(\S+)')
# Scripts that write no spaces between words, which the index takes for one long word.
SPACELESS = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")


def to_match(query: str) -> str | None:
    """Return the query for the index: all words, the last letters of each may be missing.

    None if it has letters of a script without spaces, or no letter at all: those must be sought
    letter by letter.
    """
    if any(_is_spaceless(letter) for letter in query):
        return None
    terms = []
    for phrase, word in TERM.findall(query):
        text = (phrase or word).replace('"', "")
        if any(letter.isalnum() for letter in text):
            terms.append(f'"{text}"' + ("" if phrase else "*"))
    return " ".join(terms) or None


def found_within(text: str, query: str, n_around: int = 40) -> str:
    """Return what stands around the first `query` in `text`, with brackets around it."""
    at = text.lower().find(query.lower())
    if at < 0:
        return text
    end = at + len(query)
    before, after = text[max(0, at - n_around) : at], text[end : end + n_around]
    return "".join(
        [
            "…" if at > n_around else "",
            f"{before}[{text[at:end]}]{after}",
            "…" if end + n_around < len(text) else "",
        ]
    )


def _is_spaceless(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(SPACELESS)
