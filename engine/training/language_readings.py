"""Pieces of people who read aloud, to learn their language from and to measure on.

A piece need not be a sentence. Announcements and outros, which may be in another language, are left
out with the first and the last seconds of a recording.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np

from engine.events import Pcm
from engine.runtime.features import SAMPLE_RATE_HZ
from engine.training.augment import read_speech
from engine.training.corpus import Pair
from engine.training.readings import found
from engine.training.synthesise import Spoken, write_spoken

VOICE = "reader"
INTRODUCTION_S, OUTRO_S, PIECE_S = 20, 12, 8
PIECES_PER_RECORDING = 5


def read_recordings(manifest: Path) -> list[tuple[Path, str]]:
    """Return the recordings of a manifest of `file<TAB>language<TAB>...` and their languages."""
    rows = [line.split("\t") for line in manifest.read_text(encoding="utf-8").splitlines()]
    return [(found(manifest.parent, row[0]), row[1]) for row in rows if row[0] != "file"]


def pieces(recording: Pcm, seed: int) -> list[Pcm]:
    """Return some pieces of a recording (n_samples,); all of one that is too short for them."""
    n_samples = PIECE_S * SAMPLE_RATE_HZ
    if len(recording) < n_samples + (INTRODUCTION_S + OUTRO_S) * SAMPLE_RATE_HZ:
        return [recording]
    first, last = INTRODUCTION_S * SAMPLE_RATE_HZ, len(recording) - OUTRO_S * SAMPLE_RATE_HZ
    starts = np.arange(first, last - n_samples + 1, n_samples)
    chosen = np.random.default_rng(seed).permutation(starts)[:PIECES_PER_RECORDING]
    return [recording[start : start + n_samples] for start in sorted(chosen)]


def read_pieces(manifest: Path, names: Collection[str], *, is_kept: bool) -> Iterator[Spoken]:
    """Yield pieces of the recordings that are named, or of all others."""
    for i, (path, language) in enumerate(read_recordings(manifest)):
        if (path.name in names) == is_kept:
            for piece in pieces(read_speech(path), i):
                yield Spoken(VOICE, Pair("", language, ""), piece)


def write_pieces(folder: Path, manifest: Path, held_out: Collection[str]) -> None:
    """Write a shard of all recordings but the held-out ones, unless it is there."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "0000.npy").exists():
        write_spoken(folder / "0000", read_pieces(manifest, held_out, is_kept=False))
