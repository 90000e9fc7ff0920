"""Reads feature shards (see `synthesise`) and deals them out in batches of like length."""

import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from engine.runtime.features import POWER_FLOOR, Frames
from engine.spec import BLOCK_FRAMES, SUBSAMPLING
from engine.training.distortion import Distorter
from engine.training.tokens import Tokenizer

BLOCK_FEATURES = BLOCK_FRAMES * SUBSAMPLING
JOINED_SHARE = 0.15  # pairs of sentences heard as one utterance
MAX_FEATURES = 1600
# Synthesisers end every sentence with silence, or with the noise added to it.
LAST_SILENCE_FRAMES = 10
AUDIBLE_ABOVE_FLOOR = 1.5  # in natural log of power
KEPT_SILENCE_FRAMES = 15


@dataclass(frozen=True, slots=True)
class Utterance:
    """Features (n_frames, n_mels) and the two texts."""

    voice: str
    features: Frames
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Features, their lengths, and the ids of both texts.

    `features`: (B, T, n_mels) float32, normalised, T a multiple of a block.
    """

    features: Tensor
    n_features: Tensor
    source: list[list[int]]
    target: list[list[int]]


@dataclass(frozen=True, slots=True)
class Cmvn:
    """Global mean and deviation of each feature: (n_mels,) float32."""

    mean: Frames
    std: Frames

    @staticmethod
    def read(path: Path) -> "Cmvn":
        """Read what `save` wrote."""
        stored = np.load(path)
        return Cmvn(stored["mean"], stored["std"])

    @staticmethod
    def measure(utterances: list[Utterance]) -> "Cmvn":
        """Return the statistics of these utterances."""
        frames = np.concatenate([u.features for u in utterances]).astype(np.float64)
        std = np.maximum(frames.std(axis=0), 1e-3)
        return Cmvn(frames.mean(axis=0).astype(np.float32), std.astype(np.float32))

    def save(self, path: Path) -> None:
        """Write an `.npz` with `mean` and `std`."""
        np.savez(path, mean=self.mean, std=self.std)


def read_shard(path: Path) -> list[Utterance]:
    """Return the utterances of one `.npy` shard; features stay on disk until they are used."""
    frames = np.load(path, mmap_mode="r")
    utterances, start = [], 0
    for line in path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines():
        voice, n_frames, source, target = line.split("\t")
        features = frames[start : start + int(n_frames)]
        start += int(n_frames)
        utterances.append(Utterance(voice, trimmed(features), source, target))
    return utterances


def trimmed(features: Frames) -> Frames:
    """Return the frames without most of the silence after the last word."""
    loudness = features.mean(axis=1, dtype=np.float32)
    floor = loudness[-LAST_SILENCE_FRAMES:].mean()
    loud = np.flatnonzero(loudness > floor + AUDIBLE_ABOVE_FLOOR)
    return features[: int(loud[-1]) + KEPT_SILENCE_FRAMES] if len(loud) else features


def read_shards(folder: Path) -> list[Utterance]:
    """Return the utterances of every finished shard in `folder`."""
    paths = sorted(path for path in folder.glob("*.npy") if ".partial" not in path.name)
    return [utterance for path in paths for utterance in read_shard(path)]


class Dealer:
    """Deals batches of at most `max_features` frames, in a seeded order that differs each epoch."""

    def __init__(
        self,
        cmvn: Cmvn,
        source: Tokenizer,
        target: Tokenizer,
        max_features: int,
        seed: int,
        distorter: Distorter | None = None,
        plain_voices: Collection[str] = (),
    ) -> None:
        """Deal features as they are, or as `distorter` makes all but `plain_voices` sound."""
        self._cmvn, self._source, self._target = cmvn, source, target
        self._max_features, self._rng = max_features, random.Random(seed)
        self._distorter, self._plain_voices = distorter, plain_voices
        silence = (np.log(POWER_FLOOR) - cmvn.mean) / cmvn.std
        self._silence = silence.astype(np.float32)

    def epoch(self, utterances: list[Utterance]) -> Iterator[Batch]:
        """Yield every utterance once, some of them joined to another."""
        order = list(utterances)
        self._rng.shuffle(order)
        groups = sorted(self._groups(order), key=_n_features_of)
        batches, start = [], 0
        for end in range(1, len(groups) + 1):
            full = end == len(groups) or (
                _padded(_n_features_of(groups[end])) * (end + 1 - start) > self._max_features
            )
            if full:
                batches.append(groups[start:end])
                start = end
        self._rng.shuffle(batches)
        for batch in batches:
            yield self.batch(batch)

    def batch(self, groups: list[list[Utterance]]) -> Batch:
        """Return groups of utterances, each heard as one, padded with silence to whole blocks."""
        joined = [self._joined(group) for group in groups]
        n_features = [_padded(len(features)) for features in joined]
        features = np.tile(self._silence, (len(joined), max(n_features), 1))
        for row, frames in zip(features, joined, strict=True):
            row[: len(frames)] = frames
        texts = [
            [" ".join(getattr(u, side) for u in g) for g in groups] for side in ("source", "target")
        ]
        return Batch(
            torch.from_numpy(features),
            torch.tensor(n_features),
            [self._source.encode(text) for text in texts[0]],
            [self._target.encode(text) for text in texts[1]],
        )

    def source_text(self, ids: list[int]) -> str:
        """Return the text of source ids."""
        return self._source.decode(ids)

    def target_text(self, ids: list[int]) -> str:
        """Return the text of target ids."""
        return self._target.decode(ids)

    def _groups(self, order: list[Utterance]) -> Iterator[list[Utterance]]:
        waiting: Utterance | None = None
        for utterance in order:
            if waiting and len(waiting.features) + len(utterance.features) < MAX_FEATURES:
                yield [waiting, utterance]
                waiting = None
            elif self._rng.random() < JOINED_SHARE:
                waiting = utterance
            else:
                yield [utterance]

    def _joined(self, group: list[Utterance]) -> Frames:
        return np.concatenate([self._heard(utterance) for utterance in group])

    def _heard(self, utterance: Utterance) -> Frames:
        features, distorter = utterance.features.astype(np.float32), self._distorter
        if utterance.voice in self._plain_voices:
            distorter = None
        if distorter is not None:
            features = distorter.distort(features)
        normalised: Frames = (features - self._cmvn.mean) / self._cmvn.std
        return normalised if distorter is None else distorter.blot(normalised)


def _n_features_of(group: list[Utterance]) -> int:
    return sum(len(u.features) for u in group)


def _padded(n_features: int) -> int:
    return -(-n_features // BLOCK_FEATURES) * BLOCK_FEATURES
