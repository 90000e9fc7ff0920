"""The source as a network of caption tracks reads it: as a recogniser hears it."""

import re
import unicodedata

_TYPOGRAPHIC = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "…": ".",
                              "–": "-", "—": "-", "\u00a0": " ", "\u202f": " "})  # fmt: skip


def plain_marks(text: str) -> str:
    """Return `text` in NFC with plain quotation marks, dashes and spaces."""
    return unicodedata.normalize("NFC", text).translate(_TYPOGRAPHIC)


def normalise_source(text: str) -> str:
    """Return `text` as a recogniser hears it: lower case, words and apostrophes, no other marks."""
    text = plain_marks(text).lower()
    text = re.sub(r"[^\w' ]", " ", text).replace("_", " ")
    text = re.sub(r"(?<!\w)'|'(?= |$)", " ", text)
    return " ".join(text.split())
