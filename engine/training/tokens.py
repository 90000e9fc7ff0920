"""Sub-word vocabularies, learned with sentencepiece; special ids are StreamSpeech's."""

import io
from collections.abc import Iterable
from pathlib import Path

import sentencepiece

from engine.spec import BLANK_ID, EOS_ID, PAD_ID, UNKNOWN_ID


def learn_vocabulary(texts: Iterable[str], n_pieces: int) -> bytes:
    """Return a unigram sentencepiece model of `n_pieces`, the four special ones included."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts),
        model_writer=model,
        vocab_size=n_pieces,
        model_type="unigram",
        character_coverage=0.9998,
        bos_id=BLANK_ID,
        pad_id=PAD_ID,
        eos_id=EOS_ID,
        unk_id=UNKNOWN_ID,
        minloglevel=2,
    )
    return model.getvalue()


class Tokenizer:
    """Text to ids and back."""

    def __init__(self, model: Path) -> None:
        self._model = sentencepiece.SentencePieceProcessor(model_file=str(model))

    @property
    def pieces(self) -> list[str]:
        """Every sub-word in the order of its id."""
        return [self._model.id_to_piece(i) for i in range(len(self._model))]

    def encode(self, text: str) -> list[int]:
        """Return the ids of `text`, without any special one."""
        return list(self._model.encode(text))

    def decode(self, ids: list[int]) -> str:
        """Return the text of `ids`; special ids are left out."""
        return str(self._model.decode([i for i in ids if i > UNKNOWN_ID]))
