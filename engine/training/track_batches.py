"""Sentences in several languages as batches of ids."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from engine.spec import EOS_ID, PAD_ID

LIKE_LENGTHS = 6.0  # tokens that sentences of a batch may differ in, so that batches do


@dataclass(frozen=True, slots=True)
class SentenceIds:
    """A sentence of the source, and of each language what it means; empty where nobody knows."""

    source: tuple[int, ...]
    targets: tuple[tuple[int, ...], ...]

    @property
    def n_target(self) -> int:
        """How many tokens are to be written, an end included for each language that has any."""
        return sum(len(ids) + 1 for ids in self.targets if ids)


@dataclass(frozen=True, slots=True)
class TrackBatch:
    """What the network reads, and what it is to write in M languages.

    Attributes:
        source: (B, J) with `</s>` last.
        n_source: (B,) the lengths, `</s>` included.
        tokens: (B, M, I) what the decoder is fed, `</s>` first.
        wanted: (B, M, I) what it is to say, `</s>` last.
        n_target: (B, M) the lengths, 0 where a language is missing.
    """

    source: Tensor
    n_source: Tensor
    tokens: Tensor
    wanted: Tensor
    n_target: Tensor

    def of_language(self, number: int) -> "TrackBatch":
        """Return the sentences that are known in a language, with it alone."""
        lengths = self.n_target[:, number, None]
        known, longest = lengths[:, 0] > 0, int(lengths.max())
        return TrackBatch(
            self.source[known],
            self.n_source[known],
            self.tokens[known, number, None, :longest],
            self.wanted[known, number, None, :longest],
            lengths[known],
        )


def track_batch(sentences: Sequence[SentenceIds]) -> TrackBatch:
    """Return sentences as one batch."""
    n_languages = len(sentences[0].targets)
    source = [torch.tensor([*s.source, EOS_ID]) for s in sentences]
    fed, wanted = list[Tensor](), list[Tensor]()
    for ids in (ids for s in sentences for ids in s.targets):
        fed.append(torch.tensor([EOS_ID, *ids]))
        wanted.append(torch.tensor([*ids, EOS_ID]))
    lengths = torch.tensor([[len(ids) + 1 if ids else 0 for ids in s.targets] for s in sentences])
    return TrackBatch(
        _padded(source),
        torch.tensor([len(ids) for ids in source]),
        _padded(fed).unflatten(0, (-1, n_languages)),
        _padded(wanted).unflatten(0, (-1, n_languages)),
        lengths,
    )


def _padded(ids: list[Tensor]) -> Tensor:
    padded: Tensor = nn.utils.rnn.pad_sequence(ids, batch_first=True, padding_value=PAD_ID)
    return padded


def shuffled_batches(
    sentences: Sequence[SentenceIds], max_tokens: int, rng: random.Random
) -> Iterator[TrackBatch]:
    """Yield every sentence once, in batches of like length with up to `max_tokens` to write."""
    order = sorted(sentences, key=lambda s: s.n_target + rng.random() * LIKE_LENGTHS)
    batches, n_tokens = [list[SentenceIds]()], 0
    for sentence in order:
        n_tokens += sentence.n_target
        if batches[-1] and n_tokens > max_tokens:
            batches.append([])
            n_tokens = sentence.n_target
        batches[-1].append(sentence)
    rng.shuffle(batches)
    return map(track_batch, batches)
