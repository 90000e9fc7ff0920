"""Sentences that are known in several languages, and those of them that are never learned from.

Two-way pairs with the same English become rows of more languages; what English sentence is held out
is decided by its hash, so that it is held out of every file, and with it whatever means the same.
"""

import gzip
import hashlib
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.training.corpus import DICTIONARY
from engine.training.text import normalise_source, normalise_target

PIVOT = "en"
HELD_OUT_OF = 25  # every so manieth English sentence
MAX_WORDS = 40

Row = Mapping[str, str]  # text by language


@dataclass(frozen=True, slots=True)
class Split:
    """Rows to learn from, and rows that share no sentence in any language with them."""

    learned: list[Row]
    held_out: list[Row]


def read_table(path: Path, languages: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a gzipped table with one language a column; what follows is a corpus."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if cells[len(languages) :] != [DICTIONARY]:
                texts = map(normalise_target, cells)
                yield dict(zip(languages, texts, strict=False))


def split(rows: Iterable[Row]) -> Split:
    """Part `rows`, each of which has English, into what is learned from and what is held out."""
    learned, held_out = list[Row](), list[Row]()
    for row in rows:
        (held_out if is_held_out(row[PIVOT]) else learned).append(row)
    known = {(language, _key(text)) for row in held_out for language, text in row.items()}
    return Split([row for row in learned if not _shares(row, known)], held_out)


def is_held_out(english: str) -> bool:
    """Say whether a sentence is for measuring."""
    return _hash(english) % HELD_OUT_OF == 0


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.sha256(_key(text).encode()).digest()[:8], "big")


def _key(text: str) -> str:
    return normalise_source(text)


def _shares(row: Row, known: set[tuple[str, str]]) -> bool:
    return any((language, _key(text)) in known for language, text in row.items())


def joined(rows: Iterable[Row], source: str, seed: int) -> list[Row]:
    """Return a row for each pair of `source`, with the other languages of the same English.

    Where there are several sentences of a language, one is drawn.
    """
    pairs, others = list[Row](), defaultdict[tuple[str, str], list[str]](list)
    for row in rows:
        if source in row:
            pairs.append(row)
        for language in row.keys() - {source, PIVOT}:
            others[language, row[PIVOT]].append(row[language])
    rng = random.Random(seed)
    languages = sorted({language for language, _ in others})
    for i, row in enumerate(pairs):
        found = {
            language: rng.choice(others[language, row[PIVOT]])
            for language in languages
            if language not in row and (language, row[PIVOT]) in others
        }
        pairs[i] = {**row, **found}
    return pairs


def is_usable(row: Row, source: str) -> bool:
    """Say whether a row has a source, something that it means, and no side that is very long."""
    texts = [normalise_source(row.get(source, "")), *row.values()]
    return len(row) > 1 and all(0 < len(text.split()) <= MAX_WORDS for text in texts)
