"""`python -m engine.training.languages`: learn to hear which language is spoken, as one graph.

Synthetic voices speak each language, sounds without words stand for none (`language_speech`); then
a small network learns from pieces of them that never sound twice alike (`language_batches`).
Finished shards are kept, and `--resume` goes on from the checkpoint. In the end the graph is
written, and what it hears in held-out voices and sentences is printed, as
`engine.evaluation.languages` does.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor

from engine.conversion.languages import write_languages
from engine.evaluation.languages import measure, read_spoken, report
from engine.training.augment import read_noise
from engine.training.course import Plan, add_course, begin_course
from engine.training.language_batches import LanguageDealer
from engine.training.language_speech import (
    LABELS,
    MANIFEST,
    parted,
    read_sentences,
    read_variants,
    speak_recordings,
    speak_shards,
)
from engine.training.network.language_network import LanguageNetwork
from engine.training.shards import read_shards

PIECES_PER_BATCH = 36
SMOOTHING = 0.1
RELOAD_EVERY = 250
CHECKPOINT = "languages.pt"


def main() -> None:
    """Run the stage."""
    arguments = _parser().parse_args()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    speak(arguments)
    write_languages(arguments.out, train(arguments), LABELS)
    recordings = read_spoken(arguments.work / "heldout" / MANIFEST, "voice")
    print(report(measure(arguments.out, recordings)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--text",
        action="append",
        default=[],
        metavar="LANGUAGE=FILE[:COLUMN]",
        help="a gzipped table with sentences of de, en, es or fr; Italian ones are made here",
    )
    parser.add_argument("--noise", type=Path, required=True, help="a folder of recordings")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="a folder for the graph")
    parser.add_argument("--shards", type=int, default=20, help="of 300 utterances each")
    parser.add_argument("--heldout", type=int, default=400, help="recordings to measure on")
    parser.add_argument("--steps", type=int, default=2500)
    parser.add_argument("--peak-rate", type=float, default=2e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    add_course(parser)
    return parser


def speak(arguments: argparse.Namespace) -> None:
    """Write the shards that are not there yet."""
    text = dict(read_place(place) for place in arguments.text)
    sentences = read_sentences(text, arguments.seed)
    learned, held_out = parted(sentences, read_variants(), read_noise(arguments.noise))
    speak_shards(arguments.work / "speech", learned, arguments.shards, arguments.seed)
    speak_recordings(arguments.work / "heldout", held_out, arguments.heldout, arguments.seed + 1)


def read_place(place: str) -> tuple[str, tuple[Path, int]]:
    """Return the language, the table and the column that `LANGUAGE=FILE[:COLUMN]` names."""
    language, _, rest = place.partition("=")
    path, _, column = rest.partition(":")
    return language, (Path(path), int(column or 0))


def train(arguments: argparse.Namespace) -> LanguageNetwork:
    """Train for the number of steps asked for and return the network.

    New shards are taken up as they appear, so another process may still speak them.
    """
    model = LanguageNetwork(len(LABELS))
    plan = Plan(arguments.steps, arguments.peak_rate, n_warm_up=min(150, arguments.steps // 10))
    course = begin_course(model, arguments.work / CHECKPOINT, plan, arguments)
    model.train()
    dealer: LanguageDealer | None = None
    while not course.is_over:
        if dealer is None or course.step % RELOAD_EVERY == 0:
            seed = arguments.seed + 1000 * course.step
            dealer = LanguageDealer(read_shards(arguments.work / "speech"), seed)
        batch = dealer.batch(PIECES_PER_BATCH)
        loss = smoothed_loss(model(batch.features), batch.labels)
        norm = course.learn(loss)
        course.note(loss=loss, gradient=norm)
        if course.has_news or course.is_over:
            print(f"{course.step} {course.tell()} {course.elapsed_s:.0f} s", flush=True)
    course.close()
    model.eval()
    return model


def smoothed_loss(log_probabilities: Tensor, labels: Tensor) -> Tensor:
    """Return the cross-entropy with label smoothing of (B, n_labels) against (B,)."""
    right = log_probabilities.gather(1, labels[:, None]).mean()
    return -(1 - SMOOTHING) * right - SMOOTHING * log_probabilities.mean()


if __name__ == "__main__":
    main()
