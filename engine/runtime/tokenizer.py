"""Text to sub-words; the only door to sentencepiece in what ships."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path

import sentencepiece

from engine.bundle import TARGET_MODEL, Bundle
from engine.errors import BundleError
from engine.spec import UNKNOWN_ID

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


class Tokenizer:
    """Encodes word by word, spelled with the characters that the vocabulary has.

    The published vocabularies are lower case without punctuation, ours have both; so a character
    that no sub-word has becomes its lower case, else its base letter, or is left out.
    """

    def __init__(self, model: Path, pieces: Sequence[str]) -> None:
        """Load a sentencepiece model; raise `BundleError` unless its sub-words are `pieces`."""
        try:
            self._model = sentencepiece.SentencePieceProcessor(model_file=str(model))
        except (OSError, RuntimeError) as error:
            raise BundleError(f"{model} cannot be read: fetch the bundle again.") from error
        if [self._model.id_to_piece(i) for i in range(len(self._model))] != list(pieces):
            raise BundleError(f"{model} has other sub-words than the bundle: fetch it again.")
        self._known = set("".join(pieces[UNKNOWN_ID + 1 :]))

    @staticmethod
    def load(bundle: Bundle) -> "Tokenizer":
        """Return the tokenizer of the target language, raising `BundleError` if there is none."""
        return Tokenizer(bundle.path(TARGET_MODEL), bundle.target_pieces)

    def encode(self, word: str) -> list[int]:
        """Return the ids of a word, none where nothing of it can be written."""
        spelled = "".join(map(self._spell, word.translate(_PLAIN)))
        ids = self._model.encode(spelled) if spelled else []
        return [i for i in ids if i > UNKNOWN_ID]

    def _spell(self, character: str) -> str:
        for form in (character, character.lower(), _base_letters(character.lower())):
            if form and set(form) <= self._known:
                return form
        return ""


def _base_letters(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character)
    return "".join(part for part in parts if not unicodedata.combining(part))
