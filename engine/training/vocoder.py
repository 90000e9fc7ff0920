"""Stage 5, `python -m engine.training.vocoder`: from units back to the voice they come from.

Reads `world.npz` of stage 4 and writes `vocoder.pt`. Every tenth sentence is held out and only
measured.
"""

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.spec import VocoderSpec
from engine.training.network.vocoder import (
    N_SOURCE_VALUES,
    ROWS_PER_CODE,
    DurationPredictor,
    VoiceModel,
)
from engine.training.units import runs_of

N_ENVELOPE_POINTS = 65
PITCH_WEIGHT, VOICING_WEIGHT = 1.0, 0.5
SENTENCES_PER_BATCH = 24
PEAK_RATE = 2e-3


class Voice(nn.Module):
    """Both networks of the vocoder."""

    def __init__(self, spec: VocoderSpec) -> None:
        super().__init__()
        self.durations = DurationPredictor(spec)
        self.voice = VoiceModel(spec)


def voice_loss(rows: Tensor, source: Tensor, cepstra: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return the errors of envelope (mean absolute log), pitch (log, where voiced) and voicing.

    Args:
        rows: (n, 2 + n_cepstra) predicted. `source`: (n, 2) pitch in Hz and aperiodicity.
    """
    order = torch.arange(cepstra.shape[1])[:, None]
    basis = 2 * torch.cos(np.pi * order * torch.arange(N_ENVELOPE_POINTS) / (N_ENVELOPE_POINTS - 1))
    basis[0] /= 2
    envelope = ((rows[:, N_SOURCE_VALUES:] - cepstra) @ basis).abs().mean()
    voiced = source[:, 0] > 0
    log_pitch = (rows[:, 0][voiced] - source[:, 0][voiced].log()).abs().mean()
    harmonic = voiced * (1 - source[:, 1])
    voicing = functional.binary_cross_entropy_with_logits(rows[:, 1], harmonic)
    return envelope, log_pitch, voicing


def main() -> None:
    """Run the stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    train(arguments)


def train(arguments: argparse.Namespace) -> None:
    """Train for the number of epochs asked for, and keep the networks after each."""
    sentences = read_analysis(arguments.work / "world.npz")
    held_out = sentences[::10]
    training = [sentence for i, sentence in enumerate(sentences) if i % 10]
    model, rng = Voice(VocoderSpec()), random.Random(arguments.seed)
    optimiser = torch.optim.AdamW(model.parameters(), lr=PEAK_RATE)
    n_batches = -(-len(training) // SENTENCES_PER_BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, PEAK_RATE, total_steps=n_batches * arguments.epochs
    )
    for epoch in range(arguments.epochs):
        rng.shuffle(training)
        for start in range(0, len(training), SENTENCES_PER_BATCH):
            losses = losses_of(model, training[start : start + SENTENCES_PER_BATCH])
            optimiser.zero_grad()
            total_of(losses).backward()
            optimiser.step()
            schedule.step()
        with torch.no_grad():
            measured = " ".join(f"{float(loss):.3f}" for loss in losses_of(model, held_out))
        print(f"epoch {epoch}: envelope pitch voicing duration {measured}", flush=True)
        torch.save(model.state_dict(), arguments.work / "vocoder.pt")


def losses_of(model: Voice, sentences: list[tuple[Tensor, Tensor, Tensor]]) -> list[Tensor]:
    """Return the four errors over some sentences, laid end to end with their own context only."""
    longest = max(len(units) for units, _, _ in sentences)
    codes = torch.stack(
        [functional.pad(u, (0, longest - len(u)), mode="constant") for u, _, _ in sentences]
    )
    rows = model.voice(codes)
    flat = torch.cat(
        [r[: ROWS_PER_CODE * len(u)] for r, (u, _, _) in zip(rows, sentences, strict=True)]
    )
    source = torch.cat([source for _, source, _ in sentences])
    cepstra = torch.cat([cepstra for _, _, cepstra in sentences])
    merged = [runs_of(units.numpy()) for units, _, _ in sentences]
    most = max(len(units) for units, _ in merged)
    units = torch.stack(
        [functional.pad(torch.from_numpy(u), (0, most - len(u))) for u, _ in merged]
    )
    predicted = model.durations(units)
    wanted = torch.cat([torch.from_numpy(n).float().log() for _, n in merged])
    had = torch.cat([row[: len(n)] for row, (_, n) in zip(predicted, merged, strict=True)])
    return [*voice_loss(flat, source, cepstra), (had - wanted).abs().mean()]


def total_of(losses: list[Tensor]) -> Tensor:
    """Return the weighted sum that is trained."""
    envelope, log_pitch, voicing, duration = losses
    return envelope + PITCH_WEIGHT * log_pitch + VOICING_WEIGHT * voicing + duration


def read_analysis(path: Path) -> list[tuple[Tensor, Tensor, Tensor]]:
    """Return units (n,), source (2 n, 2) and cepstra (2 n, n_cepstra) of each sentence."""
    stored = np.load(path)
    ends = stored["lengths"].cumsum()
    sentences = []
    units, source, cepstra = (torch.from_numpy(stored[k]) for k in ("units", "source", "cepstra"))
    for end, length in zip(ends, stored["lengths"], strict=True):
        codes, rows = slice(end - length, end), slice(2 * (end - length), 2 * end)
        sentences.append((units[codes], source[rows], cepstra[rows]))
    return sentences


if __name__ == "__main__":
    main()
