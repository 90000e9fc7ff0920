"""The text that the model reads and writes: one normal form a side."""

import re
import unicodedata

_TYPOGRAPHIC = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "…": ".",
                              "–": "-", "—": "-", "\u00a0": " ", "\u202f": " "})  # fmt: skip


def normalise_source(text: str) -> str:
    """Return `text` as a recogniser hears it: lower case, words and apostrophes, no other marks."""
    text = unicodedata.normalize("NFC", text).translate(_TYPOGRAPHIC).lower()
    text = re.sub(r"[^\w' ]", " ", text).replace("_", " ")
    text = re.sub(r"(?<!\w)'|'(?= |$)", " ", text)
    return " ".join(text.split())


def normalise_target(text: str) -> str:
    """Return `text` with plain quotation marks, dashes and spaces; case and punctuation stay."""
    text = unicodedata.normalize("NFC", text).translate(_TYPOGRAPHIC)
    return " ".join(text.split())
