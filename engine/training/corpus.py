"""Parallel text for training: reads the corpora and decides which pairs can be spoken."""

import gzip
import random
from dataclasses import dataclass
from pathlib import Path

from engine.training.text import normalise_source, normalise_target

MAX_WORDS = 22
DICTIONARY = "dict-wiktionary"  # single words without context or frequency


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence as written (`spoken` goes to a synthesiser), and both sides in normal form."""

    spoken: str
    source: str
    target: str


def read_pairs(path: Path, seed: int) -> list[Pair]:
    """Return the usable pairs of gzipped `source<TAB>target<TAB>corpus` lines, in seeded order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    pairs = [pair_of(row[0], row[1]) for row in rows if row[2] != DICTIONARY]
    usable = [pair for pair in pairs if is_speakable(pair)]
    random.Random(seed).shuffle(usable)
    return usable


def read_heldout(path: Path) -> list[Pair]:
    """Return every pair of a held-out file of `source<TAB>target` lines, in file order."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [pair_of(row[0], row[1]) for row in rows]


def pair_of(source: str, target: str) -> Pair:
    """Return one sentence pair in normal form."""
    return Pair(source, normalise_source(source), normalise_target(target))


def is_speakable(pair: Pair) -> bool:
    """Say whether the words heard are the words written: no digits, neither empty nor very long."""
    has_digit = any(character.isdigit() for character in pair.source + pair.target)
    return not has_digit and 0 < len(pair.source.split()) <= MAX_WORDS and bool(pair.target)
