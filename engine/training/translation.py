"""Stage 7, `python -m engine.training.translation`: the text decoder learns from stored states.

Each target position sees the source only up to the chunk in which the policy would write it, so the
decoder is trained to translate as early as it will be asked to. Writes `decoder.pt`; `--resume`
goes on from it.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.spec import EOS_ID, PAD_ID, NetworkSpec
from engine.training.course import Plan, add_course, begin_course, join_processes, rank
from engine.training.network.streamspeech import streaming_mask
from engine.training.network.text_decoder import TextDecoder
from engine.training.states import Heard, read_states
from engine.training.tokens import Tokenizer

LABEL_SMOOTHING = 0.1
RELOAD_EVERY = 400  # steps: while states are still being written


@dataclass(frozen=True, slots=True)
class TextBatch:
    """What the decoder is fed and what it should say.

    `states` (B, E, d), `mask` (B, 1, n, E), `tokens` (B, n) with `</s>` first, `wanted` (B, n) with
    it last.
    """

    states: Tensor
    mask: Tensor
    tokens: Tensor
    wanted: Tensor


def text_batches(
    heard: list[Heard], target: Tokenizer, max_tokens: int, rng: random.Random
) -> Iterator[tuple[TextBatch, list[Heard]]]:
    """Yield every utterance once in batches of like length."""
    order = sorted(heard, key=lambda h: (len(h.target) + rng.random() * 6, len(h.states)))
    batches: list[list[Heard]] = [[]]
    for h in order:
        if batches[-1] and (len(batches[-1]) + 1) * (len(h.target) / 3 + 2) > max_tokens:
            batches.append([])
        batches[-1].append(h)
    rng.shuffle(batches)
    for batch in batches:
        yield text_batch(batch, target), batch


def text_batch(heard: list[Heard], target: Tokenizer) -> TextBatch:
    """Return utterances as one batch."""
    ids = [torch.tensor([EOS_ID, *target.encode(h.target), EOS_ID]) for h in heard]
    padded = nn.utils.rnn.pad_sequence(ids, batch_first=True, padding_value=PAD_ID)
    n_frames = torch.tensor([len(h.states) for h in heard])
    states = _stacked([h.states for h in heard])
    new_tokens = _stacked([h.new_tokens for h in heard])
    chunks = torch.tensor([h.chunk_frames for h in heard])
    mask = streaming_mask(
        new_tokens[..., 0], new_tokens[..., 1], n_frames, chunks, padded.shape[1] - 1
    )
    return TextBatch(states, mask, padded[:, :-1], padded[:, 1:])


def _stacked(arrays: list[np.ndarray]) -> Tensor:
    tensors = [torch.from_numpy(array.astype(np.float32)) for array in arrays]
    return nn.utils.rnn.pad_sequence(tensors, batch_first=True)


def decode(decoder: TextDecoder, batch: TextBatch) -> Tensor:
    """Return the decoder's states (B, n, d_model), every position fed the true text before it."""
    memory = decoder.memory(batch.states)
    return decoder(batch.tokens, decoder.initial_state(len(batch.tokens)), memory, batch.mask)[0]


def main() -> None:
    """Run the stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--batch-tokens", type=int, default=2500)
    parser.add_argument("--peak-rate", type=float, default=1.5e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    add_course(parser)
    arguments = parser.parse_args()
    join_processes()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    train(arguments)


def train(arguments: argparse.Namespace) -> None:
    """Train for the number of steps asked for, on whatever states there are by then."""
    target = Tokenizer(arguments.work / "target.model")
    decoder = TextDecoder(NetworkSpec())
    plan = Plan(arguments.steps, arguments.peak_rate)
    course = begin_course(decoder, arguments.work / "decoder.pt", plan, arguments)
    rng = random.Random(arguments.seed + course.step + 1_000_000 * rank())
    while not course.is_over:
        heard = read_states(arguments.work / "states")
        print(f"{len(heard)} utterances", flush=True)
        until = course.step + RELOAD_EVERY
        for batch, _ in text_batches(heard, target, arguments.batch_tokens, rng):
            with course.precision():
                loss = text_loss(decoder, batch)
            course.learn(loss)
            course.note(loss=loss)
            if course.has_news and rank() == 0:
                minutes = course.elapsed_s / 60
                print(f"{course.step} {course.tell()} {minutes:.1f} min", flush=True)
            if course.is_over or course.step >= until:
                break
    course.close()


def text_loss(decoder: TextDecoder, batch: TextBatch) -> Tensor:
    """Return the mean cross-entropy a token."""
    return functional.cross_entropy(
        decoder.logits(decode(decoder, batch)).float().flatten(0, 1),
        batch.wanted.flatten(),
        ignore_index=PAD_ID,
        label_smoothing=LABEL_SMOOTHING,
    )


if __name__ == "__main__":
    main()
