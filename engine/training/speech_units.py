"""Stage 8, `python -m engine.training.speech_units`: learn to say what the decoder writes.

The encoder's states are stored, the text decoder is frozen; CTC on the units of the dub's voice.
In some batches there is no source, as when text is to be spoken: the decoder then attends to one
state of zeros, and a word is known when it has been fed, one state later than where a source tells
it in advance. Writes `unit_generator.pt`; `--resume` goes on from it.
"""

import argparse
import random
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from engine.spec import FIRST_UNIT_ID, PAD_ID, NetworkSpec
from engine.training.course import Plan, add_course, begin_course, join_processes, rank
from engine.training.network.text_decoder import TextDecoder
from engine.training.network.unit_generator import UnitGenerator
from engine.training.states import read_states
from engine.training.tokens import Tokenizer
from engine.training.translation import TextBatch, decode, text_batches
from engine.training.units import Codebook

SOURCELESS_SHARE = 0.2  # of the batches
QUIET_SHARE = 0.3  # of the range of loudness among the units: below it lies silence


def read_units(path: Path, codebook: Codebook) -> dict[str, list[int]]:
    """Return the units of each target text, without the silence after its last word."""
    loudness = codebook.centres[:, 0]
    quiet = loudness < loudness.min() + QUIET_SHARE * (loudness.max() - loudness.min())
    units_of = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        text, runs = line.split("\t")
        units = [int(run.split(":")[0]) for run in runs.split()]
        while len(units) > 1 and quiet[units[-1]] and quiet[units[-2]]:
            units.pop()
        units_of[text] = units
    return units_of


def unit_loss(
    scores: Tensor, batch: TextBatch, units: list[list[int]], frames_per_state: int
) -> Tensor:
    """Return the mean CTC loss a unit for scores (B, n r, V)."""
    n_frames = (batch.wanted != PAD_ID).sum(dim=1) * frames_per_state
    n_units = torch.tensor([len(u) for u in units])
    flat = torch.tensor([unit + FIRST_UNIT_ID for u in units for unit in u])
    blank = scores.shape[-1] - 1
    log_probs = scores.float().log_softmax(-1).transpose(0, 1)
    loss = functional.ctc_loss(
        log_probs, flat, n_frames, n_units, blank, reduction="sum", zero_infinity=True
    )
    return loss / n_units.sum()


def main() -> None:
    """Run the stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--batch-tokens", type=int, default=500)
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
    """Train for the number of steps asked for."""
    work, spec = arguments.work, NetworkSpec()
    target = Tokenizer(work / "target.model")
    units_of = read_units(work / "units.tsv", Codebook.read(work / "codebook.npz"))
    known = [h for h in read_states(work / "states") if h.target in units_of]
    decoder, generator = TextDecoder(spec), UnitGenerator(spec)
    decoder.load_state_dict(torch.load(work / "decoder.pt", weights_only=True)["model"])
    decoder.eval()
    plan = Plan(arguments.steps, arguments.peak_rate, n_warm_up=200)
    course = begin_course(generator, work / "unit_generator.pt", plan, arguments)
    rng = random.Random(arguments.seed + course.step + 1_000_000 * rank())
    print(f"{len(known)} utterances", flush=True)
    while not course.is_over:
        for batch, members in text_batches(known, target, arguments.batch_tokens, rng):
            units = [units_of[h.target] for h in members]
            heard = without_source(batch) if rng.random() < SOURCELESS_SHARE else batch
            with course.precision():
                loss = _loss(decoder, generator, heard, units)
            course.learn(loss)
            course.note(loss=loss)
            if course.has_news and rank() == 0:
                minutes = course.elapsed_s / 60
                print(f"{course.step} {course.tell()} {minutes:.1f} min", flush=True)
            if course.is_over:
                break
    course.close()


def without_source(batch: TextBatch) -> TextBatch:
    """Return the batch as if nothing had been heard: one encoder state of zeros a text."""
    n_batch, n_tokens = batch.tokens.shape
    states = torch.zeros(n_batch, 1, batch.states.shape[2])
    mask = torch.ones(n_batch, 1, n_tokens, 1, dtype=torch.bool)
    return TextBatch(states, mask, batch.tokens, batch.wanted)


def _loss(
    decoder: TextDecoder, generator: UnitGenerator, batch: TextBatch, units: list[list[int]]
) -> Tensor:
    with torch.no_grad():
        hidden = decode(decoder, batch)
    scores = generator(hidden, generator.initial_state(len(units)))[0]
    return unit_loss(scores, batch, units, generator.sizes.frames_per_state)


if __name__ == "__main__":
    main()
