"""The text that the model reads and writes: one normal form a side."""

from engine.runtime.source_text import normalise_source, plain_marks

__all__ = ["normalise_source", "normalise_target"]


def normalise_target(text: str) -> str:
    """Return `text` with plain quotation marks, dashes and spaces; case and punctuation stay."""
    return " ".join(plain_marks(text).split())
