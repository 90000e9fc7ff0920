"""The sub-words of a model, from its SentencePiece file; fairseq's dictionary must agree."""

from pathlib import Path

from engine.errors import CheckpointError
from engine.importing.refused import RefusedError
from engine.importing.sentencepiece_model import pieces_of

SPECIAL_PIECES = ("<s>", "<pad>", "</s>", "<unk>")  # ids 0 to 3 of every published vocabulary
MAX_FILE_BYTES = 16 << 20  # the published ones have a third of a megabyte


def read_pieces(model: Path, dictionary: Path | None, n_pieces: int) -> list[str]:
    """Return the sub-words of the SentencePiece model in the order of their ids.

    Raises `CheckpointError` when the file is none, when it does not fit a network of `n_pieces`
    sub-words, or when the dictionary has others.
    """
    try:
        pieces = pieces_of(read_checked(model))
    except RefusedError as refusal:
        raise CheckpointError(f"{model} {refusal}: take the .model file of the authors.") from None
    if tuple(pieces[: len(SPECIAL_PIECES)]) != SPECIAL_PIECES:
        raise CheckpointError(
            f"{model} begins with {' '.join(pieces[: len(SPECIAL_PIECES)])} and not with "
            f"{' '.join(SPECIAL_PIECES)}: take the sub-words that belong to the checkpoint."
        )
    if len(pieces) != n_pieces:
        raise CheckpointError(
            f"{model} has {len(pieces)} sub-words, and the checkpoint {n_pieces}: take those that "
            "belong to it."
        )
    if any("\n" in piece for piece in pieces):  # a bundle keeps one a line
        raise CheckpointError(f"{model} has a sub-word of two lines: take another file.")
    if dictionary is not None:
        _compare(model, pieces[len(SPECIAL_PIECES) :], dictionary)
    return pieces


def read_checked(path: Path, max_bytes: int = MAX_FILE_BYTES) -> bytes:
    """Return the content of a file of a sensible size, or raise `CheckpointError`."""
    try:
        n_bytes = path.stat().st_size
        if n_bytes > max_bytes:
            raise CheckpointError(f"{path} has {n_bytes} bytes, too many: choose another file.")
        return path.read_bytes()
    except OSError as error:
        raise CheckpointError(
            f"{path} cannot be read ({error.strerror}): choose another file."
        ) from error


def _compare(model: Path, pieces: list[str], dictionary: Path) -> None:
    """Compare sub-words with fairseq's `piece count` lines, whose first is id 4."""
    lines = read_checked(dictionary).decode("utf-8", errors="replace").splitlines()
    names = [line.rpartition(" ")[0] for line in lines]
    if len(names) != len(pieces):
        raise CheckpointError(
            f"{dictionary} has {len(names)} sub-words, and {model} {len(pieces)} beside the four "
            "special ones: take files that belong together."
        )
    for line, (name, piece) in enumerate(zip(names, pieces, strict=True), start=1):
        if name != piece:
            raise CheckpointError(
                f"{dictionary} has {name!r} in line {line}, and {model} {piece!r}: take files that "
                "belong together."
            )
