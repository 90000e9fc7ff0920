"""The sub-words in a SentencePiece model, read from its protobuf without the library.

So a file that nobody has checked meets no native parser. Messages of the format that matter here:
the model has its pieces in field 1, and a piece its text in field 1.
"""

from collections.abc import Iterator

from engine.importing.refused import RefusedError

PIECES_FIELD = TEXT_FIELD = 1
MAX_VARINT_BYTES = 10
MAX_PIECES = 1_000_000


def pieces_of(content: bytes) -> list[str]:
    """Return the sub-words in the order of ids; raise `RefusedError` when this is no model."""
    pieces: list[str] = []
    for field, value in _fields(content):
        if field != PIECES_FIELD or not isinstance(value, bytes):
            continue
        texts = [text for number, text in _fields(value) if number == TEXT_FIELD]
        if not texts or not isinstance(texts[-1], bytes) or len(pieces) >= MAX_PIECES:
            raise RefusedError("is not a SentencePiece model")
        pieces.append(_text(texts[-1]))
    if not pieces:
        raise RefusedError("is not a SentencePiece model")
    return pieces


def _fields(message: bytes) -> Iterator[tuple[int, bytes | int]]:
    """Yield number and value of each field; numbers of fixed width are given as 0."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        value: bytes | int = 0
        match key & 7:  # the wire types of protobuf: varint, 64 bits, length first, 32 bits
            case 0:
                value, at = _varint(message, at)
            case 1:
                at += 8
            case 2:
                n_bytes, at = _varint(message, at)
                value = message[at : at + n_bytes]
                at += n_bytes
            case 5:
                at += 4
            case _:
                raise RefusedError("is not a SentencePiece model")
        if at > len(message):
            raise RefusedError("is a truncated SentencePiece model")
        yield key >> 3, value


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """Return the whole number at `at` and where it ends."""
    number = 0
    for n, byte in enumerate(message[at : at + MAX_VARINT_BYTES]):
        number |= (byte & 0x7F) << (7 * n)
        if byte < 0x80:
            return number, at + n + 1
    raise RefusedError("is not a SentencePiece model")


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError("has a sub-word that is not text") from error
